/** What a sentence is made of. `before` and `after` are as the act recorded them. */
export interface Act {
  action: string;
  actor: string;
  entityType: string;
  entityLabel: string;
  before: unknown;
  after: unknown;
}

type Members = Record<string, unknown>;
type Telling = (act: Act, after: Members, before: Members) => string;

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

const quoted = (value: unknown): string => `“${typeof value === 'string' ? value : JSON.stringify(value)}”`;

const plural = (count: unknown, one: string): string =>
  `${Number(count)} ${one}${Number(count) === 1 ? '' : 's'}`;

const labelOf = (value: unknown): string => quoted(membersOf(value)['label'] ?? membersOf(value)['slug']);

/** The members that an edit changed: what short ones were and became; long ones by name alone. */
function changes(after: Members, before: Members): string {
  const parts = Object.entries(after).map(([name, value]) => {
    const short = [before[name], value].every(
      (held) => held === null || typeof held === 'number' || (typeof held === 'string' && held.length <= 60),
    );
    const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
    return short ? `${words} from ${told(before[name])} to ${told(value)}` : words;
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

const told = (value: unknown): string => (value === null || value === undefined ? 'nothing' : quoted(value));

const moved = (after: Members): string => {
  const counts = ['insights', 'notes', 'examples', 'mentions'] as const;
  const parts = counts.flatMap((name) => {
    const count = Number(after[name] ?? 0);
    return count === 0 ? [] : [plural(count, name.slice(0, -1))];
  });
  return parts.length === 0 ? 'without uses' : `with ${parts.join(', ')}`;
};

const listed = (value: unknown): string => (Array.isArray(value) ? value.map(quoted).join(', ') : '');

const tellings: Record<string, Telling> = {
  create: (act) => `created ${act.entityType} ${quoted(act.entityLabel)}`,
  edit: (act, after, before) =>
    `edited ${act.entityType} ${quoted(act.entityLabel)}: ${changes(after, before)}`,
  retire: (act) => `took ${act.entityType} ${quoted(act.entityLabel)} out of use`,
  revive: (act) => `brought ${act.entityType} ${quoted(act.entityLabel)} back into use`,
  revoke: (act) => `revoked ${act.entityType} ${quoted(act.entityLabel)}`,
  accept: (act) => `accepted ${act.entityType} ${quoted(act.entityLabel)}`,
  reject: (act) => `rejected ${act.entityType} ${quoted(act.entityLabel)}`,
  reopen: (act) => `put ${act.entityType} ${quoted(act.entityLabel)} back among the suggestions`,
  merge: (act, after) =>
    `merged ${act.entityType} ${quoted(act.entityLabel)} into ${labelOf(after['into'])}, ${moved(after)}`,
  split: (act, after) =>
    `moved uses of ${act.entityType} ${quoted(act.entityLabel)} to ${labelOf(after['into'])}, ${moved(after)}`,
  assign: (act, after) => {
    const parts = [
      ...(listed(after['add']) ? [`gave ${listed(after['add'])} to`] : []),
      ...(listed(after['remove']) ? [`took ${listed(after['remove'])} from`] : []),
    ];
    return `${parts.join(' and ')} ${act.entityLabel}`;
  },
  decide: (act) => `decided ${act.entityLabel} of the review queue`,
  apply: (act) => `applied a vocabulary file: ${act.entityLabel}`,
  anchor: (act) => `confirmed where insight ${quoted(act.entityLabel)} stands`,
  'replace-text': (act) => `replaced the text of note ${quoted(act.entityLabel)}`,
  train: (act) => `trained ${act.entityLabel} and put it into use`,
  use: (act) => `put ${act.entityLabel} back into use`,
  extract: (act) => `extracted note ${quoted(act.entityLabel)}${act.actor === 'extraction' ? '' : ' again'}`,
  'take-down': (act) => `took note ${quoted(act.entityLabel)} down`,
  restore: (act) => `restored note ${quoted(act.entityLabel)}`,
  purge: (act) => `erased the texts of note ${quoted(act.entityLabel)}`,
  undo: (_act, after) => `undid: ${typeof after['sentence'] === 'string' ? after['sentence'] : 'an act'}`,
};

/** One readable sentence for an entry of the audit trail. Verbs it does not know are told by their name. */
export function sentenceOf(act: Act): string {
  const verb = act.action.slice(act.action.indexOf('.') + 1);
  const telling = tellings[verb];
  const what = telling
    ? telling(act, membersOf(act.after), membersOf(act.before))
    : `did ${act.action} on ${act.entityType} ${quoted(act.entityLabel)}`;
  return `${act.actor} ${what}`;
}
