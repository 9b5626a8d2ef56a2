import type { z } from 'zod';
import type { ComparisonResponse } from '../notes/schemas.ts';
import { Differences } from '../pages/differences.tsx';
import { ExplorerFrame } from '../pages/explorer-frame.tsx';
import { parameter, type View } from './view.ts';

export async function comparePage({ ask, request, publicUrl }: View) {
  const slug = parameter(request, 'slug');
  const [from, to] = [parameter(request, 'from'), parameter(request, 'to')];
  const below = `${slug}/versions/${from}...${to}`;
  const call = `/v1/notes/${below}`;
  const { data } = await ask.get<z.infer<typeof ComparisonResponse>>(call);
  const note = await ask.get<{ data: { title: string } }>(`/v1/notes/${slug}?fields=title`);
  const title = `From version ${from} to version ${to}`;
  return (
    <ExplorerFrame
      title={`${title}: ${note.data.title}`}
      path={`/notes/${below}`}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[{ type: 'application/json', title: 'JSON', href: call }]}
      noIndex
    >
      <p class="kicker">
        <a href={`/notes/${slug}`}>{note.data.title}</a>
      </p>
      <h1>{title}</h1>
      <Differences differences={data.differences} />
    </ExplorerFrame>
  );
}
