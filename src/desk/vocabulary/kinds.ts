/** Terms and examples are curated alike: what differs between them. */
export const kinds = {
  tag: {
    one: 'term',
    list: '/admin/tags',
    page: (slug: string) => `/admin/tags/${slug}`,
    api: (slug: string) => `/v1/tags/${slug}`,
    home: 'Tags',
  },
  example: {
    one: 'example',
    list: '/admin/examples',
    page: (slug: string) => `/admin/examples/${slug}`,
    api: (slug: string) => `/v1/examples/${slug}`,
    home: 'Examples',
  },
} as const;
export type Kind = keyof typeof kinds;

/** What a slug of the same kind, or of the same scheme, is one of. */
export function slugsOf(kind: Kind, scheme?: string): 'example' | 'theme' | 'tag' | 'theme,tag' {
  if (kind === 'example') return 'example';
  return scheme === undefined ? 'theme,tag' : scheme === 'theme' ? 'theme' : 'tag';
}
