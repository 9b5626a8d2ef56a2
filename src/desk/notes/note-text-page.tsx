import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Finding, FindingsResponse } from '../../editorial/schemas.ts';
import { versionTag } from '../../http/conditional.ts';
import type { ReplacementReport, ReplacementResponse } from '../../notes/replacement-schemas.ts';
import type { ComparisonResponse, Note, VersionResponse } from '../../notes/schemas.ts';
import { Differences } from '../../pages/differences.tsx';
import { Field, Form } from '../frame.tsx';
import {
  actOf,
  after,
  again,
  parameter,
  textOf,
  type DeskView,
  type FormAnswer,
  type FormView,
} from '../view.ts';
import { Version } from './note-details-page.tsx';
import { deskNoteAddress, NoteFrame, noteOf } from './note-frame.tsx';
import { Report } from './replacement-report.tsx';

type Comparison = z.infer<typeof ComparisonResponse>['data'];

interface TextView extends DeskView {
  /** What the typed text would do. */
  report?: ReplacementReport;
  /** The form asked to store it, but nobody had seen what that does. */
  isHeldBack?: boolean;
}

/** A note's text to edit, with what an edit does to its quotations beside it, before anything is stored. */
export async function noteTextPage(view: TextView) {
  const note = await noteOf(view, '?fields=id,title,status,language,version,currentVersion');
  const { slug, currentVersion = 1 } = note;
  const address = `/v1/notes/${slug}/versions/${currentVersion}`;
  const { data: version } = await view.ask.get<z.infer<typeof VersionResponse>>(address);
  const { data: findings } = await view.ask.get<z.infer<typeof FindingsResponse>>(`/v1/notes/${slug}/lint`);
  const text = view.typed?.get('text') ?? (await view.ask.file(`${address}/text`)).content.toString();
  const meanwhile = await meanwhileIn(view, note);
  const isPlain = version.mediaType === 'text/plain';
  return (
    <NoteFrame view={view} note={note} title="Edit the text">
      {meanwhile && <Meanwhile comparison={meanwhile} />}
      <div class="editor">
        <Form view={view} action={deskNoteAddress(slug, '/text')} id="text-form" label="The note’s text">
          <Version note={note} />
          <input type="hidden" name="from" value={currentVersion} />
          <input type="hidden" name="seen" value={view.report ? digestOf(textOf(text)) : ''} />
          <Field
            id="text"
            label={`Text, version ${currentVersion}`}
            name="text"
            lines={28}
            value={text}
            lang={note.language}
            hint={
              isPlain
                ? undefined
                : `It came as ${version.mediaType}. Links and emphasis stay only if it is written as Markdown below.`
            }
          />
          <Field
            id="format"
            label="Written as"
            name="format"
            value={view.typed?.get('format') ?? 'plain'}
            options={[
              { value: 'plain', label: 'Plain text' },
              { value: 'markdown', label: 'Markdown' },
            ]}
          />
          <p class="row">
            <button type="submit" name="act" value="preview" class="plain" data-preview>
              Show what it does
            </button>
            <button type="submit" name="act" value="save">
              Save as version {currentVersion + 1}
            </button>
          </p>
        </Form>
        <aside class="report" id="report" aria-labelledby="report-heading" aria-live="polite">
          <h2 id="report-heading">What the edit does</h2>
          {view.isHeldBack === true && (
            <p class="notice">Nothing is stored yet. Look at this, and save again if it is what you want.</p>
          )}
          {view.report ? (
            <Report report={view.report} />
          ) : (
            <p class="quiet">
              Every quotation is found again in the new text. What becomes of each stands here before anything
              is stored.
            </p>
          )}
          <Findings findings={findings} />
        </aside>
      </div>
    </NoteFrame>
  );
}

/** What somebody else did to the text while this one was being typed; null where nobody did. */
async function meanwhileIn(view: DeskView, { slug, currentVersion = 1 }: Note): Promise<Comparison | null> {
  const from = Number(view.typed?.get('from') ?? currentVersion);
  if (from === currentVersion) return null;
  const path = `/v1/notes/${slug}/versions/${from}...${currentVersion}`;
  return (await view.ask.get<z.infer<typeof ComparisonResponse>>(path)).data;
}

function Meanwhile({ comparison }: { comparison: Comparison }) {
  return (
    <details class="notice" open>
      <summary>
        What somebody else has changed in the text meanwhile. Yours is below, as you typed it.
      </summary>
      <Differences differences={comparison.differences} />
    </details>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details class="more">
      <summary>What looks wrong in it now ({findings.length})</summary>
      <ul>
        {findings.map(({ message, exact }) => (
          <li>
            {message} {exact !== null && <q>{exact}</q>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Shows what an edit does, or stores it: never what nobody has seen the report of. */
export async function replaceNoteText(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const slug = parameter(view, 'slug');
  const text = textOf(form.get('text'));
  const isSeen = form.get('seen') === digestOf(text);
  const isSaving = form.get('act') === 'save';
  const stores = isSaving && isSeen;
  const path = `/v1/notes/${slug}/text${stores ? '' : '?dryRun=true'}`;
  const outcome = await view.ask.send<z.infer<typeof ReplacementResponse>>('PUT', path, {
    body: { text, format: form.get('format') ?? 'plain' },
    etag: versionTag(`note-${form.get('id')}`, Number(form.get('version'))),
  });
  if (!outcome.ok) return again(view, outcome, noteTextPage);
  const { data: report } = outcome.data;
  if (stores) {
    const act = report.stored ? await actOf(view, slug, outcome.requestId) : null;
    return { to: after(deskNoteAddress(slug), act) };
  }
  const page = await noteTextPage({ ...view, typed: form, done: null, report, isHeldBack: isSaving });
  return { page, status: 200 };
}
