import type { ReplacementReport } from '../../notes/replacement-schemas.ts';

type Verdict = ReplacementReport['insights'][number]['verdict'];

const verdicts: Record<Verdict, [string, string]> = {
  orphaned: ['Lost', 'Their words are gone: they leave the public until a curator decides.'],
  ambiguous: ['In several places', 'Their words stand more than once: a curator says where.'],
  fuzzy: ['Changed', 'Their words are a little different: a curator confirms them.'],
  moved: ['Moved', 'The very same words, in another place. They stay public.'],
  unchanged: ['Untouched', 'Nothing changes for them.'],
};
const order = Object.keys(verdicts) as Verdict[];

/** What becomes of every quotation: what is lost first. */
export function Report({ report }: { report: ReplacementReport }) {
  const { counts, insights, mentions, suggested } = report;
  return (
    <>
      <table class="counts">
        <caption class="visually-hidden">Quotations by what becomes of them</caption>
        <tbody>
          {order.map((verdict) => (
            <tr class={counts[verdict] > 0 ? verdict : 'none'}>
              <th scope="row">{verdicts[verdict][0]}</th>
              <td class="number">{counts[verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        {suggested} new {suggested === 1 ? 'insight' : 'insights'} suggested; mentions of names:{' '}
        {mentions.kept} kept, {mentions.lost} lost, {mentions.added} added.
      </p>
      {order
        .filter((verdict) => verdict !== 'unchanged' && counts[verdict] > 0)
        .map((verdict) => (
          <details class="more" open={verdict !== 'moved'}>
            <summary>
              {verdicts[verdict][0]} ({counts[verdict]})
            </summary>
            <p class="hint">{verdicts[verdict][1]}</p>
            <ul class={`verdicts ${verdict}`}>
              {insights
                .filter((insight) => insight.verdict === verdict)
                .map((insight) => (
                  <Fate insight={insight} />
                ))}
            </ul>
          </details>
        ))}
    </>
  );
}

function Fate({ insight }: { insight: ReplacementReport['insights'][number] }) {
  const { verdict, from, to, candidates, status, similarity } = insight;
  return (
    <li>
      <q>{from.exact}</q> <span class="state">{status}</span>
      {verdict !== 'moved' && to && (
        <p>
          {verdict === 'orphaned' ? 'Nearest to it now: ' : 'Now: '}
          <q>{to.exact}</q>
          {similarity !== null && ` (${Math.round(similarity * 100)} % alike)`}
        </p>
      )}
      {candidates.length > 0 && <p>It stands in {candidates.length} places.</p>}
    </li>
  );
}
