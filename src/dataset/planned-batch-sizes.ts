import type { Measuring } from './measuring.ts';
import type { Run } from './types.ts';

/**
 * The record with the batch sizes that its lists are for, where an earlier collector did not write them: those of the runs,
 * ascending, if every run that tells its timed iterations ran as many as the list then says. Otherwise as it is.
 */
export function withBatchSizes(measuring: Measuring, runs: readonly Run[]): Measuring {
  const { batchSizes, iterations } = measuring;
  if (batchSizes !== undefined || iterations === undefined || typeof iterations === 'number')
    return measuring;
  const sizes = [...new Set(runs.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  const told = runs.flatMap(({ status, batchSize, further }) => {
    const text = status === 'ok' ? further.get('iterations') : undefined;
    return text === undefined ? [] : [{ batchSize, ran: Number(text) }];
  });
  const agrees =
    sizes.length === iterations.length &&
    sizes.every((size) => told.some(({ batchSize }) => batchSize === size)) &&
    told.every(({ batchSize, ran }) => iterations[sizes.indexOf(batchSize)] === ran);
  return agrees ? { ...measuring, batchSizes: sizes } : measuring;
}
