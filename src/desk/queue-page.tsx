import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { Pager } from '../pages/pager.tsx';
import { address } from '../pages/pages.ts';
import type { QueueItem, QueueResponse } from '../queue/schemas.ts';
import type { TagListResponse } from '../tags/schemas.ts';
import { DeskFrame, Field, Form } from './frame.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import type { DeskView } from './view.ts';
import { slugsOf } from './vocabulary/kinds.ts';

type Themes = z.infer<typeof TagListResponse>['data'];

const names: Record<QueueItem['type'], [string, string]> = {
  insight: ['Insight', 'Insights'],
  passage: ['Changed quotation', 'Changed quotations'],
  tag: ['Term', 'Terms'],
  example: ['Example', 'Examples'],
  neighbour: ['Neighbour', 'Neighbours'],
};

/** The address that a form sends its sender back to: the queue as it was filtered. */
export const queueHere = (query: URLSearchParams): string => {
  const kept = new URLSearchParams(query);
  kept.delete('act');
  kept.delete('cursor');
  return address('/admin/queue', kept);
};

export async function queuePage(view: DeskView) {
  const asked = new URLSearchParams(view.query);
  asked.delete('act');
  const [queue, themes] = await Promise.all([
    view.ask.get<z.infer<typeof QueueResponse>>(address('/v1/queue', asked)),
    view.ask.get<z.infer<typeof TagListResponse>>('/v1/themes?fields=slug,label&limit=100'),
  ]);
  const waiting = Object.values(queue.counts).reduce((sum, count) => sum + count, 0);
  return (
    <DeskFrame view={view} title={`Queue (${waiting})`}>
      <div class="head">
        <h1>Queue</h1>
        <KeyboardHelp />
      </div>
      <TypeFilter query={view.query} counts={queue.counts} />
      {view.typed?.get('decision') === 'edit' && <Typed view={view} data={queue.data} />}
      {queue.data.length === 0 ? (
        <p class="notice">Nothing waits. Bring notes in, and what they suggest will be here.</p>
      ) : (
        <Bulk view={view} />
      )}
      <div class="queue" data-queue>
        {queue.data.map((item, i) => (
          <Item view={view} item={item} themes={themes.data} number={i} />
        ))}
      </div>
      <Pager page={queue.page} path="/admin/queue" query={asked} />
    </DeskFrame>
  );
}

function TypeFilter({ query, counts }: { query: URLSearchParams; counts: Record<string, number> }) {
  const chosen = query.get('type');
  const link = (type: string | null) => {
    const next = new URLSearchParams(queueHere(query).split('?')[1] ?? '');
    if (type === null) next.delete('type');
    else next.set('type', type);
    return address('/admin/queue', next);
  };
  return (
    <nav aria-label="What waits" class="tabs">
      <a href={link(null)} aria-current={chosen === null ? 'true' : undefined}>
        Everything
      </a>
      {Object.entries(names).map(([type, [, many]]) => (
        <a href={link(type)} aria-current={chosen === type ? 'true' : undefined}>
          {many} <span class="count">{counts[type] ?? 0}</span>
        </a>
      ))}
    </nav>
  );
}

/** What somebody typed into an item that has been decided by somebody else since. */
function Typed({ view, data }: { view: DeskView; data: QueueItem[] }) {
  const { typed } = view;
  if (!typed || data.some(({ item }) => item === typed.get('item'))) return null;
  return (
    <div class="notice">
      <p>Somebody else has decided this item meanwhile. What you typed:</p>
      <p class="exact">{typed.get('statement') ?? typed.get('label')}</p>
    </div>
  );
}

function Bulk({ view }: { view: DeskView }) {
  return (
    <Form view={view} action="/admin/queue" id="bulk" class="row bulk" label="Many at once">
      <input type="hidden" name="back" value={queueHere(view.query)} />
      <button type="button" class="plain" data-select-all hidden>
        Select all
      </button>
      <button type="submit" name="decision" value="accept" class="plain">
        Accept selected
      </button>
      <button type="submit" name="decision" value="reject" class="plain danger">
        Reject selected
      </button>
    </Form>
  );
}

interface ItemProps {
  view: DeskView;
  item: QueueItem;
  themes: Themes;
  number: number;
}

function Item({ view, item, themes, number }: ItemProps) {
  const heading = `item-${number}`;
  const repeats = item.context !== null && item.context.exact === item.title;
  return (
    <article class="item" tabIndex={-1} aria-labelledby={heading} data-item={item.item}>
      <p class="kicker">
        <label>
          <input
            type="checkbox"
            name="item"
            value={`${item.item}@${item.version}`}
            form="bulk"
            aria-label={`Select: ${item.title}`}
          />{' '}
          {names[item.type][0]}
          {item.scheme !== null && `, ${item.scheme}`}
        </label>
        <span>
          {item.why}
          {item.confidence !== null && `, ${Math.round(item.confidence * 100)} % sure`}
          {item.ageDays > 0 && `, waiting for ${item.ageDays} ${item.ageDays === 1 ? 'day' : 'days'}`}
        </span>
      </p>
      <h2 id={heading} class={repeats ? 'visually-hidden' : undefined}>
        {item.title}
      </h2>
      {item.context && (
        <blockquote class="context">
          {item.context.before}
          <mark>{item.context.exact}</mark>
          {item.context.after}
        </blockquote>
      )}
      <p class="meta">
        {item.note && <a href={`/admin/notes/${item.note.slug}`}>{item.note.title}</a>}
        {item.kind !== null && <span class="kind">{item.kind}</span>}
        {item.themes.length > 0 && (
          <span class="chips">
            {item.themes.map(({ label }) => (
              <span>{label}</span>
            ))}
          </span>
        )}
      </p>
      {item.reasons.length > 0 && (
        <details class="why">
          <summary>Why it was suggested</summary>
          <ul>
            {item.reasons.map(({ cue, weight }) => (
              <li>
                {cue} <span class="count">{weight.toFixed(2)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Decide view={view} item={item} themes={themes} number={number} />
    </article>
  );
}

function Decide({ view, item, themes, number }: ItemProps) {
  const { decisions } = item;
  const common = (
    <>
      <input type="hidden" name="item" value={item.item} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="back" value={queueHere(view.query)} />
    </>
  );
  return (
    <div class="decide">
      <Form view={view} action="/admin/queue" class="row">
        {common}
        {decisions.includes('accept') && (
          <button type="submit" name="decision" value="accept" data-key="a">
            Accept
          </button>
        )}
        {decisions.includes('reject') && (
          <button type="submit" name="decision" value="reject" class="danger" data-key="r">
            Reject
          </button>
        )}
      </Form>
      {decisions.includes('merge') && <Merge view={view} item={item} number={number} common={common} />}
      {decisions.includes('edit') && (
        <Edit view={view} item={item} themes={themes} number={number} common={common} />
      )}
    </div>
  );
}

type PartProps = Omit<ItemProps, 'themes'> & { common: ComponentChildren };

function Merge({ view, item, number, common }: PartProps) {
  return (
    <details class="more" data-key="m">
      <summary>{item.type === 'neighbour' ? 'It is this note…' : 'Merge…'}</summary>
      <Form view={view} action="/admin/queue">
        {common}
        <input type="hidden" name="decision" value="merge" />
        {item.nearDuplicates.length > 0 && (
          <p class="row">
            {item.nearDuplicates.map(({ slug, label, similarity }) => (
              <button type="submit" class="plain" name="near" value={slug}>
                into “{label}” ({Math.round(similarity * 100)} % alike)
              </button>
            ))}
          </p>
        )}
        <Field
          id={`into-${number}`}
          label={item.type === 'neighbour' ? 'The note’s slug' : 'Into the one with this slug'}
          name="into"
          slugsOf={slugsOfItem(item)}
        />
        <button type="submit" class="plain">
          Merge
        </button>
      </Form>
    </details>
  );
}

/** What is merged into: a note for a neighbour, else one of the same kind. */
function slugsOfItem({ type, scheme }: QueueItem) {
  return type === 'neighbour' ? 'note' : slugsOf(type === 'example' ? 'example' : 'tag', scheme ?? undefined);
}

function Edit({ view, item, themes, number, common }: PartProps & { themes: Themes }) {
  const typed = view.typed?.get('item') === item.item ? view.typed : null;
  const isInsight = item.type === 'insight';
  return (
    <details class="more" data-key="e" open={typed?.get('decision') === 'edit'}>
      <summary>Edit and accept…</summary>
      <Form view={view} action="/admin/queue">
        {common}
        <input type="hidden" name="decision" value="edit" />
        {isInsight ? (
          <>
            <Field
              id={`statement-${number}`}
              label="Statement"
              name="statement"
              lines={3}
              value={typed?.get('statement') ?? item.title}
              hint="What it says, in your words or the note’s. The quotation stays as it is."
            />
            <Field
              id={`kind-${number}`}
              label="Kind"
              name="kind"
              value={typed?.get('kind') ?? item.kind}
              options={insightKinds}
            />
            <input type="hidden" name="themesBefore" value={item.themes.map(({ slug }) => slug).join()} />
            <ThemeChoice
              themes={themes}
              chosen={typed?.getAll('theme') ?? item.themes.map(({ slug }) => slug)}
            />
          </>
        ) : (
          <>
            <Field
              id={`label-${number}`}
              label="Name"
              name="label"
              value={typed?.get('label') ?? item.title}
            />
            <Field
              id={`definition-${number}`}
              label={item.type === 'tag' ? 'Definition' : 'Summary'}
              name="definition"
              lines={3}
              value={typed?.get('definition')}
            />
          </>
        )}
        <button type="submit">Accept with these changes</button>
      </Form>
    </details>
  );
}
