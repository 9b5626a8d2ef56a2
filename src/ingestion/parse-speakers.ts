import { indexNames, NAME, personIn, withoutTitle } from './parse-person-names.ts';
import { givenNames } from '../extraction/names/given-names.ts';
import { surnames } from '../extraction/names/surnames.ts';
import { findTurnLabels, turnLabel } from './parse-turns.ts';
import type { RawSection } from './parse-blocks.ts';

const SAYING =
  'said|says|told|spoke|explained|described|talked|presented|argued|added|thought|reckons|reckoned|put|observed|noted|recalled|admitted|reported|outlined|shared|set out|summarised|reflected|recounted|began|started|went first|was next|took|believes|believed|felt|recommends|concluded|suggested|warned|admits|confessed|showed|answered|pointed out|runs|ran|leads|led|manages|works|is an?|has been|had been asked|was asked|came to|grew up|trained|joined us|learned|learnt|found|read|wants|wanted|went|was (?:first|second|third|last|up|next)|called|brought|keeps|kept|drives|teaches|does|did|covers|came|first|second|third|last';
const HOSTING = 'introduced|opened|welcomed|chaired|facilitated|thanked|closed|kicked off|hosted';
const BEFORE =
  '(?:heard from|invited|introduced|introducing|presentation (?:from|by)|talk (?:from|by)|presented by|led by|joined by|opened by|handed (?:over )?to|story of|[Tt]hen|[Nn]ext|asked)';
const GAP =
  '(?:,[^.;:\\n]{2,120}?,|,? who [^.;,\\n]{2,90},| \\([^)\\n]{2,60}\\),?)?(?: then| also| next| first| now| herself| himself| kindly)?';
/** Opening a paragraph with somebody's full name is how notes bring on the next speaker. */
const OPENING = new RegExp(`^(?:Then |Next |Next came |And then )?(?<name>${NAME})`, 'gmu');
const OWNED = '(?:story|answer|view|account|talk|remarks|advice|point|subject|presentation)';

/** Signs that a person speaks, and how much each is worth; hosts welcome those who do. */
const SIGNS: ReadonlyArray<readonly [RegExp, number]> = [
  [new RegExp(`(?<name>${NAME})${GAP} (?:${SAYING})\\b`, 'gu'), 1],
  [new RegExp(`(?<name>${NAME})${GAP} (?:${HOSTING})\\b`, 'gu'), -0.75],
  [new RegExp(`\\b${BEFORE} (?<name>${NAME})`, 'gu'), 0.75],
  [new RegExp(`(?<name>${NAME})['’]s ${OWNED}\\b`, 'gu'), 1],
];
const IN_HEADING = 2;
const OPENS_PARAGRAPH = 1;
const PER_MENTION = 0.3;
/** Initiatives and places begin and run as people do. */
const NO_KNOWN_NAME = -0.8;
const MENTIONS_COUNTED = 6;
/** Chosen on the training notes: lower finds chairs and passers-by, higher loses second speakers. */
const THRESHOLD = 1.5;

const LISTED = /^(?:guest )?speakers?:\s*(?<names>.+)$/imu;
/** Parts in which being quoted does not make a speaker: there everybody talks. */
const QUIET_KINDS = new Set(['summary', 'questions', 'actions', 'next-meeting']);

/**
 * People who speak, not those who chair or welcome, by the fullest form of their name, in order of appearance. Best effort: turns
 * ("Ruth: …") are certain; in reported speech a person counts who is seen to speak and is named repeatedly.
 */
export function findSpeakers(sections: RawSection[]): string[] {
  const all = textOf(sections);
  const names = indexNames(all);
  const turns = findTurns(sections);
  if (turns.length > 1) return distinct(turns.map((name) => names.fullest(name)));
  const listed = LISTED.exec(all)?.groups?.['names'];
  if (listed) return distinct(namesListed(listed));
  return findReported(sections.map(withoutQuietBlocks), (name) => names.fullest(name));
}

/** The names of "Ama Boateng (Calder Homes), Prof. Tom O’Hanlon, chief executive, and Ruth". */
function namesListed(list: string): string[] {
  return list
    .replace(/\([^)]*(?:\)|$)/gu, (found) => (found.endsWith(')') ? '' : found))
    .split(/,|;|(?:^|\s)and\s/u)
    .map((name) => name.trim())
    .filter((name) => /^\p{Lu}/u.test(name) && personIn(name) !== null);
}

function withoutQuietBlocks(section: RawSection): RawSection {
  if (QUIET_KINDS.has(section.kind)) return { ...section, heading: null, blocks: [] };
  const told = section.blocks.filter(
    ({ type }) => type !== 'heading' && !(type === 'item' && section.kind === 'discussion'),
  );
  return { ...section, blocks: told };
}

function textOf(sections: RawSection[]): string {
  return sections
    .flatMap((section) => section.blocks.map((block) => block.text.replace(/\s+/gu, ' ')))
    .join('\n');
}

/** People by whose names the turns of a dialogue are labelled, if each speaks more than once. */
function findTurns(sections: RawSection[]): string[] {
  const blocks = sections
    .flatMap((section) => section.blocks)
    .filter(({ type }) => type === 'paragraph')
    .map(({ text }) => text);
  const labels = findTurnLabels(blocks);
  const counts = new Map<string, number>();
  for (const block of blocks) {
    const label = turnLabel(block);
    const name = label !== null && labels.has(label) ? personIn(label) : null;
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([name]) => name);
}

function findReported(sections: RawSection[], fullest: (name: string) => string): string[] {
  const text = textOf(sections);
  const names = indexNames(text);
  const headings = sections.map((section) => section.heading ?? '').join('\n');
  const people = new Map<string, { at: number; score: number }>();
  const credit = (written: string, at: number, weight: number) => {
    const person = personIn(written);
    if (person === null) return;
    const name = fullest(person);
    const known = people.get(name) ?? { at, score: 0 };
    people.set(name, { at: Math.min(at, known.at), score: known.score + weight });
  };
  for (const [pattern, weight] of SIGNS) {
    for (const match of text.matchAll(pattern)) credit(match.groups!['name']!, match.index, weight);
  }
  for (const match of text.matchAll(OPENING)) {
    if (personIn(match.groups!['name']!)?.includes(' '))
      credit(match.groups!['name']!, match.index, OPENS_PARAGRAPH);
  }
  for (const [name, person] of people) {
    person.score += Math.min(MENTIONS_COUNTED, names.mentions(name)) * PER_MENTION;
    if (isNamedIn(headings, name)) person.score += IN_HEADING;
    if (!isKnownName(name)) person.score += NO_KNOWN_NAME;
  }
  return [...people]
    .filter(([, { score }]) => score >= THRESHOLD)
    .sort(([, a], [, b]) => a.at - b.at)
    .map(([name]) => name);
}

/** Whether a title, a given name or a surname says that it is a person’s. */
function isKnownName(name: string): boolean {
  const bare = withoutTitle(name);
  const words = bare.split(/[ -]/u).map((word) => word.toLowerCase());
  return bare !== name || givenNames.has(words[0]!) || surnames.has(words.at(-1)!);
}

function isNamedIn(headings: string, name: string): boolean {
  const words = new Set(headings.toLowerCase().split(/[^\p{L}\p{M}-]+/u));
  return withoutTitle(name)
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 2 && words.has(word));
}

function distinct(names: string[]): string[] {
  return [...new Set(names)];
}
