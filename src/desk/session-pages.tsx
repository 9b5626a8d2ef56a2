import type { Problem } from '../http/problem.ts';
import { Frame } from '../pages/layout.tsx';
import { ProblemNotice } from '../pages/problem-notice.tsx';
import { DeskFrame, Form } from './frame.tsx';
import type { DeskView } from './view.ts';

/** The only page of the desk that needs no session. */
export function signInPage({ next, problem }: { next: string; problem?: Problem | undefined }) {
  return (
    <Frame
      title="Sign in"
      path="/admin/sign-in"
      noIndex
      header={
        <header class="site">
          <a class="brand" href="/">
            Leadership knowledge base
          </a>
        </header>
      }
    >
      <div class="narrow">
        <h1>Sign in</h1>
        {problem && <ProblemNotice problem={problem} />}
        <form method="post" action="/admin/sign-in">
          <input type="hidden" name="next" value={next} />
          <div class="field">
            <label for="key">Your key</label>
            <input
              id="key"
              name="key"
              type="password"
              required
              autocomplete="current-password"
              spellcheck={false}
              aria-describedby="key-hint"
            />
            <p class="hint" id="key-hint">
              It begins with kb_. The first start prints the first admin’s key; an admin makes others.
            </p>
          </div>
          <button type="submit">Sign in</button>
        </form>
      </div>
    </Frame>
  );
}

/** Who is signed in, and how to end it. */
export async function sessionPage(view: DeskView) {
  const { name, role } = view.session.access;
  return (
    <DeskFrame view={view} title="Your session">
      <div class="narrow">
        <h1>Your session</h1>
        <p>
          You are signed in with the key “{name}”, as {role === 'admin' ? 'an admin' : `a ${role}`}. A session
          that is not used for twelve hours ends by itself.
        </p>
        <Form view={view} action="/admin/sign-out" class="row">
          <button type="submit">Sign out</button>
          <button type="submit" class="danger" name="everywhere" value="true">
            Sign out everywhere
          </button>
        </Form>
      </div>
    </DeskFrame>
  );
}

/** For a key that may not curate. */
export const forbiddenPage = (view: DeskView, problem: Problem) => (
  <DeskFrame view={{ ...view, problem }} title="Not with this key">
    <p>
      <a href="/admin/session">Sign out</a> and sign in with another key, or <a href="/admin">go back</a>.
    </p>
  </DeskFrame>
);
