import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SectionKind } from '../../../src/ingestion/note-structure.ts';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { indexText } from '../../../src/text/code-points.ts';
import { SAMPLE } from './fixtures.ts';

const kindsOf = (text: string) => parsePlainText(text).sections.map(({ kind }) => kind);

describe('parsePlainText, on the sample note', () => {
  const note = parsePlainText(SAMPLE);
  const index = indexText(SAMPLE);
  const items = (kind: SectionKind) =>
    note.sections
      .filter((section) => section.kind === kind)
      .flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'item'));

  test('knows its title, series and neighbours', () => {
    expect(note).toMatchObject({
      title: 'Note from Collaborative Leadership in Place Cell 2',
      titleSpan: { start: 0, end: 50 },
      series: { title: 'Collaborative Leadership in Place', number: 2 },
      previous: { title: 'Note from Changing Practices Cell 2' },
      next: { title: 'Note from an online roundtable: Coronavirus - building community and connection 4' },
    });
  });

  test('invents no date and keeps the next meeting as it is written', () => {
    expect(note.heldOn).toBeNull();
    expect(note.nextMeeting).toBe('9th September at 3.00-4.30pm');
  });

  test('names who introduced and who spoke', () => {
    expect(note.speakers).toEqual(['Steve Wyler', 'Cate Newnes-Smith']);
  });

  test('finds the parts in their order', () => {
    expect(note.sections.map(({ kind, position }) => [position, kind])).toEqual([
      [0, 'summary'],
      [1, 'next-meeting'],
      [2, 'detail'],
      [3, 'discussion'],
      [4, 'questions'],
    ]);
    expect([items('summary').length, items('discussion').length, items('questions').length]).toEqual([
      5, 5, 3,
    ]);
  });

  test('has one lead paragraph in the summary', () => {
    const paragraphs = note.sections[0]!.blocks.filter(({ type }) => type === 'paragraph');
    expect(paragraphs.map(({ start, end }) => index.slice(start, end))).toEqual([
      'Leadership is important but great leadership is about enabling others.',
    ]);
  });

  test('spans words only: no bullet, no white space around them', () => {
    for (const { blocks } of note.sections) {
      for (const { start, end } of blocks) {
        const words = index.slice(start, end);
        expect(words).toBe(words.trim());
        expect(words).not.toMatch(/^[•\d]/);
      }
    }
  });

  test('leaves navigation out of every section', () => {
    expect(note.sections.at(-1)!.end).toBeLessThan(SAMPLE.indexOf('Previous\nPrevious'));
  });
});

describe('parsePlainText', () => {
  test('takes a note without headings as one account', () => {
    expect(
      kindsOf('A letter\n\nDear all, it rained.\n\nWe talked about boats, and then about the ferry again.'),
    ).toEqual(['detail']);
  });

  test('does not take the last lines of a letter for headings', () => {
    expect(
      kindsOf('A letter\n\nDear all, it rained and we talked about boats.\n\nYours ever\n\nRuth'),
    ).toEqual(['detail']);
  });

  test('calls statements that open a note its summary, and names of those present not', () => {
    const statements =
      '• Trust takes time, and time is never in the budget.\n• Boards notice what they count, and little else.\n• People leave when nobody asks them anything.';
    expect(
      kindsOf(
        `A note\n\n${statements}\n\nIn more detail\n\nWe met in the hall and talked for two hours about money.`,
      )[0],
    ).toBe('summary');
    expect(
      kindsOf(
        'A note\n\nPresent:\n\n• Ruth\n• Sam\n• Ann\n\nIn more detail\n\nWe met in the hall and talked for two hours.',
      ),
    ).not.toContain('summary');
  });

  test('keeps the line ends of a hard-wrapped bullet within its block', () => {
    const text =
      'A note\n\nSummary\n\n- The first point goes on\n  over three lines\n  of the note.\n- The second.\n';
    const { blocks } = parsePlainText(text).sections[0]!;
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Summary',
      'The first point goes on\n  over three lines\n  of the note.',
      'The second.',
    ]);
  });

  test('gives nested entries their level and every marker as it stands', () => {
    const text = 'A note\n\nDiscussion\n\n1. One\n   a) Inner\n   b) Other\n2. Two\n– Dash\n';
    const { blocks } = parsePlainText(text).sections[0]!;
    expect(blocks.slice(1).map(({ level, marker }) => [marker, level])).toEqual([
      ['1.', 1],
      ['a)', 2],
      ['b)', 2],
      ['2.', 1],
      ['–', 2],
    ]);
  });

  test('takes an initial, a year and a time at the start of a line for no bullet', () => {
    const text = 'A note\n\nDiscussion\n\nA. Smith came first.\n\n2021. A hard year.\n\n3.30 Tea and cake.\n';
    expect(parsePlainText(text).sections[0]!.blocks.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  test('uses the first words of a note that opens with prose as its title, and keeps the prose', () => {
    const prose = `It was raining when we met in the hall by the river and nobody had thought to bring the keys, ${'so we waited '.repeat(12)}and talked.`;
    const note = parsePlainText(prose);
    expect(note.title).toBe(
      'It was raining when we met in the hall by the river and nobody had thought to bring the keys, so we',
    );
    expect(note.sections[0]!.blocks).toHaveLength(1);
  });

  test('takes the subject of a mail as the title, without Re: and Fwd:', () => {
    const note = parsePlainText(
      'From: Ana <ana@example.org>\nSubject: Fwd: Re: Circle 6: handing over\nDate: 12 May 2022\n\nDear all,\n\nWe met.\n',
    );
    expect(note).toMatchObject({ title: 'Circle 6: handing over', titleSpan: { start: 46, end: 68 } });
    expect(parsePlainText('Subject: to change\nSubject: twice').title).toBe('to change');
  });

  test('lists speakers without what stands in brackets and what they are', () => {
    const line = 'Speakers: Ama Boateng (Calder Homes, Halifax), chief executive; Tom O’Hanlon and Ruth Pye';
    expect(parsePlainText(`A note\n\n${line}\n\nWe met.\n`).speakers).toEqual([
      'Ama Boateng',
      'Tom O’Hanlon',
      'Ruth Pye',
    ]);
  });

  test('takes who welcomed and thanked people for no speaker', () => {
    const told =
      'Ama Boateng said that it was slow work. Ama showed us the door, and Ama was asked about it.';
    const hosted = 'Ruth Pye welcomed us. Ruth said that the tea was ready. Ruth Pye thanked everyone.';
    expect(parsePlainText(`A note\n\n${told}\n\n${hosted}\n`).speakers).toEqual(['Ama Boateng']);
  });

  test('takes an entry of numbered minutes for no heading, however short', () => {
    const { sections } = parsePlainText(`Note of the Circle 6

4. Discussion

4.1 Whoever is nearest the problem should be the one who decides what is done about it.

5. Questions for next time

5.1 How can money be accounted for without asking people to record every quarter of an hour?

5.2 What would make it safe to help another?

5.3 Who is able to host in September, given that the offices will be closed for rewiring?
`);
    expect(sections.map(({ heading }) => heading)).toEqual(['Discussion', 'Questions for next time']);
    expect(sections.at(-1)!.blocks.map(({ marker }) => marker)).toEqual([undefined, '5.1', '5.2', '5.3']);
  });

  test('takes a line in brackets for no heading', () => {
    const text = 'A note\n\nIn brief\n\n(for anyone in a hurry)\n\n• Trust is slow.\n\n• Money is late.\n';
    expect(parsePlainText(text).sections.map(({ kind }) => kind)).toEqual(['summary']);
  });

  test('counts positions in code points', () => {
    const note = parsePlainText('🚌 Night Bus Talk\n\nSummary\n\n• One 🤝 two.\n');
    expect(note.titleSpan).toEqual({ start: 0, end: 16 });
    expect(note.sections[0]!.blocks[1]).toMatchObject({ start: 29, end: 39 });
  });

  test('finds nothing in an empty text', () => {
    expect(parsePlainText(' \n\n')).toMatchObject({ title: '', sections: [], speakers: [], heldOn: null });
  });
});

describe('parsePlainText, measured on the labelled notes', () => {
  const notes = readdirSync('training/corpus')
    .filter((name) => name.endsWith('.note'))
    .map((name) => {
      const [header, body] = readFileSync(`training/corpus/${name}`, 'utf8').split(/\n---\n([\s\S]*)/u) as [
        string,
        string,
      ];
      return { parts: JSON.parse(header).parts, note: parsePlainText(body.replace(/⟦[^⟧]*⟧/gu, '')) };
    });
  const share = (labelled: typeof notes, agrees: (one: (typeof notes)[number]) => boolean) =>
    labelled.filter(agrees).length / labelled.length;
  const count = ({ note }: (typeof notes)[number], kind: SectionKind) =>
    note.sections
      .filter((section) => section.kind === kind)
      .flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'item')).length;

  test.each([
    ['the title', (one: (typeof notes)[number]) => one.note.title === one.parts.title, 0.98],
    [
      'the number',
      (one: (typeof notes)[number]) => (one.note.series?.number ?? null) === one.parts.meetingNumber,
      0.9,
    ],
    [
      'the date',
      (one: (typeof notes)[number]) => (one.note.heldOn?.date ?? null) === one.parts.meetingDate,
      0.9,
    ],
    [
      'the note before',
      (one: (typeof notes)[number]) => (one.note.previous?.title ?? null) === one.parts.previousNote,
      0.9,
    ],
    [
      'the note after',
      (one: (typeof notes)[number]) => (one.note.next?.title ?? null) === one.parts.nextNote,
      0.9,
    ],
    [
      'the number of key points',
      (one: (typeof notes)[number]) => count(one, 'summary') === one.parts.keyPoints,
      0.9,
    ],
    [
      'the number of points from the discussion',
      (one: (typeof notes)[number]) => count(one, 'discussion') === one.parts.discussionPoints,
      0.85,
      ({ parts }: (typeof notes)[number]) => parts.discussionPoints !== null,
    ],
    [
      'the number of questions',
      (one: (typeof notes)[number]) => count(one, 'questions') === one.parts.questions,
      0.9,
    ],
  ])('finds %s nearly always', (_what, agrees, least, isLabelled = () => true) => {
    expect(share(notes.filter(isLabelled), agrees)).toBeGreaterThanOrEqual(least);
  });
});
