import { openComposition, runProcess } from './run-process.ts';
import { startWorkers } from './workers.ts';

/** Works in the background and answers no requests. */
await runProcess(async (surroundings) => {
  const { servers, composition } = await openComposition(surroundings);
  await startWorkers(composition, servers, surroundings.lifetime);
  process.stdout.write('working\n');
});
