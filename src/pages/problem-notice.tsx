import type { Problem } from '../http/problem.ts';

/** What went wrong, in the words of the API. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const { errors = [] } = problem;
  return (
    <div class="notice problem" role="alert">
      <p>{problem.detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ detail, parameter, pointer, suggestion }) => (
            <li>
              {(parameter ?? pointer) !== undefined && <code>{parameter ?? pointer}</code>} {detail}
              {suggestion !== undefined && <> Did you mean “{suggestion}”?</>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
