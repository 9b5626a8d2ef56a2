import type { Database } from '../db/client.ts';
import { NotFoundError } from '../errors.ts';
import { codebookQdc } from '../exporters/codebook-qdc.ts';
import type { ExportContext } from '../exporters/exporter.ts';
import { insightsQdpx } from '../exporters/insights-qdpx.ts';
import type { ExportProjectQuery } from '../insights/schemas.ts';
import { listProposers, readInsights, selectInsights } from '../insights/service.ts';
import type { Access } from '../keys/service.ts';
import { getVersionText } from '../notes/service.ts';
import { listThemePlaces } from '../tags/service.ts';
import { openExport, primed, type OpenedExport } from './open-export.ts';
import { toCodedInsight } from './present.ts';
import { mapped } from './service.ts';

/** All insights that a query lets through, as a project of REFI-QDA. @throws as lists of insights do */
export async function exportProject(
  db: Database,
  access: Access,
  { newline = 'lf', ...query }: ExportProjectQuery,
  context: ExportContext,
): Promise<OpenedExport> {
  const filters = await selectInsights(db, access, query);
  return openExport(db, async (tx) => {
    const themes = await listThemePlaces(tx);
    const proposers = await listProposers(tx, filters);
    const batches = await primed(readInsights(tx, { filters, sort: 'version' }));
    const textOf = (versionId: string): Promise<string> => getVersionText(tx, versionId);
    const insights = mapped(batches, toCodedInsight);
    return insightsQdpx({ themes, proposers, insights, textOf }, context, newline);
  });
}

/** The themes as a codebook. @throws NotFoundError where there is none, since the format knows no empty one */
export const exportCodebook = (db: Database): Promise<OpenedExport> =>
  openExport(db, async (tx) => {
    const themes = await listThemePlaces(tx);
    if (themes.length === 0) throw new NotFoundError('There is no theme, and no codebook without one.');
    return (async function* () {
      yield codebookQdc(themes);
    })();
  });
