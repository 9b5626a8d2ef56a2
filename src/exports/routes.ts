import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { markdownZip } from '../exporters/markdown-zip.ts';
import { insightExporters, noteExporters } from '../exporters/registry.ts';
import { errors } from '../http/openapi.ts';
import { ExportInsightsQuery, Insight } from '../insights/schemas.ts';
import { ExportNotesQuery, Note } from '../notes/schemas.ts';
import { answer, file } from './answer.ts';
import { projectRoutes } from './project-routes.ts';
import { CslItem } from './schemas.ts';
import { exportInsights, exportNotes, type InsightFormat, type NoteFormat } from './service.ts';

const titles: Record<InsightFormat | NoteFormat, string> = {
  csv: 'CSV',
  ndjson: 'NDJSON',
  json: 'JSON',
  bib: 'BibTeX',
  ris: 'RIS',
  'csl.json': 'CSL-JSON',
  'md.zip': 'a zip of Markdown files',
};
const noteFormats = [...(Object.keys(noteExporters) as (keyof typeof noteExporters)[]), 'md.zip'] as const;

export function exportRoutes(app: FastifyInstance, deps: Deps): void {
  for (const format of Object.keys(insightExporters) as InsightFormat[]) insightsRoute(app, deps, format);
  for (const format of noteFormats) notesRoute(app, deps, format);
  projectRoutes(app, deps);
}

function insightsRoute(app: FastifyInstance, deps: Deps, format: InsightFormat): void {
  const { mediaType } = insightExporters[format];
  app.withTypeProvider<ZodTypeProvider>().get(
    `/v1/export/insights.${format}`,
    {
      schema: {
        operationId: operationId('exportInsights', format),
        summary: `Export insights as ${titles[format]}`,
        description:
          'Every insight that the filters of `GET /v1/insights` let through, of one moment, in reading order unless sorted otherwise.',
        tags: ['Exports'],
        querystring: ExportInsightsQuery,
        response: { 200: file(mediaType, contentOf(format, Insight)), ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      await answer(deps, request, reply, { what: 'insights', format, mediaType }, (base) =>
        exportInsights(deps.reads, request.access, request.query, format, { base }),
      );
      return reply;
    },
  );
}

function notesRoute(app: FastifyInstance, deps: Deps, format: NoteFormat): void {
  const { mediaType } = format === 'md.zip' ? markdownZip : noteExporters[format];
  const Whole = Note.extend({ text: z.string().describe('The current version, verbatim.') });
  app.withTypeProvider<ZodTypeProvider>().get(
    `/v1/export/notes.${format}`,
    {
      schema: {
        operationId: operationId('exportNotes', format),
        summary: `Export notes as ${titles[format]}`,
        description: 'Every note that the filters of `GET /v1/notes` let through, of one moment.',
        tags: ['Exports'],
        querystring: ExportNotesQuery,
        response: { 200: file(mediaType, contentOf(format, Whole)), ...errors(403, 422) },
      },
    },
    async (request, reply) => {
      await answer(deps, request, reply, { what: 'notes', format, mediaType }, (base) =>
        exportNotes(deps.reads, request.access, request.query, format, { base }),
      );
      return reply;
    },
  );
}

const operationId = (act: string, format: string): string =>
  act + format.replaceAll(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What a file is to who reads the document: JSON has members, everything else is text. */
function contentOf(format: InsightFormat | NoteFormat, record: z.ZodType): z.ZodType | null {
  if (format === 'json') return z.object({ data: z.array(record) });
  return format === 'csl.json' ? z.array(CslItem) : null;
}
