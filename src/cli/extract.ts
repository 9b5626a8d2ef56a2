import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { extractAgain, type ExtractedAgain } from '../ingestion/extract-again.ts';
import { listNotesToExtract } from '../ingestion/stored-text-repository.ts';
import { getHeldNote } from '../notes/service.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';

interface ExtractFlags {
  all: boolean;
  dryRun: boolean;
  json: boolean;
}

type Outcome = ExtractedAgain | { slug: string; refused: string };

/** `kb extract <slugs…> | --all`: suggestions for notes that are here already. */
export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('Extract notes again: what is new becomes a suggestion, what people decided stays.')
    .argument('[slugs...]', 'the notes')
    .option('--all', 'every note', false)
    .option('--dry-run', 'say what would be suggested and store nothing', false)
    .option('--json', 'print the outcome of every note as JSON, one a line', false)
    .action(async (slugs: string[], flags: ExtractFlags) => {
      if (flags.all === slugs.length > 0) throw new Error('Name the notes, or say --all.');
      const outcomes = await withKnowledgeBase(({ deps }) => extractNotes(deps, slugs, flags));
      const print = flags.json ? asLine : flags.dryRun ? asSuggestions : asSummary;
      for (const outcome of outcomes) process.stdout.write(print(outcome));
      if (outcomes.some((outcome) => 'refused' in outcome)) process.exitCode = 1;
    });
}

async function extractNotes(
  deps: Deps,
  slugs: string[],
  { all, dryRun, json }: ExtractFlags,
): Promise<Outcome[]> {
  const notes = all
    ? await listNotesToExtract(deps.db)
    : await Promise.all(slugs.map((slug) => getHeldNote(deps.db, slug)));
  const format = '{bar} {value}/{total} {slug}';
  const bar = new SingleBar({ format, stream: process.stderr, noTTYOutput: false });
  if (!json) bar.start(notes.length, 0, { slug: '' });
  const outcomes: Outcome[] = [];
  for (const { id, slug } of notes) {
    bar.update({ slug });
    outcomes.push(await extractOne(deps, id, slug, dryRun));
    bar.increment();
  }
  bar.stop();
  return outcomes;
}

/** One note that cannot be extracted does not keep the others back. */
async function extractOne(deps: Deps, id: string, slug: string, dryRun: boolean): Promise<Outcome> {
  try {
    return await extractAgain(deps, commandLine, id, { dryRun });
  } catch (error) {
    if (error instanceof DomainError) return { slug, refused: error.message };
    throw error;
  }
}

const asLine = (outcome: Outcome): string => `${JSON.stringify(outcome)}\n`;

function asSummary(outcome: Outcome): string {
  if ('refused' in outcome) return `${outcome.slug}  refused: ${outcome.refused}\n`;
  const { slug, source, fallback, insights, names } = outcome;
  const by = fallback === null ? source : `${source}, as the language model did not answer (${fallback})`;
  return `${slug}  insights: ${insights.length}, names: ${names.length}, by ${by}\n`;
}

function asSuggestions(outcome: Outcome): string {
  const lines = [asSummary(outcome).trimEnd()];
  if ('refused' in outcome) return `${lines.join('\n')}\n`;
  for (const { confidence, kind, themes, quote } of outcome.insights) {
    lines.push(`  ${confidence.toFixed(2)} ${kind} [${themes.join(', ')}] ${quote.replaceAll(/\s+/g, ' ')}`);
  }
  for (const { kind, name, mentions } of outcome.names) lines.push(`  ${kind} ${name} (${mentions})`);
  for (const theme of outcome.proposedThemes) lines.push(`  theme to propose: ${theme}`);
  return `${lines.join('\n')}\n`;
}
