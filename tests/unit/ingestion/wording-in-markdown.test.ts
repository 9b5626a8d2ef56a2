import { describe, expect, it } from 'vitest';
import { wordingInMarkdown } from '../../../src/ingestion/wording-in-markdown.ts';

const source = `# Note

- **Trust** is built by *turning up*
  every week, not by strategy.
- Leaders share power with [residents](https://example.org/a_b), and \`nobody\` owns it.

> Decisions were taken by whoever
> was nearest.

Time &amp; money.
`;

describe('wordingInMarkdown', () => {
  it.each([
    [
      'Trust is built by turning up every week, not by strategy.',
      '**Trust** is built by *turning up*\n  every week, not by strategy.',
    ],
    [
      'share power with residents, and nobody owns it.',
      'share power with [residents](https://example.org/a_b), and `nobody` owns it.',
    ],
    ['Decisions were taken by whoever was nearest.', 'Decisions were taken by whoever\n> was nearest.'],
  ])('finds “%s” as the source has it', (wording, written) => {
    expect(source).toContain(written);
    expect(wordingInMarkdown(source, wording)).toBe(written);
  });

  it.each([['Time & money.'], ['Trust was built'], ['built strategy'], ['…']])(
    'finds nothing for “%s”',
    (wording) => expect(wordingInMarkdown(source, wording)).toBeNull(),
  );

  it('is not kept busy by marks in the wording', () => {
    expect(wordingInMarkdown(`${'*'.repeat(200)} y`, `${'* '.repeat(40)}x`)).toBeNull();
    expect(wordingInMarkdown('Stars \\* and **more** here.', 'Stars * and more')).toBe(
      'Stars \\* and **more**',
    );
  });
});
