import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import type { Deps } from '../deps.ts';
import { Asker } from '../pages/ask.ts';
import { installSessions, sendToSignIn } from '../sessions/cookie.ts';
import { installPageErrors, pageNotModified } from '../pages/pages.ts';
import { sendPage } from '../pages/render.ts';
import { comparePage } from './compare-page.tsx';
import { examplePage, examplesPage } from './example-pages.tsx';
import { homePage } from './home-page.tsx';
import { notePage, notesPage } from './note-pages.tsx';
import { problemPage } from './problem-page.tsx';
import { searchPage } from './search-page.tsx';
import { themePage, themesPage } from './theme-pages.tsx';
import type { View } from './view.ts';

const pages: Record<string, (view: View) => Promise<VNode>> = {
  '/': homePage,
  '/search': searchPage,
  '/notes': notesPage,
  '/notes/:slug': notePage,
  [String.raw`/notes/:slug/versions/:from(^\d+)...:to(^\d+)`]: comparePage,
  '/themes': themesPage,
  '/themes/:slug': themePage,
  '/examples': examplesPage,
  '/examples/:slug': examplePage,
};

/** The explorer: what the API says, for people to look at. */
export async function explorerRoutes(scope: FastifyInstance, deps: Deps, publicUrl: string): Promise<void> {
  const isOpen = deps.config.PUBLIC_READ;
  if (!isOpen) await installSessions(scope, deps, publicUrl.startsWith('https:'));
  const options = { config: { alwaysOpen: !isOpen }, schema: { hide: true } };
  installPageErrors(scope, ({ request, problem }) => problemPage({ problem, path: request.url, publicUrl }));
  for (const [path, make] of Object.entries(pages)) {
    scope.get(path, options, async (request, reply) => {
      if (!isOpen && !request.session) return sendToSignIn(request, reply);
      if (await pageNotModified(deps, request, reply)) return reply;
      const ask = new Asker(scope, request.access);
      return sendPage(reply, await make({ ask, request, publicUrl }));
    });
  }
}
