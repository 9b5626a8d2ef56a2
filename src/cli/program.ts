import { Command } from 'commander';
import { registerCodings } from './codings.ts';
import { registerDoctor } from './doctor.ts';
import { registerExport } from './export.ts';
import { registerExtract } from './extract.ts';
import { registerImport } from './import.ts';
import { registerKeys } from './keys.ts';
import { registerPurge } from './purge.ts';
import { registerReindex } from './reindex.ts';
import { registerRestore } from './restore.ts';
import { registerTrain } from './train.ts';
import { registerVocab } from './vocab.ts';

/** Every command of `kb`. */
export function createProgram(): Command {
  const program = new Command('kb')
    .description('Works on the knowledge base that the settings name.')
    .showHelpAfterError();
  registerImport(program);
  registerExtract(program);
  registerPurge(program);
  registerVocab(program);
  registerCodings(program);
  registerKeys(program);
  registerTrain(program);
  registerReindex(program);
  registerExport(program);
  registerRestore(program);
  registerDoctor(program);
  return program;
}
