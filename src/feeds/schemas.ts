import { z } from 'zod';
import { cursor, limit } from '../http/query.ts';
import { ExportInsightsQuery } from '../insights/schemas.ts';
import { ExportNotesQuery } from '../notes/schemas.ts';

const { sort: _noteSort, ...noteFilters } = ExportNotesQuery.shape;
const { sort: _insightSort, ...insightFilters } = ExportInsightsQuery.shape;

export const NoteFeedQuery = z.strictObject({ ...noteFilters, limit, cursor });
export const InsightFeedQuery = z.strictObject({ ...insightFilters, limit, cursor });
