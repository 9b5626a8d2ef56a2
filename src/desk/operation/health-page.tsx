import type { z } from 'zod';
import type { Ready } from '../../http/health.ts';
import { ProblemAnswer } from '../../pages/ask.ts';
import { DeskFrame } from '../frame.tsx';
import type { DeskView } from '../view.ts';

type Readiness = z.infer<typeof Ready>;

/** How every part is, and what to do where one is not well. */
export async function healthPage(view: DeskView) {
  const ready = await readinessOf(view);
  return (
    <DeskFrame view={view} title="Health">
      <h1>Health</h1>
      {typeof ready === 'string' ? (
        <p class="notice problem" role="alert">
          {ready}
        </p>
      ) : (
        <ul class="plain">
          {ready.checks.map(({ part, state, says, advice }) => (
            <li class="item">
              <h2>
                {part} <span class={`state ${state}`}>{state === 'ok' ? 'well' : 'look at it'}</span>
              </h2>
              <p>{says}</p>
              {advice !== null && <p class="notice">{advice}</p>}
            </li>
          ))}
        </ul>
      )}
      <p class="row">
        <a href="/admin/health">Look again</a> <a href="/admin/index">The search index</a>
      </p>
    </DeskFrame>
  );
}

/** What is well, or why requests cannot be answered. */
async function readinessOf({ ask }: DeskView): Promise<Readiness | string> {
  try {
    return await ask.get<Readiness>('/health/ready');
  } catch (error) {
    if (error instanceof ProblemAnswer) return error.problem.detail;
    throw error;
  }
}
