import { address } from '../../pages/pages.ts';
import type { DeskView } from '../view.ts';
import type { Kind } from './kinds.ts';

export interface SlugSuggestion {
  slug: string;
  label: string;
}

/** More would make the page slow to send, and nobody reads so many. */
const most = '100';

/** The first terms or examples of a vocabulary, to be offered where a slug is typed. */
export async function suggestSlugs(view: DeskView, kind: Kind, scheme?: string): Promise<SlugSuggestion[]> {
  const isTag = kind === 'tag';
  const query = new URLSearchParams({
    ...(scheme !== undefined && { scheme }),
    fields: isTag ? 'slug,label' : 'slug,name',
    limit: most,
  });
  const { data } = await view.ask.get<{ data: { slug: string; label?: string; name?: string }[] }>(
    address(isTag ? '/v1/tags' : '/v1/examples', query),
  );
  return data.map(({ slug, label, name }) => ({ slug, label: label ?? name ?? slug }));
}

/** What a field whose `list` is this id offers; anything else can be typed as well. */
export function SlugList({ id, slugs }: { id: string; slugs: readonly SlugSuggestion[] }) {
  return (
    <datalist id={id}>
      {slugs.map(({ slug, label }) => (
        <option value={slug}>{label}</option>
      ))}
    </datalist>
  );
}
