#!/usr/bin/env node
import { Command } from 'commander';
import { ConfigError } from '../config.ts';
import { registerExtract } from './extract.ts';
import { registerImport } from './import.ts';
import { registerKeys } from './keys.ts';
import { registerPurge } from './purge.ts';
import { registerTrain } from './train.ts';
import { registerVocab } from './vocab.ts';

const program = new Command('kb')
  .description('Works on the knowledge base that the settings name.')
  .showHelpAfterError();

registerImport(program);
registerExtract(program);
registerPurge(program);
registerVocab(program);
registerKeys(program);
registerTrain(program);

try {
  await program.parseAsync();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? message : `kb: ${message}`}\n`);
  process.exitCode = 1;
}
