interface Difference {
  type: 'same' | 'removed' | 'added';
  text: string;
}

const keptAround = 240;

/** Two texts as one, word by word; long stretches that are the same are left out but for their ends. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const last = differences.length - 1;
  return (
    <div class="differences text">
      {differences.map(({ type, text }, i) => {
        if (type === 'removed') return <del>{text}</del>;
        if (type === 'added') return <ins>{text}</ins>;
        return <Same text={text} isFirst={i === 0} isLast={i === last} />;
      })}
    </div>
  );
}

function Same({ text, isFirst, isLast }: { text: string; isFirst: boolean; isLast: boolean }) {
  const points = Array.from(text);
  if (points.length <= 3 * keptAround || (isFirst && isLast)) return <span>{text}</span>;
  return (
    <>
      {!isFirst && <span>{points.slice(0, keptAround).join('')}</span>}
      <details class="same">
        <summary>… the same …</summary>
        <span>{points.slice(isFirst ? 0 : keptAround, isLast ? undefined : -keptAround).join('')}</span>
      </details>
      {!isLast && <span>{points.slice(-keptAround).join('')}</span>}
    </>
  );
}
