import type { z } from 'zod';
import type { ImportResponse } from '../../notes/import-schemas.ts';
import type { NotePreview } from '../../notes/extraction-schemas.ts';
import { sourceEndings } from '../../ingestion/read-source.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import type { DeskView } from '../view.ts';
import { deskNoteAddress } from './note-frame.tsx';
import { Preview } from './note-preview.tsx';
import { Report } from './replacement-report.tsx';

export type ImportOutcome = z.infer<typeof ImportResponse>['data'][number];

/** What became of a file, or would become of it. */
export interface FileOutcome {
  name: string;
  /** Where the whole file was refused. */
  refusal?: string;
  notes: readonly ImportOutcome[];
}

export interface BringInView extends DeskView {
  /** What the pasted text would become. */
  preview?: NotePreview;
  outcomes?: readonly FileOutcome[];
  /** The files of a preview, to be stored without being chosen again: name and base64. */
  kept?: readonly string[];
}

/** Where notes come in: pasted or as files, each shown before it is stored. */
export async function bringInPage(view: BringInView) {
  const { preview, outcomes } = view;
  return (
    <DeskFrame view={view} title="Bring notes in">
      <p class="kicker">
        <a href="/admin/notes">Notes</a>
      </p>
      <h1>Bring notes in</h1>
      {outcomes && <Outcomes view={view} outcomes={outcomes} />}
      {preview && (
        <section class="preview" aria-labelledby="preview-heading">
          <h2 id="preview-heading">What it would become</h2>
          <p class="notice">
            Nothing is stored yet.{' '}
            <button type="submit" form="paste" name="act" value="store">
              Store the note
            </button>
          </p>
          <Preview preview={preview} />
        </section>
      )}
      {!preview && <Files view={view} />}
      {!outcomes && <Paste view={view} />}
    </DeskFrame>
  );
}

function Files({ view }: { view: DeskView }) {
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">Files</h2>
      <Form view={view} action="/admin/bring-in/files" id="files-form" hasFiles label="Files to bring in">
        <input type="hidden" name="carry" value="true" />
        <div class="drop" data-drop>
          <label for="files">Choose files, or drop them here</label>
          <input id="files" type="file" name="file" multiple required accept={sourceEndings.join()} />
          <p class="hint">
            Text, Markdown, HTML, Word (.docx), and exports of WordPress or Squarespace (.xml). A file that
            was brought in before becomes a new version of its note.
          </p>
        </div>
        <p class="row">
          <button type="submit" name="act" value="preview">
            Show what they would become
          </button>
          <button type="submit" name="act" value="store" class="plain">
            Store them at once
          </button>
        </p>
      </Form>
    </section>
  );
}

const verdicts: Record<ImportOutcome['outcome'], [string, string]> = {
  imported: ['new', 'A new note'],
  unchanged: ['unchanged', 'Here already, word for word'],
  'new-version': ['new', 'A new version'],
  refused: ['failed', 'Cannot be taken'],
};

function Outcomes({ view, outcomes }: { view: BringInView; outcomes: readonly FileOutcome[] }) {
  const { kept = [] } = view;
  return (
    <section aria-labelledby="outcomes-heading">
      <h2 id="outcomes-heading">{view.kept ? 'What the files would become' : 'What became of the files'}</h2>
      {kept.length > 0 && (
        <Form view={view} action="/admin/bring-in/files" class="notice" label="Store the files">
          Nothing is stored yet.{' '}
          <button type="submit" name="act" value="store">
            Store what can be taken
          </button>
          {kept.map((file) => (
            <input type="hidden" name="kept" value={file} />
          ))}
        </Form>
      )}
      <ol class="outcomes">
        {outcomes.flatMap(({ name, refusal, notes }) =>
          refusal === undefined
            ? notes.map((note) => <Outcome outcome={note} />)
            : [
                <li>
                  <strong>{name}</strong> <span class="state failed">Cannot be taken</span> {refusal}
                </li>,
              ],
        )}
      </ol>
    </section>
  );
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  const { name, slug, detail, preview, report } = outcome;
  const [state, verdict] = verdicts[outcome.outcome];
  const isStored = preview === null && report === null && slug !== null;
  return (
    <li>
      <strong dir="auto">{name}</strong> <span class={`state ${state}`}>{verdict}</span>{' '}
      {isStored && <a href={deskNoteAddress(slug)}>Go to the note</a>}{' '}
      {detail !== null && detail !== 'dry run' && <span class="quiet">{detail}</span>}
      {preview && (
        <details class="more">
          <summary>
            {preview.title}: {preview.insights.length} insights, {preview.findings.length} editorial findings
          </summary>
          <Preview preview={preview} />
        </details>
      )}
      {report && (
        <details class="more">
          <summary>What becomes of its quotations</summary>
          <Report report={report} />
        </details>
      )}
    </li>
  );
}

function Paste({ view }: { view: DeskView }) {
  const { typed } = view;
  return (
    <section aria-labelledby="paste-heading">
      <h2 id="paste-heading">A text</h2>
      <Form view={view} action="/admin/bring-in" id="paste" label="A text to bring in">
        <Field
          id="text"
          label="The note’s text"
          name="text"
          lines={14}
          required
          value={typed?.get('text')}
          hint="Kept word for word, as it is pasted here."
        />
        <Field
          id="format"
          label="Written as"
          name="format"
          value={typed?.get('format') ?? 'plain'}
          options={[
            { value: 'plain', label: 'Plain text' },
            { value: 'markdown', label: 'Markdown' },
          ]}
        />
        <Field
          id="status"
          label="Status"
          name="status"
          value={typed?.get('status') ?? 'published'}
          options={[
            { value: 'published', label: 'Published at once' },
            { value: 'draft', label: 'Draft: only curators see it' },
          ]}
        />
        <details class="more">
          <summary>What is known of it besides…</summary>
          <p class="hint">What is left empty is taken from the text, where it says.</p>
          <Field id="title" label="Title" name="title" value={typed?.get('title')} />
          <Field id="slug" label="Slug" name="slug" value={typed?.get('slug')} hint="Its address." />
          <Field id="held-on" label="Held on" name="heldOn" type="date" value={typed?.get('heldOn')} />
          <Field
            id="language"
            label="Language"
            name="language"
            value={typed?.get('language') ?? 'en'}
            hint="A language tag, such as en or cy."
          />
          <Field
            id="source-url"
            label="First published at"
            name="sourceUrl"
            type="url"
            value={typed?.get('sourceUrl')}
          />
          <Field id="licence" label="Licence" name="licence" value={typed?.get('licence')} />
          <Field id="attribution" label="Credit" name="attribution" value={typed?.get('attribution')} />
        </details>
        <button type="submit" name="act" value="preview">
          Show what it would become
        </button>
      </Form>
    </section>
  );
}
