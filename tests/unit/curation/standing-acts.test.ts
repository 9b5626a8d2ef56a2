import { describe, expect, test } from 'vitest';
import { standingActs, type ActLink } from '../../../src/curation/standing-acts.ts';

const link = (id: string, undoOf: string | null = null, later = true): ActLink => ({ id, undoOf, later });

describe('which acts stand in the way of undoing A', () => {
  test('a later act does', () => {
    expect(standingActs([link('B')], ['B'], 'A')).toEqual(['B']);
  });

  test('one that was undone does not, nor does its undo', () => {
    expect(standingActs([link('B'), link('U', 'B')], ['B', 'U'], 'A')).toEqual([]);
  });

  test('one that was redone does, and is named once', () => {
    const links = [link('B'), link('U', 'B'), link('R', 'U')];
    expect(standingActs(links, ['B', 'U', 'R'], 'A')).toEqual(['B']);
  });

  test('the undo of an act before A does', () => {
    expect(standingActs([link('Z', null, false), link('U', 'Z')], ['U'], 'A')).toEqual(['U']);
  });
});
