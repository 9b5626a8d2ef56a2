import type { Problem } from '../http/problem.ts';
import { ExplorerFrame } from '../pages/explorer-frame.tsx';
import { ProblemNotice } from '../pages/problem-notice.tsx';

const headings: Record<number, string> = {
  404: 'Nothing is here',
  410: 'This has been taken down',
  503: 'Not available at the moment',
};

export function problemPage(props: { problem: Problem; path: string; publicUrl: string }) {
  const { problem } = props;
  return (
    <ExplorerFrame {...props} title={headings[problem.status] ?? problem.title} calls={[]} noIndex>
      <div class="measure">
        <h1>{headings[problem.status] ?? problem.title}</h1>
        <ProblemNotice problem={problem} />
        <p>
          <a href="/">Start from the beginning</a>, or search above.
        </p>
      </div>
    </ExplorerFrame>
  );
}
