/** What a part of a note is for, whatever its heading is called. */
export type SectionKind =
  'summary' | 'detail' | 'discussion' | 'questions' | 'next-meeting' | 'actions' | 'other';

export type BlockType = 'paragraph' | 'item' | 'heading' | 'table-row';

/**
 * One paragraph, list item, heading or table row. `start` and `end` are code points into the note's text; the
 * span leaves out the bullet sign and surrounding white space, and keeps the line ends of a hard-wrapped block.
 */
export interface Block {
  type: BlockType;
  start: number;
  end: number;
  /** Nesting of an item or rank of a heading, from 1. */
  level?: number;
  /** The bullet sign or number of an item, verbatim. */
  marker?: string;
}

/** A part of a note. The span reaches from its first block (its heading, if it has one) to its last. */
export interface Section {
  kind: SectionKind;
  /** Verbatim; null when the part has no heading of its own. */
  heading: string | null;
  /** Order in the note, from 0. */
  position: number;
  start: number;
  end: number;
  blocks: Block[];
}

/** A date as far as the text gives it: with `precision` `month` the day is 01, with `year` month and day are. */
export interface HeldOn {
  /** YYYY-MM-DD. */
  date: string;
  precision: 'day' | 'month' | 'year';
}

export interface Series {
  title: string;
  number: number;
}

export interface Neighbour {
  title: string;
}

/** A note's text taken apart. All positions are code points; whatever the text does not give is null. */
export interface ParsedNote {
  title: string;
  titleSpan: { start: number; end: number };
  series: Series | null;
  heldOn: HeldOn | null;
  /** When the next meeting is, verbatim: such phrases seldom give a year. */
  nextMeeting: string | null;
  previous: Neighbour | null;
  next: Neighbour | null;
  /** People who introduce or speak, by the fullest name the note gives, in order of appearance. */
  speakers: string[];
  sections: Section[];
}

/** A stretch of the canonical text (code points) that the source format itself set out as a block. */
export interface OutlineMark {
  type: 'heading' | 'item' | 'table-row';
  start: number;
  end: number;
  /** Rank of a heading or nesting of an item, from 1. */
  level: number;
}
