import type { Queryable } from '../db/client.ts';
import { kindGuid } from '../exporters/refi-qda.ts';
import { insightKinds, type InsightKind } from '../extraction/port.ts';
import { Label } from '../tags/write-schemas.ts';
import type { ProjectCode } from './project.ts';
import { findThemesById, findThemesByName, type MetTheme } from './repository.ts';

/** What a code is here. `theme`: that one; `kind`: of insights; `proposal`: none yet; `none`: not taken over. */
export type MetCode = { code: ProjectCode } & (
  | { meets: 'theme'; theme: MetTheme }
  | { meets: 'kind'; kind: InsightKind }
  | { meets: 'proposal'; label: string }
  | { meets: 'none'; detail: string }
);

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const takenOut = 'It is a theme that was taken out of use.';

/**
 * What the codes of a project are here, by GUID: in our own projects that is a theme's id or stands for a kind; codes
 * of others are themes by their names, aliases included, and where nothing has the name, proposals.
 */
export async function meetCodes(db: Queryable, codes: readonly ProjectCode[]): Promise<Map<string, MetCode>> {
  const guids = codes.map(({ guid }) => guid).filter((guid) => uuid.test(guid));
  const byId = await findThemesById(db, guids);
  const byName = await findThemesByName(
    db,
    codes.map(({ name }) => name),
  );
  const kinds = new Map<string, InsightKind>(insightKinds.map((kind) => [kindGuid(kind), kind]));
  return new Map(
    codes.map((code) => {
      const kind = kinds.get(code.guid) ?? kindBelow(code);
      if (kind) return [code.guid, { code, meets: 'kind', kind }];
      return [code.guid, meet(code, byId.get(code.guid) ?? byName.get(code.name))];
    }),
  );
}

/** Programs that give codes GUIDs of their own keep the names: a kind stands below “Kind”. */
const kindBelow = ({ name, above }: ProjectCode): InsightKind | undefined =>
  above.at(-1) === 'Kind' ? insightKinds.find((kind) => kind === name.toLowerCase()) : undefined;

function meet(code: ProjectCode, theme: MetTheme | undefined): MetCode {
  if (theme && (theme.status === 'active' || theme.status === 'proposed'))
    return { code, meets: 'theme', theme };
  if (theme) return { code, meets: 'none', detail: takenOut };
  const label = Label.safeParse(code.name);
  if (label.success) return { code, meets: 'proposal', label: label.data };
  return {
    code,
    meets: 'none',
    detail: `Its name ${label.error.issues[0]?.message ?? 'cannot be a label'}.`,
  };
}
