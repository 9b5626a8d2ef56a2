// The addresses that the cases ask for. "Another address each time" is made by the order of `fields`, which changes
// nothing in the answer, and by cursors from anywhere in the list.
import { CursorCodec, queryIdentity } from '../../dist/http/pagination.js';
import { noteFields } from '../../dist/notes/schemas.js';
import { insightFields } from '../../dist/insights/schemas.js';

const themes = ['shared-purpose', 'governance', 'trust-and-openness', 'connector-role'];

/** Deterministic numbers below `below` (a linear congruential generator). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

export function cases(count, secret) {
  const draw = numbers(7);
  const codec = new CursorCodec(secret);
  const shuffled = (names) => {
    const left = [...names];
    return Array.from(names, () => left.splice(draw(left.length), 1)[0]).join(',');
  };
  const withCursor = (path, values) => {
    const position = { direction: 'next', values };
    return `${path}&cursor=${codec.encode(position, queryIdentity({ url: path }))}`;
  };
  const noteId = (n) => `${n.toString(16).padStart(8, '0')}-0000-7000-8000-000000000003`;
  const at = (n, seconds = 0) =>
    new Date(Date.UTC(2015, 0, 1) + n * 3_000_000 + seconds * 1000)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', '+00');
  const anyNote = () => 20 + draw(count - 40);
  const fields = () => shuffled(noteFields);
  const listOf = (n) => withCursor(`/v1/notes?fields=${fields()}`, [at(n), noteId(n)]);
  const theme = () => themes[draw(themes.length)];
  const insightMembers = insightFields.filter((name) => name !== 'reasons');
  const insightId = (n, k) => `${(n * 10 + k).toString(16).padStart(8, '0')}-0000-7000-8000-000000000007`;
  return {
    'list of 20 notes with tags': { hit: '/v1/notes', miss: () => listOf(anyNote()) },
    'one note with body': {
      hit: '/v1/notes/note-7',
      miss: () => `/v1/notes/note-${anyNote()}?include=sections&fields=${fields()}`,
    },
    'list by one theme': {
      hit: '/v1/notes?theme=governance',
      miss: () => {
        const n = anyNote();
        return withCursor(`/v1/notes?theme=${theme()}&fields=${fields()}`, [at(n), noteId(n)]);
      },
    },
    'insights by theme with facets': {
      hit: '/v1/insights?theme=governance&facets=theme,kind',
      miss: () => {
        const n = anyNote();
        const path = `/v1/insights?theme=${theme()}&facets=theme,kind&fields=${shuffled(insightMembers)}`;
        return withCursor(path, [at(n), insightId(n, 0)]);
      },
    },
    first: () => `/v1/insights?fields=${shuffled(insightMembers)}`,
    // One place, as the first page is one: what is measured is how far it is.
    deep: () => {
      const n = Math.floor(count / 10);
      return withCursor(`/v1/insights?fields=${shuffled(insightMembers)}`, [at(n), insightId(n, 0)]);
    },
    facets: () => `/v1/insights?limit=1&facets=theme,kind&fields=${shuffled(insightMembers)}`,
  };
}
