#!/usr/bin/env node
import { ConfigError } from '../config.ts';
import { createProgram } from './program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? message : `kb: ${message}`}\n`);
  process.exitCode = 1;
}
