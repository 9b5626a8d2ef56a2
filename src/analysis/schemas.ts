import { z } from 'zod';
import { oneOf, slugs, wholeNumber } from '../http/query.ts';
import { ExampleReference, Insight, insightFilters } from '../insights/schemas.ts';
import { NoteReference } from '../notes/reference.ts';
import { Tag, ThemeReference } from '../tags/schemas.ts';

const { theme, 'theme[all]': themeAll, 'theme[none]': themeNone, ...otherFilters } = insightFilters;

export const levels = ['passage', 'section', 'note'] as const;
export type Level = (typeof levels)[number];
export const periodKinds = ['year', 'quarter', 'month'] as const;
export type PeriodKind = (typeof periodKinds)[number];

const upTo = (maximum: number, usual: number, description: string) =>
  wholeNumber(z.int().min(0).max(maximum).default(usual)).describe(description);

export const CooccurrenceQuery = z.strictObject({
  level: oneOf(levels, 'What two themes have to share.').default('passage'),
  among: slugs('Only these themes.').optional(),
  evidence: upTo(100, 3, 'How many places to show for each pair, up to 100.'),
  ...otherFilters,
});
export type CooccurrenceQuery = z.infer<typeof CooccurrenceQuery>;

export const Pair = z
  .object({
    themes: z.array(z.string()).length(2).describe('Slugs, in the order of `themes`.'),
    counts: z.array(z.int()).length(2).describe('In how many places each is found.'),
    count: z.int().describe('In how many places both are.'),
    jaccard: z.number().describe('Places with both, as a share of places with either.'),
    imbalanced: z
      .boolean()
      .describe('One is found more than five times as often: the share is low whatever ties them.'),
    smallSample: z
      .boolean()
      .describe('Fewer than ten places have either: too few to tell a tie from chance.'),
    evidence: z.array(
      z.object({
        note: NoteReference,
        insights: z.array(z.object({ id: z.uuid(), url: z.string(), exact: z.string() })),
      }),
    ),
  })
  .meta({ id: 'ThemePair', description: 'Two themes that are found together.' });
export type Pair = z.infer<typeof Pair>;

export const Cooccurrence = z
  .object({
    level: z.enum(levels),
    places: z.int().describe('How many passages, sections or notes were looked at.'),
    themes: z.array(ThemeReference.extend({ count: z.int() })),
    pairs: z
      .array(Pair)
      .describe('The most frequent first. Pairs that are missing are never found together.'),
  })
  .meta({ id: 'Cooccurrence' });
export type Cooccurrence = z.infer<typeof Cooccurrence>;
export const CooccurrenceResponse = z.object({ data: Cooccurrence });

export const TimelineQuery = z.strictObject({
  by: oneOf(periodKinds, 'How long a period is.').default('year'),
  theme,
  'theme[all]': themeAll,
  'theme[none]': themeNone,
  ...otherFilters,
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

const counted = { insights: z.int(), notes: z.int().describe('Notes that these insights are drawn from.') };

export const Timeline = z
  .object({
    periods: z.array(
      z.object({
        period: z
          .string()
          .describe('`2024`, `2024-Q2` or `2024-05`; a longer one than asked for where no more is known.'),
        precision: z.enum(periodKinds),
        ...counted,
      }),
    ),
    undated: z.object(counted).describe('Of meetings whose date is not known.'),
  })
  .meta({ id: 'Timeline', description: 'Insights by when their meeting was held.' });
export type Timeline = z.infer<typeof Timeline>;
export const TimelineResponse = z.object({ data: Timeline });

export const DossierQuery = z.strictObject({
  quotations: upTo(50, 10, 'How many quotations, up to 50.'),
  by: oneOf(periodKinds, 'How long a period of the timeline is.').default('year'),
});
export type DossierQuery = z.infer<typeof DossierQuery>;

export const Dossier = z
  .object({
    theme: Tag,
    quotations: z
      .array(Insight)
      .describe('The surest first, at most two from a note as long as others have any.'),
    examples: z.array(ExampleReference.extend({ insights: z.int() })),
    neighbours: z
      .array(
        ThemeReference.extend({
          count: z.int().describe('Passages with both.'),
          passages: z.int().describe('Passages with this neighbour.'),
          jaccard: z.number(),
          imbalanced: z.boolean(),
          smallSample: z.boolean(),
        }),
      )
      .describe('Themes found in the same passages.'),
    timeline: Timeline,
  })
  .meta({ id: 'Dossier', description: 'All about one theme.' });
export type Dossier = z.infer<typeof Dossier>;
export const DossierResponse = z.object({ data: Dossier });

export const CoverageQuery = z.strictObject({
  stretches: upTo(100, 10, 'How many uncoded stretches to show, up to 100.'),
});

export const Coverage = z
  .object({
    note: NoteReference,
    version: z.int(),
    length: z.int().describe('Of the text, in code points.'),
    coded: z.int().describe('Code points within the passage of an insight.'),
    share: z.number().min(0).max(1).describe('Of the text that no insight covers.'),
    stretches: z
      .array(
        z.object({
          start: z.int(),
          end: z.int(),
          length: z.int(),
          section: z.string().nullable().describe('The heading that it begins under.'),
          text: z.string().describe('How it begins, up to 200 code points.'),
        }),
      )
      .describe('Without insight, the longest first; white space at their ends left out.'),
  })
  .meta({ id: 'Coverage', description: 'How much of a note no insight covers.' });
export type Coverage = z.infer<typeof Coverage>;
export const CoverageResponse = z.object({ data: Coverage });
