import type { TokenedCodingPlan } from './import-codings.ts';
import type { MetCode } from './meet-codes.ts';
import type { PlannedSource, PlannedSuggestion } from './plan.ts';
import type { CodingPlan } from './schemas.ts';

/** So many are told one by one. */
const mostTold = 100;

export function presentCodingPlan(plan: TokenedCodingPlan): CodingPlan {
  const { project, origin, users, codes, sources, suggestions, known, refused, planToken } = plan;
  return {
    project,
    origin,
    users,
    codes: codes.map(presentCode),
    sources: sources.map(presentSource),
    totals: {
      selections: sum(sources, (source) => source.selections),
      anchored: sum(sources, (source) => source.anchored),
      suggested: suggestions.length,
      known,
      refused: refused.length,
    },
    suggestions: suggestions.slice(0, mostTold).map(presentSuggestion),
    refused: refused.slice(0, mostTold),
    planToken,
  };
}

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, value) => total + of(value), 0);

const presentCode = ({ met, uses }: { met: MetCode; uses: number }): CodingPlan['codes'][number] => ({
  name: met.code.name,
  above: met.code.above,
  uses,
  meets: met.meets,
  theme: met.meets === 'theme' ? met.theme.slug : null,
  detail: met.meets === 'none' ? met.detail : null,
});

const presentSource = ({ counting, ...source }: PlannedSource): CodingPlan['sources'][number] => ({
  ...source,
  positions:
    counting &&
    [counting.unit, ...(counting.lineEnds === 'as-they-are' ? [] : [`with ${counting.lineEnds}`])].join(' '),
});

const presentSuggestion = ({
  note,
  start,
  end,
  exact,
  statement,
  kind,
  themes,
  proposals,
}: PlannedSuggestion): CodingPlan['suggestions'][number] => ({
  note,
  start,
  end,
  quote: exact,
  statement,
  kind,
  themes: themes.map(({ slug }) => slug),
  proposedThemes: proposals,
});
