import type { z } from 'zod';
import type {
  IndexStatus,
  IndexStatusResponse,
  RebuildResponse,
  RepairResponse,
} from '../../outbox/schemas.ts';
import { shortInstant } from '../../pages/dates.ts';
import { DeskFrame, Form } from '../frame.tsx';
import { again, type DeskView, type FormAnswer, type FormView } from '../view.ts';
import { Facts } from '../../pages/facts.tsx';
import { TableHead } from '../../pages/table-head.tsx';
import { grouped } from '../../pages/numbers.ts';

const withComparison = '/admin/index?compare=true';

/**
 * How the search index stands to the database, and what mends it. Comparing every document takes a second for 100,000, so
 * that the page opens without and is then renewed with it, or by its link where there is no script.
 */
export async function indexPage(view: DeskView) {
  const isLooking = view.query.get('compare') === 'true';
  const call = isLooking ? '/v1/index' : '/v1/index?compare=false';
  const { data: index } = await view.ask.get<z.infer<typeof IndexStatusResponse>>(call);
  const isChanging = index.rebuild?.status === 'running' || index.pending > 0;
  const isAdmin = view.session.access.role === 'admin';
  return (
    <DeskFrame view={view} title="Search index">
      <h1>Search index</h1>
      <div id="index-state" data-live={isChanging ? '/admin/index' : isLooking ? undefined : withComparison}>
        <Summary index={index} />
        <Drift index={index} />
        <Parked index={index} />
        {index.rebuild && <Rebuild rebuild={index.rebuild} />}
        <p>
          <a href={withComparison}>{isLooking ? 'Look again' : 'Compare every document'}</a>
        </p>
      </div>
      {isAdmin ? (
        <section aria-labelledby="mend-heading">
          <h2 id="mend-heading">Mend it</h2>
          <div class="row">
            <Form view={view} action="/admin/index/repair">
              <button type="submit" class="plain">
                Repair what differs
              </button>
            </Form>
            <Form view={view} action="/admin/index/rebuild">
              <button type="submit" class="plain">
                Build it anew
              </button>
            </Form>
          </div>
          <p class="hint">
            A repair sends the documents that differ and no others. A new index is built beside the one in
            use, which goes on answering until the new one takes its place.
          </p>
        </section>
      ) : (
        <p class="quiet">An admin can repair it or build it anew.</p>
      )}
    </DeskFrame>
  );
}

function Summary({ index }: { index: IndexStatus }) {
  const { engine, reachable, pending, lagSeconds, documents, staleSettings } = index;
  const facts: [string, string][] = [
    ['Engine', engine],
    ['Answers', reachable ? 'yes' : 'no: PostgreSQL answers in its place'],
    ['Notes', grouped(documents.note)],
    ['Insights', grouped(documents.insight)],
    ['Examples', grouped(documents.example)],
    ['On their way', pending === 0 ? 'nothing' : `${pending}, the oldest for ${Math.round(lagSeconds)} s`],
    ...(staleSettings.length > 0 ? [['Old settings', staleSettings.join(', ')] as [string, string]] : []),
  ];
  return <Facts facts={facts} />;
}

function Drift({ index: { drift, driftCount, reachable } }: { index: IndexStatus }) {
  if (!drift && reachable) return <p>Documents are not compared yet.</p>;
  if (!drift) return <p class="notice">The index does not answer: nothing can be compared.</p>;
  if (driftCount === 0) return <p>Every document is as it should be.</p>;
  return (
    <>
      <p>{driftCount} documents differ from the database:</p>
      <div class="table" tabIndex={0} role="region" aria-label="What differs">
        <table>
          <TableHead
            columns={['Documents', { numbers: 'Missing' }, { numbers: 'Stale' }, { numbers: 'Extra' }]}
          />
          <tbody>
            {Object.entries(drift).map(([type, { missing, stale, extra }]) => (
              <tr>
                <th scope="row">{type}s</th>
                <td class="number">{missing.length}</td>
                <td class="number">{stale.length}</td>
                <td class="number">{extra.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Parked({ index: { parked } }: { index: IndexStatus }) {
  if (parked.length === 0) return null;
  return (
    <section aria-labelledby="parked-heading">
      <h2 id="parked-heading">Refused by the index</h2>
      <ul>
        {parked.map(({ entityType, entityId, attempts, reason, parkedAt }) => (
          <li>
            {entityType} <code>{entityId}</code>, {attempts} attempts, {shortInstant(parkedAt)}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rebuild({ rebuild }: { rebuild: NonNullable<IndexStatus['rebuild']> }) {
  const { status, startedAt, finishedAt, done, total, error } = rebuild;
  return (
    <section class="notice" aria-label="The newest rebuild">
      <p>
        {status === 'running' && `Being built anew: ${done} of ${total} documents.`}
        {status === 'succeeded' && `Built anew ${shortInstant(finishedAt ?? startedAt)}: ${total} documents.`}
        {status === 'failed' && `Building it anew failed ${shortInstant(finishedAt ?? startedAt)}: ${error}`}
      </p>
      {status === 'running' && (
        <progress value={done} max={Math.max(total, 1)} aria-label="Documents built" />
      )}
    </section>
  );
}

export async function repairIndex(view: FormView): Promise<FormAnswer> {
  const outcome = await view.ask.send<z.infer<typeof RepairResponse>>('POST', '/v1/index/repair');
  if (!outcome.ok) return again(view, outcome, indexPage);
  return { to: '/admin/index?said=repaired' };
}

export async function rebuildIndex(view: FormView): Promise<FormAnswer> {
  const outcome = await view.ask.send<z.infer<typeof RebuildResponse>>('POST', '/v1/index/rebuild');
  if (!outcome.ok) return again(view, outcome, indexPage);
  return { to: '/admin/index' };
}
