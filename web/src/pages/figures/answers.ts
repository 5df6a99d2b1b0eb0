import type { Answer } from '../../api/client';

export type Summary = Answer<'GET /api/metrics/summary'>;
export type Series = Answer<'GET /api/metrics/series'>;
