import { expect, test } from 'vitest';
import { chooseColumns } from '../../../../src/extraction/model/columns.ts';
import { statementExamples } from '../../../../src/extraction/training/dataset.ts';
import { themeSettings } from '../../../../src/extraction/training/settings.ts';
import { weighByTelling } from '../../../../src/extraction/training/telling.ts';

test('features count for more, the more they say of a target', () => {
  const said = [
    'The harbour is quiet.',
    'The harbour is loud.',
    'The market is quiet.',
    'The market is loud.',
  ];
  const examples = statementExamples(
    said.flatMap((text) => [text, text]).map((text) => ({ text, kind: 'lesson' as const, themes: [] })),
    0,
  );
  const { scales } = themeSettings;
  const plain = chooseColumns(examples, scales, { minNotes: 2, byRarity: false });
  const isHarbour = ({ sentence }: { sentence: { text: string } }): boolean =>
    sentence.text.includes('harbour');
  const weighed = weighByTelling(plain, examples, { scales, strength: 1 }, [isHarbour]);
  const worth = (at: number): number[] => {
    const { columns } = weighed.toRow(examples[at]!.row, scales);
    return [...columns].map((column) => weighed.factors[column]!);
  };
  expect(weighed.hashes).toEqual(plain.hashes);
  // "harbour" is in all four that the target holds for (5 of 6) and in none of the rest (1 of 4); "quiet" in half of both.
  expect(Math.max(...worth(0))).toBeCloseTo(Math.log(5 / 6 / (1 / 4)), 5);
  expect(Math.min(...worth(0))).toBeCloseTo(0, 5);
});
