import type { Command } from 'commander';
import { examineDeployment } from '../operation/examine.ts';
import type { Finding } from '../operation/finding.ts';

/** `kb doctor`: whether a deployment is well. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Look whether this deployment is well, and say what to do where it is not.')
    .option('--json', 'the findings as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings = await examineDeployment();
      process.stdout.write(json ? `${JSON.stringify({ findings }, null, 2)}\n` : findings.map(line).join(''));
      if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1;
    });
}

const line = ({ part, state, says, advice }: Finding): string =>
  `${state.padEnd(4)}  ${part}: ${says}\n${advice === null ? '' : `      → ${advice}\n`}`;
