import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelExtractor } from '../../../src/extraction/model-extractor.ts';
import { recogniseNames } from '../../../src/extraction/names/recognise-names.ts';
import { predictFile } from '../../../src/predict.ts';

const extractor = new ModelExtractor(recogniseNames);
const note = `# Note from the Harbour Network 4

## Key points

| Point | Who |
|---|---|
| **Trust** is built by *turning up* every week, not by strategy. | Ana |
| Leaders need to share power with [residents](https://example.org/). | Ben |

## Discussion

1. We found that decisions were taken by **whoever was nearest** the problem,
   and that this made the work quicker than any plan could have made it.
2. Contracts that **end every March** lose the people who hold a [partnership](https://example.org/) together.

## Questions

- How do we keep power shared when money is short?
`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'predict-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function predicted(name: string) {
  const file = path.join(folder, name);
  await writeFile(file, note);
  return predictFile(extractor, file);
}

describe('predictFile', () => {
  it.each(['note.md', 'note.txt'])('quotes what stands in the file: %s', async (name) => {
    const { insights } = await predicted(name);
    const source = await readFile(path.join(folder, name), 'utf8');
    expect(insights.length).toBeGreaterThan(2);
    expect(insights.map(({ quote }) => quote).filter((quote) => !source.includes(quote))).toEqual([]);
  });

  it('takes key points from a table: what each row says, not who says it', async () => {
    const { parts } = await predicted('note.md');
    expect(parts).toMatchObject({
      title: 'Note from the Harbour Network 4',
      keyPoints: [
        'Trust is built by turning up every week, not by strategy.',
        'Leaders need to share power with residents.',
      ],
      questions: ['How do we keep power shared when money is short?'],
      meetingNumber: 4,
    });
  });

  it('says what cannot be read', async () => {
    const file = path.join(folder, 'note.txt');
    await writeFile(file, Buffer.from([0xff, 0xfe, 0x41]));
    await expect(predictFile(extractor, file)).rejects.toThrow('UTF-16');
  });
});
