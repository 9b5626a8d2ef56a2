import { describe, expect, it } from 'vitest';
import type { FeatureRow } from '../../../../src/extraction/features/feature-row.ts';
import { featureNote } from '../../../../src/extraction/features/note-features.ts';
import { segment } from '../../../../src/extraction/segment.ts';
import { parsePlainText } from '../../../../src/ingestion/parse-plain-text.ts';

function rowsOf(text: string): FeatureRow[] {
  const note = parsePlainText(text);
  return featureNote(segment(text, note), note.sections).map(({ row }) => row);
}

function rowOf(sentence: string): FeatureRow {
  return rowsOf(`A title\n\n${sentence}\n`)[0]!;
}

describe('features of a sentence', () => {
  it('see obligation, tense, person and negation', () => {
    const row = rowOf('We must never have assumed that they agreed.');
    expect(row.valueOf('shape', 'must')).toBe(1);
    expect(row.valueOf('shape', 'has WE')).toBe(1);
    expect(row.valueOf('shape', 'has NOT')).toBe(1);
    expect(row.valueOf('shape', 'past')).toBe(1);
  });

  it('see questions, figures, years and times of day', () => {
    const row = rowOf('Who booked the hall for 3.30pm on 4 May 2023?');
    for (const name of ['question', 'year', 'time of day', 'has #'])
      expect(row.valueOf('shape', name)).toBe(1);
    expect(rowOf('It cost £300.').valueOf('shape', 'sum of money')).toBe(1);
  });

  it('find theme cues by any form of their words, and with words in between', () => {
    const nearest = rowOf('Decisions were taken by whoever was nearest the problem.');
    expect(nearest.valueOf('class', 'theme:distributive-leadership')).toBe(1);
    const tongue = rowOf('She bit her own tongue for a year.');
    expect(tongue.valueOf('class', 'theme:enabling-leadership')).toBe(1);
  });

  it('take no cue from a proper name', () => {
    const row = rowOf('He works for Ribble Trust and its Governance Board.');
    expect(row.valueOf('class', 'theme:trust-and-openness')).toBe(0);
    expect(row.valueOf('class', 'theme:governance')).toBe(0);
  });

  it('let names stand for one another', () => {
    expect(rowOf('It was good for Kendal to hear.').valueOf('word', 'NAME')).toBeGreaterThan(0);
    expect(rowOf('It was good for Kendal to hear.').valueOf('word', 'kendal')).toBe(0);
  });

  it('see where the sentence stands', () => {
    const [bullet, plain] = rowsOf(
      'A title\n\nSummary\n\n• Trust takes time.\n\nDetail\n\nIt rained. Much.\n',
    );
    expect(bullet!.valueOf('place', 'summary item')).toBe(1);
    expect(plain!.valueOf('place', 'item')).toBe(0);
  });

  it('are the same each time', () => {
    const text = 'A title\n\nNobody owns the room. They rotate the chair; “why not?”\n';
    expect(rowsOf(text)).toEqual(rowsOf(text));
  });

  it('hold when another row is begun in between', () => {
    const [first, second] = [rowOf('Trust takes time.'), rowOf('Trust takes time.')];
    first.add('word', 'extra');
    second.add('word', 'extra');
    first.add('word', 'extra');
    expect(first.hashes.length).toBe(second.hashes.length);
    expect(new Set(first.hashes).size).toBe(first.hashes.length);
  });
});
