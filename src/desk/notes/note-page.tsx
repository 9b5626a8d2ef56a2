import type { z } from 'zod';
import type { Problem } from '../../http/problem.ts';
import type { Insight } from '../../insights/schemas.ts';
import type { Note } from '../../notes/schemas.ts';
import { ProblemAnswer } from '../../pages/ask.ts';
import { NoteText } from '../../pages/note-text.tsx';
import type { TagListResponse } from '../../tags/schemas.ts';
import { DeskFrame, Form } from '../frame.tsx';
import { everyOne, parameter, type DeskView } from '../view.ts';
import { deskNoteAddress, NoteFrame, noteOf } from './note-frame.tsx';
import { NewInsight } from './new-insight.tsx';
import { NoteInsight } from './note-insight.tsx';

/** A note's text with its insights, and the form that makes another out of a passage. */
export async function notePage(view: DeskView) {
  const note = await noteOrTakenDown(view);
  if ('type' in note) return takenDownPage(view, note);
  const { slug } = note;
  const list = (status: string) =>
    everyOne<Insight>(view.ask, `/v1/notes/${slug}/insights?status=${status}&limit=100`);
  const [accepted, suggested, rejected] = [
    await list('accepted'),
    await list('suggested'),
    await list('rejected'),
  ];
  const themes = await view.ask.get<z.infer<typeof TagListResponse>>(
    '/v1/themes?fields=slug,label&limit=100',
  );
  const inOrder = [...accepted, ...suggested].sort(
    (a, b) => (a.evidence?.start ?? 0) - (b.evidence?.start ?? 0),
  );
  return (
    <NoteFrame view={view} note={note} title="Text and insights">
      <div class="with-aside right desk-note">
        <NoteText note={note} insights={inOrder} />
        <aside class="insights" aria-labelledby="insights-heading">
          <NewInsight view={view} note={note} themes={themes.data} />
          <h2 id="insights-heading">
            {inOrder.length} {inOrder.length === 1 ? 'insight' : 'insights'}
          </h2>
          <p class="quiet">
            {accepted.length} accepted, {suggested.length} suggested, {rejected.length} rejected
          </p>
          <ol id="insights">
            {inOrder.map((insight) => (
              <NoteInsight view={view} note={note} insight={insight} />
            ))}
          </ol>
          {rejected.length > 0 && (
            <details class="more">
              <summary>Rejected ones</summary>
              <ul class="plain">
                {rejected.map((insight) => (
                  <NoteInsight view={view} note={note} insight={insight} />
                ))}
              </ul>
            </details>
          )}
          <ExtractAgain view={view} note={note} />
        </aside>
      </div>
    </NoteFrame>
  );
}

async function noteOrTakenDown(view: DeskView): Promise<Note | Problem> {
  try {
    return await noteOf(view, '?include=sections');
  } catch (error) {
    if (error instanceof ProblemAnswer && error.problem.status === 410) return error.problem;
    throw error;
  }
}

function ExtractAgain({ view, note }: { view: DeskView; note: Note }) {
  if (note.extraction === 'pending')
    return <p class="notice">Its insights are being looked for: load this page again in a moment.</p>;
  return (
    <Form view={view} action={deskNoteAddress(note.slug, '/extraction')} label="Extraction">
      <button type="submit" class="plain">
        Extract again
      </button>
      <p class="hint">
        Suggests what is new. What has been accepted, edited or rejected is neither touched nor suggested
        again.
      </p>
    </Form>
  );
}

function takenDownPage(view: DeskView, problem: Problem) {
  const isAdmin = view.session.access.role === 'admin';
  return (
    <DeskFrame view={view} title="Taken down">
      <p class="kicker">
        <a href="/admin/notes">Notes</a>
      </p>
      <h1>Taken down</h1>
      <p class="notice">{problem.detail}</p>
      {isAdmin ? (
        <Form view={view} action={deskNoteAddress(parameter(view, 'slug'), '/restore')}>
          <button type="submit">Bring it back</button>
        </Form>
      ) : (
        <p>An admin can bring it back.</p>
      )}
    </DeskFrame>
  );
}
