import { sentencesOf } from '../text/sentences.ts';
import type { HeldOn } from './note-structure.ts';
import type { RawBlock, RawSection } from './parse-blocks.ts';
import { findDateOnDateLine, findDay, findMonth } from './parse-dates.ts';
import { announcesNextMeeting } from './parse-next-meeting.ts';

/** How many blocks from the head of a note may be its date line, and how long such a line is at most. */
const HEADER_BLOCKS = 4;
const DATE_LINE_LENGTH = 80;
const SEARCHED_LENGTH = 4000;
const DATE_LABEL = /^(?:date|held|meeting date|when|date of meeting)\b[^:]{0,20}:/iu;
const OTHER_EVENT =
  /\b(?:founded|established|launched|opened in|began in|set up|since|started in|born|published|due|deadline)\b/iu;
const MEETING =
  /\b(?:met|meeting|held|host(?:ed|ing)|gather(?:ed|ing)|convened|took place|came together|assembled)\b/iu;

/** When the meeting was: from a date line, the title, or a sentence at the head of the note. Never guessed. */
export function findHeldOn(title: string, sections: RawSection[]): HeldOn | null {
  const head = blocksOf(sections.slice(0, 2)).slice(0, HEADER_BLOCKS);
  const labelled = head.find(({ text }) => DATE_LABEL.test(text));
  if (labelled) return findDateOnDateLine(labelled.text);
  const account = blocksOf(sections.filter(({ kind }) => kind === 'detail').slice(0, 1)).slice(0, 2);
  return (
    findDay(title) ??
    findMonth(title) ??
    dateAmong(head, () => true) ??
    dateAmong(account, (text) => MEETING.test(text))
  );
}

function blocksOf(sections: RawSection[]): RawBlock[] {
  return sections.flatMap(({ blocks }) => blocks).filter(({ type }) => type !== 'heading');
}

function dateAmong(blocks: RawBlock[], accepts: (sentence: string) => boolean): HeldOn | null {
  for (const { text } of blocks) {
    for (const sentence of sentencesOf(text.slice(0, SEARCHED_LENGTH))) {
      if (announcesNextMeeting(sentence) || OTHER_EVENT.test(sentence) || !accepts(sentence)) continue;
      const date = text.length < DATE_LINE_LENGTH ? findDateOnDateLine(sentence) : findDay(sentence);
      if (date) return date;
    }
  }
  return null;
}
