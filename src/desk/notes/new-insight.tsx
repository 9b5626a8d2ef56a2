import { insightKinds } from '../../extraction/port.ts';
import type { Note } from '../../notes/schemas.ts';
import { ProblemNotice } from '../../pages/problem-notice.tsx';
import { Field, Form } from '../frame.tsx';
import { ThemeChoice } from '../theme-choice.tsx';
import type { DeskView } from '../view.ts';
import { deskNoteAddress } from './note-frame.tsx';

interface Props {
  view: DeskView;
  note: Note;
  themes: readonly { slug: string; label?: string | undefined }[];
}

/** Makes an insight out of quoted words. The script fills it in from what is selected in the text. */
export function NewInsight({ view, note, themes }: Props) {
  const typed = view.typed?.has('quote') === true ? view.typed : null;
  return (
    <details class="more new-insight" id="new-insight" open={typed !== null}>
      <summary>Make an insight from a passage…</summary>
      {typed && view.problem && <ProblemNotice problem={view.problem} />}
      <Form view={view} action={deskNoteAddress(note.slug, '/insights')} label="A new insight">
        <input type="hidden" name="start" value="" />
        <input type="hidden" name="end" value="" />
        <input type="hidden" name="version" value={note.currentVersion} />
        <Field
          id="quote"
          label="Quotation"
          name="quote"
          lines={4}
          required
          value={typed?.get('quote')}
          lang={note.language}
          hint="The note’s own words. Select them in the text, or type them here as they stand there."
        />
        <details class="more" open={view.problem?.status === 409}>
          <summary>Where these words stand more than once…</summary>
          <Field id="prefix" label="The words before" name="prefix" value={typed?.get('prefix')} />
          <Field id="suffix" label="The words after" name="suffix" value={typed?.get('suffix')} />
        </details>
        <Field
          id="new-statement"
          label="Statement"
          name="statement"
          lines={2}
          value={typed?.get('statement')}
          hint="What it says, in your words. The quotation itself where this is left empty."
        />
        <Field
          id="new-kind"
          label="Kind"
          name="kind"
          value={typed?.get('kind') ?? 'principle'}
          options={insightKinds}
        />
        <ThemeChoice themes={themes} chosen={typed?.getAll('theme') ?? []} />
        <button type="submit">Make the insight</button>
      </Form>
    </details>
  );
}
