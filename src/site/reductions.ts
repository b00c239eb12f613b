import { buildCache } from './content-cache.ts';
import { REDUCTION } from './reduce-dataset.ts';
import { isDev } from './settings.ts';

/** What is kept of the rows of datasets, by {@link REDUCTION_KEY}. */
export const reductions = buildCache.shelf('summaries', REDUCTION, { inMemory: isDev });
