import type { Note } from '../../notes/schemas.ts';
import { EditField } from '../edit-field.tsx';
import { Field, Form } from '../frame.tsx';
import type { DeskView } from '../view.ts';
import { deskNoteAddress, NoteFrame, noteOf } from './note-frame.tsx';

/** What is said about a note: to be changed, and the note to be taken down. */
export async function noteDetailsPage(view: DeskView) {
  const note = await noteOf(
    view,
    '?fields=id,title,status,heldOn,heldOnPrecision,language,attribution,version',
  );
  const { slug, attribution } = note;
  return (
    <NoteFrame view={view} note={note} title="Details">
      <Form view={view} action={deskNoteAddress(slug, '/details')} label="Details of the note">
        <Version note={note} />
        <EditField view={view} id="title" label="Title" name="title" now={note.title} required />
        <EditField
          view={view}
          id="slug"
          label="Slug"
          name="slug"
          now={slug}
          required
          hint="Its address. The former one goes on leading here."
        />
        <EditField
          view={view}
          id="status"
          label="Status"
          name="status"
          now={note.status}
          options={[
            { value: 'published', label: 'Published' },
            { value: 'draft', label: 'Draft' },
            { value: 'archived', label: 'Archived' },
          ]}
          hint="Drafts and archived notes are not public, and neither are their insights."
        />
        <EditField
          view={view}
          id="held-on"
          label="Held on"
          name="heldOn"
          type="date"
          now={note.heldOnPrecision === 'day' ? note.heldOn : null}
          hint={roughly(note)}
        />
        <EditField
          view={view}
          id="language"
          label="Language"
          name="language"
          now={note.language}
          required
          hint="A language tag, such as en or cy."
        />
        <EditField
          view={view}
          id="source-url"
          label="First published at"
          name="sourceUrl"
          type="url"
          now={attribution?.sourceUrl}
        />
        <EditField view={view} id="licence" label="Licence" name="licence" now={attribution?.licence} />
        <EditField
          view={view}
          id="attribution"
          label="Credit"
          name="attribution"
          now={attribution?.attribution}
          hint="Whom to name when quoting."
        />
        <button type="submit">Save</button>
      </Form>
      <TakeDown view={view} note={note} />
    </NoteFrame>
  );
}

export const Version = ({ note }: { note: Note }) => (
  <>
    <input type="hidden" name="id" value={note.id} />
    <input type="hidden" name="version" value={note.version} />
  </>
);

/** A date that the note gives in part only is told, and not made up. */
function roughly({ heldOn, heldOnPrecision }: Note): string {
  if (heldOn == null) return 'The note does not say in full: leave it empty unless you know.';
  if (heldOnPrecision === 'month') return `The note says no more than the month, ${heldOn.slice(0, 7)}.`;
  if (heldOnPrecision === 'year') return `The note says no more than the year, ${heldOn.slice(0, 4)}.`;
  return 'The day of the meeting.';
}

function TakeDown({ view, note }: { view: DeskView; note: Note }) {
  return (
    <details class="more">
      <summary>Take the note down…</summary>
      <Form view={view} action={deskNoteAddress(note.slug, '/takedown')} label="Take the note down">
        <Version note={note} />
        <p>
          Its addresses will answer that it has been taken down, and nothing of it will be shown, searched or
          exported. An admin can bring it back.
        </p>
        <Field
          id="reason"
          label="Reason"
          name="reason"
          hint="Shown to whoever asks for the note. Empty: “Taken down by its publisher.”"
        />
        <button type="submit" class="danger">
          Take it down
        </button>
      </Form>
    </details>
  );
}
