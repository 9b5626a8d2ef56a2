/** Emphasis or a link on a stretch of a version's text, in code points. `href` is null where the source lost it. */
export interface Mark {
  type: 'link' | 'emphasis' | 'strong' | 'code';
  start: number;
  end: number;
  href?: string | null;
}
