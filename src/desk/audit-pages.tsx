import type { z } from 'zod';
import type { AuditEntry, AuditEntryResponse, AuditListResponse, UndoResponse } from '../audit/schemas.ts';
import { shortInstant } from '../pages/dates.ts';
import { Pager } from '../pages/pager.tsx';
import { address } from '../pages/pages.ts';
import { DeskFrame, Field, Form } from './frame.tsx';
import { localPath } from '../sessions/cookie.ts';
import { after, again, parameter, type DeskView, type FormAnswer, type FormView } from './view.ts';

const filters = ['entityType', 'entity', 'action', 'actor'] as const;

export async function auditPage(view: DeskView) {
  const asked = new URLSearchParams(view.query);
  asked.delete('act');
  const entries = await view.ask.get<z.infer<typeof AuditListResponse>>(address('/v1/audit', asked));
  return (
    <DeskFrame view={view} title="Audit trail">
      <h1>Audit trail</h1>
      <form class="row filter" action="/admin/audit">
        <Field id="entity" label="Slug or id" name="entity" value={asked.get('entity')} />
        <Field id="action" label="Act, such as tag.merge" name="action" value={asked.get('action')} />
        <Field id="actor" label="Who" name="actor" value={asked.get('actor')} />
        <button type="submit" class="plain">
          Filter
        </button>
      </form>
      {filters.some((name) => asked.has(name)) && (
        <p>
          <a href="/admin/audit">Show everything</a>
        </p>
      )}
      <ol class="audit">
        {entries.data.map((entry) => (
          <Entry view={view} entry={entry} />
        ))}
      </ol>
      <Pager page={entries.page} path="/admin/audit" query={asked} />
    </DeskFrame>
  );
}

function Entry({ view, entry }: { view: DeskView; entry: AuditEntry }) {
  const verb = entry.undoOf === null ? 'Undo' : 'Redo';
  return (
    <li class={entry.undoneBy === null ? undefined : 'undone'}>
      <div>
        <a href={`/admin/audit/${entry.id}`}>{entry.sentence}</a>
        <p class="quiet">
          <time dateTime={entry.at}>{shortInstant(entry.at)}</time> · {entry.actor.name} ·{' '}
          <code>{entry.action}</code>
          {entry.undoneBy !== null && ' · undone'}
        </p>
      </div>
      {entry.changeCount > 0 && entry.undoneBy === null && (
        <Form view={view} action={`/admin/audit/${entry.id}/undo`}>
          <input type="hidden" name="back" value={address('/admin/audit', withoutAct(view.query))} />
          <button type="submit" class="plain" aria-label={`${verb}: ${entry.sentence}`}>
            {verb}
          </button>
        </Form>
      )}
    </li>
  );
}

function withoutAct(query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(query);
  kept.delete('act');
  return kept;
}

/** One act: what it changed, and what an undo would do. */
export async function auditEntryPage(view: DeskView) {
  const id = parameter(view, 'id');
  const { data: entry } = await view.ask.get<z.infer<typeof AuditEntryResponse>>(`/v1/audit/${id}`);
  const canUndo = entry.changeCount > 0 && entry.undoneBy === null;
  const preview = canUndo
    ? await view.ask.send<z.infer<typeof UndoResponse>>('POST', `/v1/audit/${id}/undo`, {
        body: { preview: true },
      })
    : null;
  return (
    <DeskFrame view={view} title={entry.sentence}>
      <p class="kicker">
        <a href="/admin/audit">Audit trail</a>
      </p>
      <h1>{entry.sentence}</h1>
      <p class="quiet">
        {shortInstant(entry.at)} · {entry.actor.name} · <code>{entry.action}</code> · {entry.changeCount} rows
      </p>
      {preview && !preview.ok && <p class="notice">It cannot be undone now: {preview.problem.detail}</p>}
      {preview?.ok && (
        <section class="notice">
          <p>Undoing it would change:</p>
          <ul>
            {Object.entries(preview.data.data.changes).map(([table, { restored, removed, changed }]) => (
              <li>
                {table.replaceAll('_', ' ')}: {restored} brought back, {removed} taken away, {changed} given
                their former values
              </li>
            ))}
          </ul>
          <Form view={view} action={`/admin/audit/${id}/undo`}>
            <input type="hidden" name="back" value="/admin/audit" />
            <button type="submit">Undo it</button>
          </Form>
        </section>
      )}
      <h2>What it changed</h2>
      <ul class="changes">
        {entry.changes.map(({ table, before, after: now }) => (
          <li>
            <details>
              <summary>
                {table.replaceAll('_', ' ')}:{' '}
                {before === null ? 'added' : now === null ? 'removed' : 'changed'}
              </summary>
              <pre tabIndex={0}>{JSON.stringify({ before, after: now }, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ul>
    </DeskFrame>
  );
}

/** Undoes an act and goes back to where that was asked for. */
export async function undo(view: FormView): Promise<FormAnswer> {
  const back = new URL(localPath(view.form.get('back'), '/admin/audit'), 'http://host');
  const path = `/v1/audit/${parameter(view, 'id')}/undo`;
  const outcome = await view.ask.send<z.infer<typeof UndoResponse>>('POST', path, { body: {} });
  if (!outcome.ok) return again(view, outcome, auditEntryPage);
  return { to: after(back.pathname, outcome.data.data.auditId, back.searchParams) };
}
