import { splitSentences } from '../text/sentences.ts';
import type { SectionKind } from './note-structure.ts';
import type { RawBlock, RawSection } from './parse-blocks.ts';
import { headingKind } from './parse-heading-kinds.ts';
import { announcesDiscussion, leadInKind } from './parse-lead-ins.ts';
import { announcesNextMeeting } from './parse-next-meeting.ts';

const NEXT_MEETING_START =
  /^(?:at (?:our|the) next|next\b|(?:our|the) next|we (?:will |shall |['’]ll )?(?:next )?(?:meet|gather|reconvene)|date of (?:the )?next)/iu;
/** Up to this length a paragraph at the head of a note says who met, when and where. */
const HEADER_BLOCK_LENGTH = 200;
const HEADER_BLOCKS = 4;
/** Longer paragraphs after the list of a summary no longer sum up. */
const SUMMARY_TAIL_LENGTH = 150;
const MIN_LIST = 3;
/** An unannounced list counts as the discussion when it is this long and its entries are sentences. */
const MIN_DISCUSSION_LIST = 6;
const MIN_SENTENCE_LENGTH = 60;
const MIN_STATEMENT_LENGTH = 40;

/** Divides the blocks of a note (its title and navigation taken away) into sections by what each part is for. */
export function divideIntoSections(blocks: RawBlock[]): RawSection[] {
  const sections: RawSection[] = [];
  let enclosing = openingKind(blocks);
  blocks.forEach((block, i) => {
    const start = startOfSection(blocks, i, sections.at(-1), enclosing);
    if (start === null) return sections.at(-1)!.blocks.push(block);
    if (start.encloses) enclosing = start.kind;
    if (start.heading !== null) block.type = 'heading';
    return sections.push({ kind: start.kind, heading: start.heading, blocks: [block] });
  });
  settlePreamble(sections);
  return promoteLongList(sections);
}

interface SectionStart {
  kind: SectionKind;
  heading: string | null;
  /** Whether later parts without a name of their own go on in this kind. */
  encloses: boolean;
}

/** The section that begins with a block, or null when the block goes on with the current one. */
function startOfSection(
  blocks: RawBlock[],
  i: number,
  current: RawSection | undefined,
  enclosing: SectionKind,
): SectionStart | null {
  const block = blocks[i]!;
  if (block.type === 'heading') {
    const kind = headingKind(block.text) ?? topicKind(blocks, i, current ? enclosing : null);
    return { kind: settleSummary(kind, blocks, i), heading: block.text, encloses: true };
  }
  const lead = leadOf(blocks, i);
  if (lead !== null) {
    return {
      kind: lead,
      heading: isSingleSentence(block.text) ? block.text : null,
      encloses: lead === 'discussion',
    };
  }
  if (startsNextMeeting(block) && current?.kind !== 'next-meeting') return unnamed('next-meeting', false);
  if (!current) return unnamed(enclosing, true);
  if (endsList(current, block)) return unnamed(enclosing, true);
  if (leavesSummary(current, block)) return unnamed('detail', true);
  return current.kind === 'detail' && opensDiscussion(blocks, i) ? unnamed('discussion', true) : null;
}

function unnamed(kind: SectionKind, encloses: boolean): SectionStart {
  return { kind, heading: null, encloses };
}

/** What stands before any heading: statements in a list sum up, else it is the account itself. */
function openingKind(blocks: RawBlock[]): SectionKind {
  const first = blocks.findIndex(({ type }) => type === 'item');
  const before = blocks.slice(0, Math.max(0, first));
  if (
    first === -1 ||
    before.some(({ type, text }) => type !== 'paragraph' || text.length > HEADER_BLOCK_LENGTH)
  )
    return 'detail';
  const list = itemsFrom(blocks, first);
  return before.length <= 3 && list.length >= MIN_LIST && averageLength(list) >= MIN_STATEMENT_LENGTH
    ? 'summary'
    : 'detail';
}

/** "What we heard" over running prose is the account, and "Three things to sleep on" may be questions. */
function settleSummary(kind: SectionKind, blocks: RawBlock[], i: number): SectionKind {
  if (kind === 'summary' && mostlyQuestions(blocks, i + 1)) return 'questions';
  if (kind !== 'summary' || !/^what\b/iu.test(blocks[i]!.text)) return kind;
  let end = i + 1;
  while (end < blocks.length && blocks[end]!.type !== 'heading') end++;
  const body = blocks.slice(i + 1, end);
  const prose = body.filter(({ type, text }) => type === 'paragraph' && text.length > HEADER_BLOCK_LENGTH);
  return prose.length > 1 && body[0]!.type !== 'item' ? 'detail' : kind;
}

/** A heading that names a topic: questions below it decide, else it goes on with what the part before was. */
function topicKind(blocks: RawBlock[], i: number, before: SectionKind | null): SectionKind {
  if (opensWithStatements(blocks, i)) return 'summary';
  if (blocks[i + 1]?.type === 'item' && mostlyQuestions(blocks, i + 1)) return 'questions';
  if (before === 'discussion') return 'discussion';
  return before === 'actions' || before === 'next-meeting' ? 'other' : 'detail';
}

/** "What it came to": a list of statements and nothing else, before anything is told. */
function opensWithStatements(blocks: RawBlock[], i: number): boolean {
  const before = blocks.slice(0, i);
  const list = itemsFrom(blocks, i + 1);
  return (
    before.every(({ type, text }) => type === 'paragraph' && text.length <= HEADER_BLOCK_LENGTH) &&
    list.length >= MIN_LIST &&
    averageLength(list) >= MIN_STATEMENT_LENGTH &&
    !mostlyQuestions(blocks, i + 1) &&
    blocks[i + 1 + list.length]?.type === 'heading'
  );
}

/** The kind that a lead-in line gives to the list right below it. */
function leadOf(blocks: RawBlock[], i: number): SectionKind | null {
  const block = blocks[i]!;
  if (block.type !== 'paragraph' || blocks[i + 1]?.type !== 'item') return null;
  return leadInKind(block.text, mostlyQuestions(blocks, i + 1));
}

/** A list of questions or actions that only a lead-in announced is over when prose follows. */
function endsList({ kind, heading, blocks }: RawSection, block: RawBlock): boolean {
  const announced = heading === null || /:["'”’]?$/u.test(heading);
  return (
    announced &&
    (kind === 'questions' || kind === 'actions') &&
    block.type === 'paragraph' &&
    blocks.length > 1
  );
}

/** Running prose after the list of a summary tells the rest of the note, headed or not. */
function leavesSummary({ kind, blocks }: RawSection, block: RawBlock): boolean {
  if (kind !== 'summary' || block.type !== 'paragraph' || block.text.length <= SUMMARY_TAIL_LENGTH)
    return false;
  return blocks.at(-1)!.type === 'item' && blocks.filter(({ type }) => type === 'item').length >= MIN_LIST;
}

/** A list under "Then we went round the room." */
function opensDiscussion(blocks: RawBlock[], i: number): boolean {
  const above = blocks[i - 1];
  if (blocks[i]!.type !== 'item' || above?.type !== 'paragraph' || itemsFrom(blocks, i).length < MIN_LIST)
    return false;
  const last = splitSentences(above.text).at(-1);
  return last !== undefined && announcesDiscussion(above.text.slice(last.start, last.end));
}

function startsNextMeeting(block: RawBlock): boolean {
  return (
    block.type === 'paragraph' && NEXT_MEETING_START.test(block.text) && announcesNextMeeting(block.text)
  );
}

/** A few short lines before the first heading say who met when and where. */
function settlePreamble(sections: RawSection[]): void {
  const first = sections[0];
  if (!first || first.heading !== null || first.kind !== 'detail' || sections.length === 1) return;
  const short = first.blocks.every(({ text }) => text.length <= HEADER_BLOCK_LENGTH);
  if (short && first.blocks.length <= HEADER_BLOCKS) first.kind = 'other';
}

/** Where nothing is called the discussion, the one long list of sentences in the account is it. */
function promoteLongList(sections: RawSection[]): RawSection[] {
  if (sections.some(({ kind }) => kind === 'discussion')) return sections;
  const lists = sections.flatMap((section) =>
    section.kind === 'detail' ? longLists(section).map((from) => ({ section, from })) : [],
  );
  const only = lists.length === 1 ? lists[0]! : null;
  if (only === null) return sections;
  return sections.flatMap((section) =>
    section === only.section ? splitAtList(section, only.from) : [section],
  );
}

function longLists({ blocks }: RawSection): number[] {
  return [...blocks.keys()].filter((i) => {
    if (blocks[i]!.type !== 'item' || blocks[i - 1]?.type === 'item') return false;
    const list = itemsFrom(blocks, i);
    return list.length >= MIN_DISCUSSION_LIST && averageLength(list) >= MIN_SENTENCE_LENGTH;
  });
}

function splitAtList(section: RawSection, from: number): RawSection[] {
  const { heading, blocks } = section;
  const to = from + itemsFrom(blocks, from).length;
  if (blocks.slice(0, from).every(({ type }) => type === 'heading')) {
    const rest = blocks.slice(to);
    const list: RawSection = { kind: 'discussion', heading, blocks: blocks.slice(0, to) };
    return rest.length === 0 ? [list] : [list, { kind: 'detail', heading: null, blocks: rest }];
  }
  const parts: RawSection[] = [
    { ...section, blocks: blocks.slice(0, from) },
    { kind: 'discussion', heading: null, blocks: blocks.slice(from, to) },
    { kind: 'detail', heading: null, blocks: blocks.slice(to) },
  ];
  return parts.filter((part) => part.blocks.length > 0);
}

function itemsFrom(blocks: RawBlock[], from: number): RawBlock[] {
  let end = from;
  while (blocks[end]?.type === 'item') end++;
  return blocks.slice(from, end);
}

function mostlyQuestions(blocks: RawBlock[], from: number): boolean {
  const items = itemsFrom(blocks, from);
  return items.filter(({ text }) => /\?["'”’)]*$/u.test(text)).length * 2 > items.length;
}

function averageLength(blocks: RawBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0) / blocks.length;
}

function isSingleSentence(text: string): boolean {
  return text.length <= HEADER_BLOCK_LENGTH && !/[.!?]["”’]?\s+\p{Lu}/u.test(text);
}
