import { insightKinds, type InsightKind } from '../../port.ts';
import { connectorRole } from './connector-role.ts';
import { distributiveLeadership } from './distributive-leadership.ts';
import { enablingLeadership } from './enabling-leadership.ts';
import { fundingAndCommissioning } from './funding-and-commissioning.ts';
import { governance } from './governance.ts';
import { languageAndCulture } from './language-and-culture.ts';
import { notInsights } from './not-insights.ts';
import { relationshipBuilding } from './relationship-building.ts';
import { sharedPurpose } from './shared-purpose.ts';
import { successionAndContinuity } from './succession-and-continuity.ts';
import { systemsLeadership } from './systems-leadership.ts';
import { trustAndOpenness } from './trust-and-openness.ts';
import { voiceOfPeopleServed } from './voice-of-people-served.ts';

/** A sentence without a note around it: a labelled statement, or with `kind` null one that is not an insight. */
export interface Phrase {
  text: string;
  kind: InsightKind | null;
  themes: string[];
}

const THEMES: Record<string, string> = {
  sp: 'shared-purpose',
  dl: 'distributive-leadership',
  gv: 'governance',
  rb: 'relationship-building',
  cr: 'connector-role',
  sl: 'systems-leadership',
  vp: 'voice-of-people-served',
  sc: 'succession-and-continuity',
  fc: 'funding-and-commissioning',
  lc: 'language-and-culture',
  to: 'trust-and-openness',
  el: 'enabling-leadership',
};

const KINDS = new Map<string, InsightKind>([
  ...insightKinds.map((kind): [string, InsightKind] => [kind[0]!, kind]),
  ['p', 'principle'],
  ['r', 'practice'],
]);

/** All sentences of the phrase bank, theme by theme, then those that are not insights. Throws on a line that is not of the form "kind themes| text". */
export function readPhrases(): Phrase[] {
  const lists = [
    sharedPurpose,
    distributiveLeadership,
    governance,
    relationshipBuilding,
    connectorRole,
    systemsLeadership,
    voiceOfPeopleServed,
    successionAndContinuity,
    fundingAndCommissioning,
    languageAndCulture,
    trustAndOpenness,
    enablingLeadership,
  ];
  const statements = lists.flatMap((list) => list.trim().split('\n').map(readPhrase));
  const others = notInsights.trim().split('\n');
  return [...statements, ...others.map((text): Phrase => ({ text, kind: null, themes: [] }))];
}

function readPhrase(line: string): Phrase {
  const [head = '', text = ''] = line.split('| ', 2);
  const [kind = '', ...themes] = head.split(' ');
  const known = themes.map((theme) => THEMES[theme]);
  if (!KINDS.has(kind) || text === '' || known.includes(undefined)) throw new Error(`not a phrase: ${line}`);
  return { text, kind: KINDS.get(kind)!, themes: known as string[] };
}
