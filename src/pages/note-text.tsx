import type { Insight } from '../insights/schemas.ts';
import type { Note } from '../notes/schemas.ts';
import { MarkedText, type MarkedSpan } from './marked-text.tsx';

type Section = NonNullable<Note['sections']>[number];
type Block = Section['blocks'][number];

interface Props {
  note: Note;
  /** In reading order: each is marked with its number where it stands in the current version. */
  insights: readonly Insight[];
}

/** The verbatim text by its sections. `data-start` is where a block begins, in code points. */
export function NoteText({ note, insights }: Props) {
  const { sections = [], currentVersion, language } = note;
  const marks = insights.flatMap(({ id, evidence }, i): MarkedSpan[] =>
    evidence !== undefined && evidence.version === currentVersion
      ? [{ id, number: i + 1, start: evidence.start, end: evidence.end }]
      : [],
  );
  return (
    <article class="text" lang={language} dir="auto" data-version={currentVersion}>
      {sections.map((section) => (
        <SectionText section={section} marks={marks} />
      ))}
    </article>
  );
}

function SectionText({ section, marks }: { section: Section; marks: MarkedSpan[] }) {
  const hasHeading = section.blocks.some(({ type }) => type === 'heading');
  return (
    <section data-kind={section.kind}>
      {!hasHeading && section.heading !== null && <h2>{section.heading}</h2>}
      {grouped(section.blocks).map((group) =>
        Array.isArray(group) ? (
          <ul>
            {group.map((block) => (
              <li data-start={block.start}>
                <MarkedText text={block.text} start={block.start} marks={marks} />
              </li>
            ))}
          </ul>
        ) : (
          <BlockText block={group} marks={marks} />
        ),
      )}
    </section>
  );
}

function BlockText({ block, marks }: { block: Block; marks: MarkedSpan[] }) {
  const text = <MarkedText text={block.text} start={block.start} marks={marks} />;
  if (block.type !== 'heading') return <p data-start={block.start}>{text}</p>;
  if ((block.level ?? 1) > 1) return <h3 data-start={block.start}>{text}</h3>;
  return <h2 data-start={block.start}>{text}</h2>;
}

/** Neighbouring items together, as one list. */
function grouped(blocks: readonly Block[]): (Block | Block[])[] {
  const groups: (Block | Block[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type !== 'item') groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}
