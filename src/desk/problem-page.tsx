import type { Problem } from '../http/problem.ts';
import { Frame } from '../pages/layout.tsx';
import { ProblemNotice } from '../pages/problem-notice.tsx';

export const plainProblemPage = (problem: Problem) => (
  <Frame
    title={problem.title}
    path="/admin"
    noIndex
    header={
      <header class="site">
        <a class="brand" href="/admin">
          Curators’ desk
        </a>
      </header>
    }
  >
    <h1>{problem.title}</h1>
    <ProblemNotice problem={problem} />
    <p>
      <a href="/admin">Back to the desk</a>
    </p>
  </Frame>
);
