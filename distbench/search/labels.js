import { sql } from 'drizzle-orm';
import { textArray } from "../db/conditions.js";
import { published } from "../db/published.js";
import { read } from "../db/read.js";
/** Labels of living tags; others are missing. */
export const listTagLabels = (db, slugs) => read(db, sql `select t.slug as value, t.label from tags t where t.slug = any(${textArray(slugs)}) and ${published.tag}`);
export const listExampleLabels = (db, slugs) => read(db, sql `select e.slug as value, e.name as label from examples e
      where e.slug = any(${textArray(slugs)}) and ${published.example}`);
export const listSeriesLabels = (db, slugs) => read(db, sql `select n.series_slug as value, min(n.series_title) as label from notes n
      where n.series_slug = any(${textArray(slugs)}) and ${published.note} group by n.series_slug`);
//# sourceMappingURL=labels.js.map