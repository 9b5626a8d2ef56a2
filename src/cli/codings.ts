import { Option, type Command } from 'commander';
import { applyCodingFile, planCodingFile, type TokenedCodingPlan } from '../codings/import-codings.ts';
import { presentCodingPlan } from '../codings/present.ts';
import type { CodingPlan } from '../codings/schemas.ts';
import { insightKinds, type InsightKind } from '../extraction/port.ts';
import { maxSourceBytes } from '../ingestion/read-source.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';
import { readAtMost } from './read-at-most.ts';

interface CodingFlags {
  kind: InsightKind;
  json: boolean;
}

const kindOption = () =>
  new Option('--kind <kind>', 'of suggestions whose selection is coded with none')
    .choices([...insightKinds])
    .default('lesson');

/** `kb codings plan|apply`: coded selections of a REFI-QDA project as suggested insights. */
export function registerCodings(program: Command): void {
  const codings = program
    .command('codings')
    .description('Coded selections of a REFI-QDA project (.qdpx) as suggested insights.');

  codings
    .command('plan')
    .description('Say which would be suggested, which not and why; nothing changes.')
    .argument('<file>', 'the project')
    .addOption(kindOption())
    .option('--json', 'print the plan as JSON', false)
    .action(async (name: string, { kind, json }: CodingFlags) => {
      const file = await readProjectFile(name);
      const plan = await withKnowledgeBase(({ deps }) => planCodingFile(deps, file, { kind }));
      process.stdout.write(json ? `${JSON.stringify(presentCodingPlan(plan), null, 2)}\n` : describe(plan));
    });

  codings
    .command('apply')
    .description('Do what the plan says, as one act that can be undone.')
    .argument('<file>', 'the project')
    .requiredOption('--token <token>', 'from the plan: says that nothing has changed since')
    .addOption(kindOption())
    .action(async (name: string, { kind, token }: { kind: InsightKind; token: string }) => {
      const file = await readProjectFile(name);
      const { plan, auditId } = await withKnowledgeBase(({ deps }) =>
        applyCodingFile(deps, commandLine, file, { kind, plan: token }),
      );
      process.stdout.write(
        auditId === null ? 'Nothing had to change.\n' : `${suggested(plan)} To undo: ${auditId}\n`,
      );
    });
}

async function readProjectFile(name: string): Promise<Uint8Array> {
  const bytes = await readAtMost(name, maxSourceBytes);
  if (!bytes)
    throw new Error(`“${name}” is larger than ${maxSourceBytes} bytes: export fewer sources at a time.`);
  return bytes;
}

const suggested = ({ suggestions }: TokenedCodingPlan): string => `${suggestions.length} suggested.`;

function describe(plan: TokenedCodingPlan): string {
  const { codes, sources, totals, planToken, refused } = presentCodingPlan(plan);
  const lines = [
    ...sources.map(toldSource),
    ...codes.map(toldCode),
    ...refused.map(({ source, start, end, reason }) => `refused  ${source} ${start}–${end}: ${reason}`),
    ...(totals.refused > refused.length ? [`refused  ${totals.refused - refused.length} more`] : []),
    `${totals.selections} selections: ${totals.suggested} suggested, ${totals.known} known, ${totals.refused} refused.`,
    `To apply: --token ${planToken}`,
  ];
  return `${lines.join('\n')}\n`;
}

const toldSource = ({
  name,
  note,
  selections,
  anchored,
  positions,
  detail,
}: CodingPlan['sources'][number]) =>
  note === null
    ? `source   “${name}”: ${detail}`
    : `source   “${name}” → /v1/notes/${note}: ${anchored} of ${selections} anchored, positions in ${positions}`;

const toldCode = ({ name, above, uses, meets, theme, detail }: CodingPlan['codes'][number]): string =>
  `code     ${[...above, name].join(' > ')} (${uses}): ${meets}${theme === null ? '' : ` ${theme}`}${detail === null ? '' : `. ${detail}`}`;
