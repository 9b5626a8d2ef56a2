import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { tagSchemes } from '../tags/schemas.ts';
import {
  applyVocabularyFile,
  planVocabularyFile,
  type TokenedPlan,
  type VocabularyFile,
} from '../vocabulary/apply-vocabulary.ts';
import { formats, readFormats, type Scheme } from '../vocabulary/concept.ts';
import { exportVocabulary } from '../vocabulary/export-vocabulary.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';

interface FileFlags {
  scheme?: Scheme;
  json: boolean;
}

const schemeOption = () =>
  new Option('--scheme <scheme>', 'for terms that name no scheme of ours').choices([...tagSchemes]);

/** `kb vocab plan|apply|export`: the vocabulary as SKOS (Turtle, JSON-LD) or CSV; REFI-QDA codebooks are read too. */
export function registerVocab(program: Command): void {
  const vocab = program.command('vocab').description('The vocabulary as a file: .ttl, .jsonld or .csv.');

  vocab
    .command('plan')
    .description('Say what a file would create, change, merge and retire; nothing changes.')
    .argument('<file>', 'the file')
    .addOption(schemeOption())
    .option('--json', 'print the plan as JSON', false)
    .action(async (name: string, { scheme, json }: FileFlags) => {
      const file = await readVocabulary(name, scheme);
      const plan = await withKnowledgeBase(({ deps }) => planVocabularyFile(deps.db, file));
      process.stdout.write(json ? `${JSON.stringify(plan, null, 2)}\n` : describePlan(plan));
      if (plan.faults.length > 0) process.exitCode = 1;
    });

  vocab
    .command('apply')
    .description('Do what the plan says, as one act that can be undone.')
    .argument('<file>', 'the file')
    .requiredOption('--token <token>', 'from the plan: says that nothing has changed since')
    .addOption(schemeOption())
    .action(async (name: string, { scheme, token }: { scheme?: Scheme; token: string }) => {
      const file = await readVocabulary(name, scheme);
      const { plan, auditId } = await withKnowledgeBase(({ deps }) =>
        applyVocabularyFile(deps.db, commandLine, file, token),
      );
      process.stdout.write(describePlan(plan, false));
      process.stdout.write(auditId === null ? 'Nothing had to change.\n' : `Applied. To undo: ${auditId}\n`);
    });

  vocab
    .command('export')
    .description('Write the whole vocabulary, proposed terms included.')
    .argument('<file>', 'where to: its ending says the format')
    .action(async (name: string) => {
      const text = await withKnowledgeBase(({ deps }) =>
        exportVocabulary(deps.db, formatOf(name, formats), {
          publicUrl: deps.config.PUBLIC_URL,
          everything: true,
        }),
      );
      await writeFile(name, text);
      process.stdout.write(`Wrote ${name}.\n`);
    });
}

async function readVocabulary(name: string, scheme: Scheme | undefined): Promise<VocabularyFile> {
  return { format: formatOf(name, readFormats), text: await readFile(name, 'utf8'), scheme };
}

function formatOf<F extends string>(name: string, known: readonly F[]): F {
  const ending = path.extname(name).slice(1).toLowerCase();
  const format = known.find((one) => one === ending);
  if (!format) throw new Error(`“${name}” must end in ${known.map((one) => `.${one}`).join(', ')}.`);
  return format;
}

/** The plan for people; `token` leaves the last line out where it has been used. */
function describePlan(plan: TokenedPlan, token = true): string {
  const lines = [
    ...plan.created.map(({ scheme, label, slug }) => `create  ${scheme} “${label}” (${slug})`),
    ...plan.changed.map(
      ({ label, slug, changes }) => `change  “${label}” (${slug}): ${changes.map(told).join('; ')}`,
    ),
    ...plan.merged.map(({ label, slug, into }) => `merge   “${label}” (${slug}) into ${into}`),
    ...plan.retired.map(({ label, slug }) => `retire  “${label}” (${slug})`),
    ...plan.faults.map(({ where, detail }) => `wrong   ${where}: ${detail}`),
    `${plan.unchanged} unchanged.`,
    ...(token && plan.faults.length === 0 ? [`To apply: --token ${plan.planToken}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const told = ({ member, from, to }: { member: string; from: unknown; to: unknown }): string =>
  `${member} ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
