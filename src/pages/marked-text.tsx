export interface MarkedSpan {
  id: string;
  /** The number it is shown with. */
  number: number;
  start: number;
  end: number;
}

interface Props {
  /** A stretch of a version's text. */
  text: string;
  /** Where the stretch begins in it, in code points. */
  start: number;
  marks: readonly MarkedSpan[];
}

/** A stretch of a note with the insights in it marked and numbered; they may overlap, and go on in the next block. */
export function MarkedText({ text, start, marks }: Props) {
  const points = Array.from(text);
  const end = start + points.length;
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [start, end, ...inside.flatMap((mark) => [mark.start, mark.end])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  const bounds = [...new Set(cuts)];
  return (
    <>
      {bounds.slice(0, -1).map((from, i) => {
        const to = bounds[i + 1] ?? end;
        const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
        const slice = points.slice(from - start, to - start).join('');
        return <Piece slice={slice} over={over} from={from} to={to} />;
      })}
    </>
  );
}

function Piece(props: { slice: string; over: MarkedSpan[]; from: number; to: number }) {
  const { slice, over, from, to } = props;
  if (over.length === 0) return <>{slice}</>;
  return (
    <>
      {over
        .filter((mark) => mark.start === from)
        .map(({ id }) => (
          <span class="anchor" id={`at-${id}`} />
        ))}
      <mark class={over.length > 1 ? 'insight overlap' : 'insight'}>{slice}</mark>
      {over
        .filter((mark) => mark.end === to)
        .map(({ id, number }) => (
          <a class="ref" href={`#insight-${id}`} aria-label={`Insight ${number}`}>
            {number}
          </a>
        ))}
    </>
  );
}
