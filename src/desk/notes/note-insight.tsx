import type { Insight } from '../../insights/schemas.ts';
import type { Decision } from '../../insights/write-schemas.ts';
import type { Note } from '../../notes/schemas.ts';
import { statementBeside } from '../../pages/statement.ts';
import { Form } from '../frame.tsx';
import type { DeskView } from '../view.ts';
import { deskNoteAddress } from './note-frame.tsx';

type Status = NonNullable<Insight['status']>;

const open: Record<Status, [Decision, string][]> = {
  suggested: [
    ['accept', 'Accept'],
    ['reject', 'Reject'],
  ],
  accepted: [['reject', 'Reject']],
  rejected: [['reopen', 'Suggest it again']],
};

/** What can be decided about an insight as it stands. */
export function Decisions(props: { view: DeskView; insight: Insight; back: string }) {
  const { view, insight, back } = props;
  const { id, version, status = 'suggested', statement } = insight;
  return (
    <Form view={view} action={`/admin/insights/${id}/decision`} class="row">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="back" value={back} />
      {open[status].map(([decision, label]) => (
        <button
          type="submit"
          name="decision"
          value={decision}
          class={decision === 'accept' ? 'small' : 'small plain'}
          aria-label={`${label}: ${statement}`}
        >
          {label}
        </button>
      ))}
    </Form>
  );
}

export function NoteInsight({ view, note, insight }: { view: DeskView; note: Note; insight: Insight }) {
  const { id, evidence, kind, status, confidence, themes = [] } = insight;
  if (!evidence) return null;
  const isHere = evidence.version === note.currentVersion;
  const beside = statementBeside(insight);
  return (
    <li id={`insight-${id}`} tabIndex={-1}>
      <p class="exact" dir="auto">
        {isHere && status !== 'rejected' ? (
          <a href={`#at-${id}`} title="Show in the text">
            {evidence.exact}
          </a>
        ) : (
          evidence.exact
        )}
      </p>
      {beside !== null && <p class="statement">{beside}</p>}
      {!isHere && (
        <p class="hint">
          Stands so in version {evidence.version} only: <a href="/admin/queue?type=passage">the queue</a> asks
          where it is now.
        </p>
      )}
      <p class="meta">
        <span class={`state ${status}`}>
          {status}
          {status === 'suggested' && confidence != null && `, ${Math.round(confidence * 100)} % sure`}
        </span>
        <span class="kind">{kind}</span>
        <span class="chips">
          {themes.map(({ label }) => (
            <span>{label}</span>
          ))}
        </span>
      </p>
      <div class="row">
        <Decisions view={view} insight={insight} back={deskNoteAddress(note.slug)} />
        <a href={`/admin/insights/${id}`} aria-label={`Edit: ${insight.statement}`}>
          Edit
        </a>
      </div>
    </li>
  );
}
