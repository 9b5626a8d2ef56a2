import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../../src/extraction/training/read-corpus.ts';

const header = '{"field":"x","voice":"y","layout":"z","entities":{},"parts":{}}';

describe('parseNote', () => {
  it('takes the markers away and gives labels as code point spans', () => {
    const note = parseNote(
      'n',
      `${header}\n---\n😀 One. ⟦lesson trust-and-openness,governance⟧Two.⟦/⟧ ⟦practice⟧Three.⟦/⟧\n`,
    );
    expect(note.text).toBe('😀 One. Two. Three.\n');
    expect(note.labels).toEqual([
      { start: 7, end: 11, kind: 'lesson', themes: ['trust-and-openness', 'governance'] },
      { start: 12, end: 18, kind: 'practice', themes: [] },
    ]);
  });

  it.each([
    ['a marker that is never closed', '⟦lesson⟧Two.'],
    ['a marker inside another', '⟦lesson⟧Two ⟦lesson⟧three.⟦/⟧'],
    ['an end without a start', 'Two.⟦/⟧'],
    ['an unknown kind', '⟦advice⟧Two.⟦/⟧'],
  ])('refuses %s and names the note', (_, body) => {
    expect(() => parseNote('some-note', `${header}\n---\n${body}`)).toThrow(/some-note/u);
  });

  it('refuses a file without a header', () => {
    expect(() => parseNote('bare', 'Only text')).toThrow(/bare/u);
  });
});
