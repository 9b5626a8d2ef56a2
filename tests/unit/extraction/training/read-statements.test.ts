import { describe, expect, it } from 'vitest';
import {
  parseStatements,
  readStatements,
  themeStatementsFolder,
} from '../../../../src/extraction/training/read-statements.ts';
import { themeSlugs } from '../../../../src/extraction/training/settings.ts';

describe('parseStatements', () => {
  it('reads kind, themes and text, and what is not an insight', () => {
    expect(parseStatements('x.txt', 'b gv to| Nobody asks.\n-| Tea is at four.\ns sc| She left.\n')).toEqual([
      { text: 'Nobody asks.', kind: 'barrier', themes: ['governance', 'trust-and-openness'] },
      { text: 'Tea is at four.', kind: null, themes: [] },
      { text: 'She left.', kind: 'unsaid', themes: ['succession-and-continuity'] },
    ]);
  });

  it.each(['p gv Boards matter.', 'x gv| Boards matter.', 'p zz| Boards matter.', 'p gv| '])(
    'refuses %j',
    (line) => {
      expect(() => parseStatements('x.txt', line)).toThrow('x.txt: not a statement');
    },
  );

  it('refuses a statement said twice', () => {
    expect(() => parseStatements('x.txt', 'p gv| Boards matter.\np to| Boards matter.\n')).toThrow(
      'said twice',
    );
  });
});

describe('the statements for training', () => {
  const statements = readStatements();

  it('are all different and cover every theme and what is not an insight', () => {
    expect(new Set(statements.map(({ text }) => text)).size).toBe(statements.length);
    for (const slug of themeSlugs)
      expect(statements.filter(({ themes }) => themes.includes(slug)).length).toBeGreaterThan(200);
    expect(statements.filter(({ kind }) => kind === null).length).toBeGreaterThan(200);
    expect(statements.filter(({ kind }) => kind === 'unsaid')).toEqual([]);
  });

  it('and those for themes alone are different again, each with a theme', () => {
    const ofThemes = readStatements(themeStatementsFolder);
    const said = [...statements, ...ofThemes].map(({ text }) => text);
    expect(new Set(said).size).toBe(said.length);
    expect(ofThemes.filter(({ kind, themes }) => kind === null || themes.length === 0)).toEqual([]);
  });
});
