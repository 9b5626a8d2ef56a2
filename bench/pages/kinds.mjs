// Every kind of page with an address for its nth request: another each time where there is more than one.
const themes = [
  ['shared-purpose', 'distributive-leadership', 'governance', 'relationship-building', 'connector-role'],
  ['systems-leadership', 'voice-of-people-served', 'succession-and-continuity', 'funding-and-commissioning'],
  ['language-and-culture', 'trust-and-openness', 'enabling-leadership'],
].flat();
const words = [
  'succession',
  'trust',
  'boards',
  'housing',
  'money',
  'leaders',
  'purpose',
  'meeting',
  'health',
  'power',
];
const nth = (list, n) => list[n % list.length];
const hex = (n) => n.toString(16).padStart(8, '0');
// Insights of a note of which none waits: the product of 10 and its number, and which of them.
const insight = (n) => `${hex(((n * 50 + 11) * 10 + (n % 10)) % 9900)}-0000-7000-8000-000000000007`;
const note = (n) => `note-${(n * 101 + 11) % 990}`;

export const explorer = {
  home: () => '/',
  'search, by words': (n) => `/search?q=${nth(words, n)}`,
  'search, by theme': (n) => `/search?theme=${nth(themes, n)}&type=insight`,
  notes: (n) => (n === 0 ? '/notes' : `/notes?series=series-${n % 20}`),
  note: (n) => `/notes/${note(n)}`,
  themes: () => '/themes',
  theme: (n) => `/themes/${nth(themes, n)}`,
  examples: () => '/examples',
  example: (n) => `/examples/example-${n % 40}`,
  insight: (n) => `/v1/insights/${insight(n)}`,
};

export const desk = {
  home: () => '/admin',
  queue: (n) =>
    n === 0 ? '/admin/queue' : `/admin/queue?type=${nth(['insight', 'tag'], n)}&limit=${20 + n}`,
  'bring in': () => '/admin/bring-in',
  notes: (n) => (n === 0 ? '/admin/notes' : `/admin/notes?q=${nth(words, n)}`),
  note: (n) => `/admin/notes/${note(n)}`,
  'note’s text': (n) => `/admin/notes/${note(n)}/text`,
  'note’s details': (n) => `/admin/notes/${note(n)}/details`,
  insight: (n) => `/admin/insights/${insight(n)}`,
  tags: (n) =>
    n === 0 ? '/admin/tags' : `/admin/tags?q=${nth(['term 1', 'term 2', 'topic', 'term'], n)}${n}`,
  tag: (n) => `/admin/tags/${n % 2 === 0 ? nth(themes, n) : `topic-${n % 50}`}`,
  'merge of tags': (n) => `/admin/tags/topic-${n % 25}/merge?into=topic-${25 + (n % 25)}`,
  'split of a tag': (n) => `/admin/tags/topic-${n % 50}/split`,
  assignments: () => '/admin/assignments',
  vocabulary: () => '/admin/vocabulary',
  examples: () => '/admin/examples',
  example: (n) => `/admin/examples/example-${n % 40}`,
  'split of an example': (n) => `/admin/examples/example-${n % 40}/split`,
  keys: () => '/admin/keys',
  webhooks: () => '/admin/webhooks',
  index: () => '/admin/index',
  health: () => '/admin/health',
  audit: (n) => (n === 0 ? '/admin/audit' : `/admin/audit?limit=${20 + n}`),
  session: () => '/admin/session',
};
