import type { LinkFilter } from '../db/link-filters.ts';

/** The parameters of every filter over a vocabulary, as they stand in a query. */
export interface LinkQuery {
  theme?: string[] | undefined;
  'theme[all]'?: string[] | undefined;
  'theme[none]'?: string[] | undefined;
  tag?: string[] | undefined;
  'tag[all]'?: string[] | undefined;
  'tag[none]'?: string[] | undefined;
  example?: string[] | undefined;
  'example[all]'?: string[] | undefined;
  'example[none]'?: string[] | undefined;
}

/** Slugs to ids; throws InvalidRequestError naming the parameter for one that does not exist. */
export type Resolve = (slugs: readonly string[], parameter: string) => Promise<{ id: string }[]>;

/** The three parameters of one vocabulary (any of, all of, none of) with their slugs resolved. */
export async function linkFilter(
  query: LinkQuery,
  name: 'theme' | 'tag' | 'example',
  resolve: Resolve,
): Promise<LinkFilter> {
  const ids = async (parameter: keyof LinkQuery): Promise<string[] | undefined> => {
    const slugs = query[parameter];
    return slugs && (await resolve(slugs, parameter)).map(({ id }) => id);
  };
  const [any, all, none] = [await ids(name), await ids(`${name}[all]`), await ids(`${name}[none]`)];
  return { ...(any && { any }), ...(all && { all }), ...(none && { none }) };
}
