import type { z } from 'zod';
import type { AuditListResponse } from '../audit/schemas.ts';
import { shortInstant } from '../pages/dates.ts';
import type { QueueResponse } from '../queue/schemas.ts';
import { DeskFrame } from './frame.tsx';
import type { DeskView } from './view.ts';

/** Where a curator's day begins: what waits, and what was done last. */
export async function homePage(view: DeskView) {
  const [queue, audit] = await Promise.all([
    view.ask.get<z.infer<typeof QueueResponse>>('/v1/queue?limit=1'),
    view.ask.get<z.infer<typeof AuditListResponse>>('/v1/audit?limit=8'),
  ]);
  const waiting = Object.values(queue.counts).reduce((sum, count) => sum + count, 0);
  return (
    <DeskFrame view={view} title="Desk">
      <h1>Curators’ desk</h1>
      <ul class="cards two">
        <li class="card">
          <h2>
            <a href="/admin/queue">{waiting === 0 ? 'Nothing waits' : `${waiting} wait for a decision`}</a>
          </h2>
          <p class="quiet">
            {Object.entries(queue.counts)
              .filter(([, count]) => count > 0)
              .map(([type, count]) => `${count} ${type}${count === 1 ? '' : 's'}`)
              .join(', ')}
          </p>
        </li>
        <li class="card">
          <h2>
            <a href="/admin/bring-in">Bring notes in</a>
          </h2>
          <p class="quiet">As text or files; what each would become is shown before it is stored.</p>
        </li>
      </ul>
      <h2>Done last</h2>
      <ol class="audit">
        {audit.data.map(({ id, at, sentence, actor }) => (
          <li>
            <div>
              <a href={`/admin/audit/${id}`}>{sentence}</a>
              <p class="quiet">
                <time dateTime={at}>{shortInstant(at)}</time> · {actor.name}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </DeskFrame>
  );
}
