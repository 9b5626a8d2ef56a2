import { describe, expect, it } from 'vitest';
import { createModel, ModelExtractor } from '../../../src/extraction/model-extractor.ts';
import { readStatements } from '../../../src/extraction/training/read-statements.ts';
import { themeSlugs } from '../../../src/extraction/training/settings.ts';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { indexText } from '../../../src/text/code-points.ts';
import { startingThemes } from '../../../src/tags/starting-themes.ts';
import type { ExtractionInput } from '../../../src/extraction/port.ts';

const themes = themeSlugs.map((slug) => ({ slug, label: slug, aliases: [] }));
const model = createModel();

function inputOf(text: string, extra: ExtractionInput['vocabulary']['themes'] = []): ExtractionInput {
  return {
    text,
    structure: parsePlainText(text),
    vocabulary: { themes: [...themes, ...extra], examples: [] },
  };
}

function noteOf(...bullets: string[]): string {
  return `Note from Cell 3\n\nPoints made in the discussion included:\n\n${bullets.map((item) => `  • ${item}`).join('\n\n')}\n`;
}

const suggest = (...bullets: string[]) => {
  const text = noteOf(...bullets);
  const index = indexText(text);
  return model.suggestInsights(inputOf(text)).map((insight) => ({
    ...insight,
    quote: index.slice(insight.start, insight.end),
    slugs: insight.themes.map(({ slug }) => slug),
  }));
};

describe('the trained model', () => {
  it.each([
    'You must book by Friday.',
    'The governance committee room was double-booked.',
    'The trust’s board meets on the second Tuesday in June at 7pm.',
    'She is chief executive of a housing charity and lives in Hexham with two dogs.',
    'The board was warped by the damp and had to be replaced.',
    'Everybody thanked Moira for the soup.',
    'Who will bring the projector on Tuesday?',
  ])('does not suggest %j', (sentence) => {
    expect(suggest('It rained.', sentence, 'The link will be sent out by Jean.')).toEqual([]);
  });

  it.each([
    ['Decisions were taken by whoever was nearest the problem.', 'distributive-leadership'],
    ['The contract paid for activity, so activity was what everybody produced.', 'funding-and-commissioning'],
    ['When the coordinator left, everything she knew went with her.', 'succession-and-continuity'],
    ['Nobody had asked the tenants what they wanted, and so nobody came.', 'voice-of-people-served'],
    [
      'People will only admit mistakes when they are sure that they will not be blamed for them.',
      'trust-and-openness',
    ],
    [
      'Every profession had its own word for the same thing, and they talked past each other.',
      'language-and-culture',
    ],
  ])('suggests %j under its theme, which it does not name', (sentence, theme) => {
    expect(readStatements().some(({ text }) => text === sentence)).toBe(false);
    const found = suggest('It rained.', sentence, 'The link will be sent out by Jean.');
    expect(found.map(({ quote }) => quote)).toEqual([sentence]);
    expect(found[0]!.slugs).toContain(theme);
  });

  it('gives a sentence every theme that it names in several words', () => {
    const named = 'Relationship-building and the connector role need to be recognised and funded.';
    const text = noteOf('It rained.', named);
    const input = { ...inputOf(text), vocabulary: { themes: startingThemes, examples: [] } };
    const [found] = model.suggestInsights(input);
    expect(found!.themes.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['relationship-building', 'connector-role']),
    );
  });

  it('suggests no label of a table or of a list, however near it stands to an insight', () => {
    const text =
      'Circle 3\n\nTheme | What was said\nTrust | You cannot commission trust, only make room for it.\n';
    const found = model.suggestInsights(inputOf(text));
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'You cannot commission trust, only make room for it.',
    ]);
    expect(suggest('Trust.', 'Trust takes years to build and a day to lose.')).toHaveLength(1);
  });

  it('quotes verbatim, in reading order and without overlaps, whatever the characters', () => {
    const found = suggest(
      '😀 Trust takes years of kept promises to build\nand a single broken one to lose.',
      'Siân  said that nobody follows a leader who cannot listen 👩‍👩‍👧 to the people she serves.',
    );
    expect(found).toHaveLength(2);
    expect(found[0]!.quote).toBe(
      '😀 Trust takes years of kept promises to build\nand a single broken one to lose.',
    );
    expect(found[0]!.end).toBeLessThanOrEqual(found[1]!.start);
  });

  it('gives reasons that point at their cue, inside the quotation', () => {
    const text = noteOf(
      '🌧 Decisions were taken by whoever was nearest the problem, and the work went faster.',
    );
    const index = indexText(text);
    const [insight] = model.suggestInsights(inputOf(text));
    expect(insight!.reasons.length).toBeGreaterThan(1);
    for (const { cue, start, end, weight } of insight!.reasons) {
      expect(cue.endsWith(index.slice(start!, end!))).toBe(true);
      expect(start).toBeGreaterThanOrEqual(insight!.start);
      expect(end).toBeLessThanOrEqual(insight!.end);
      expect(weight).toBeGreaterThan(0);
    }
  });

  it('names only themes of the vocabulary, and those of its own that the sentence names', () => {
    const text = noteOf('Decisions about rewilding were best taken by whoever was nearest the problem.');
    const input = inputOf(text);
    const own = { slug: 'nature', label: 'Nature recovery', aliases: ['rewild'] };
    const [insight] = model.suggestInsights({ ...input, vocabulary: { themes: [own], examples: [] } });
    expect(insight!.themes.map(({ slug }) => slug)).toEqual(['nature']);
  });

  it('gives the same for the same note', () => {
    const input = inputOf(noteOf('A board of nine good friends will never hear a bad idea.'));
    expect(model.suggestInsights(input)).toEqual(createModel().suggestInsights(input));
  });

  it('finds nothing in an empty note', () => {
    expect(model.suggestInsights(inputOf(''))).toEqual([]);
  });
});

describe('ModelExtractor', () => {
  it('records the model as its source and takes names from the recogniser it is given', async () => {
    const name = { kind: 'place' as const, name: 'Hexham', aliases: [], confidence: 1, mentions: [] };
    const extractor = new ModelExtractor(() => [name], model);
    const extraction = await extractor.extract(inputOf(noteOf('Trust has to be earned every day.')));
    expect(extractor.source).toBe('model@1');
    expect(extraction.names).toEqual([name]);
  });
});
