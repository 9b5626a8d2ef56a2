import type { Queryable } from '../db/client.ts';
import { listThemePlaces, type ThemePlace } from './repository.ts';

/** Labels from the broadest theme to the theme itself, by slug; of several broader themes the first by slug counts. */
export async function readThemePaths(db: Queryable): Promise<Map<string, string>> {
  const places = await listThemePlaces(db);
  const bySlug = new Map(places.map((place) => [place.slug, place]));
  return new Map(places.map((place) => [place.slug, pathOf(place, bySlug)]));
}

function pathOf(place: ThemePlace, bySlug: ReadonlyMap<string, ThemePlace>): string {
  const broader = place.broader === null ? undefined : bySlug.get(place.broader);
  return broader ? `${pathOf(broader, bySlug)} > ${place.label}` : place.label;
}
