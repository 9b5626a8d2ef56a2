import { v5 as uuidv5 } from 'uuid';
import { insightKinds, type InsightKind } from '../extraction/port.ts';
import { element, textElement } from './xml.ts';

/** What codebooks and projects of REFI-QDA 1.5 share. Its order of elements is part of it. */

/** A theme and the place that it has in the hierarchy. */
export interface ThemeCode {
  id: string;
  slug: string;
  label: string;
  definition: string | null;
  /** The slug of the theme above it, which is one of them. */
  broader: string | null;
}

export const origin = 'Leadership knowledge base';

const namespace = '6f9c27a5-4b0e-5d5a-9a4e-0d6c1c5b7e21';

/** The same for the same thing, in every file. Themes and insights have ids that are GUIDs already. */
export const guidOf = (...thing: [kind: string, ...names: string[]]): string =>
  uuidv5(thing.join(':'), namespace);

export const kindGuid = (kind: InsightKind): string => guidOf('kind', kind);

interface Code {
  guid: string;
  name: string;
  isCodable: boolean;
}

const code = ({ guid, name, isCodable }: Code, content: string): string =>
  element('Code', { guid, name, isCodable }, content);

/** Themes as codes, each below the one above it. */
export function themeCodes(themes: readonly ThemeCode[]): string {
  const below = new Map<string | null, ThemeCode[]>();
  for (const theme of themes) below.set(theme.broader, [...(below.get(theme.broader) ?? []), theme]);
  const codes = (parent: string | null): string =>
    (below.get(parent) ?? [])
      .map(({ id, slug, label, definition }) =>
        code(
          { guid: id, name: label, isCodable: true },
          textElement('Description', definition) + codes(slug),
        ),
      )
      .join('\n');
  return codes(null);
}

/** The kinds of insights as codes, so that an insight without a theme is coded too. */
export const kindCodes = (): string =>
  code(
    { guid: guidOf('kinds'), name: 'Kind', isCodable: false },
    insightKinds.map((kind) => code({ guid: kindGuid(kind), name: kind, isCodable: true }, '')).join('\n'),
  );
