export const named = [
  'list of 20 notes with tags',
  'one note with body',
  'list by one theme',
  'insights by theme with facets',
];
export const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
export const each = (value) => Math.round(value).toLocaleString('en-GB');
export const table = (title, head, rows) =>
  `## ${title}\n\n| ${head.join(' | ')} |\n|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
