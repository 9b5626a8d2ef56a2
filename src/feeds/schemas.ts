import { z } from 'zod';
import { cursor, limit } from '../http/query.ts';
import { ExportInsightsQuery } from '../insights/schemas.ts';
import { ExportNotesQuery } from '../notes/schemas.ts';

/** Feeds hold what is public, whoever asks: there is no filter by status. */
const { sort: _noteSort, status: _noteStatus, ...noteFilters } = ExportNotesQuery.shape;
const { sort: _insightSort, status: _insightStatus, ...insightFilters } = ExportInsightsQuery.shape;

export const NoteFeedQuery = z.strictObject({ ...noteFilters, limit, cursor });
export const InsightFeedQuery = z.strictObject({ ...insightFilters, limit, cursor });
