import { bestBelowLargest } from '../../analysis/best-below-largest.ts';
import { metric } from '../../claims/parameters.ts';
import { libraryColumn, modelColumn, numberColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

export const batchLimits = defineTable({
  kind: 'batch-limits',
  description: 'The models and libraries that are fastest below the largest batch size measured.',
  fields: { metric: metric.optional() },
  build: (fields, { analysis }) => {
    const limits = bestBelowLargest(analysis, fields.metric ?? 'inference');
    return {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        numberColumn('best_batch_size', 'best batch size', 'count'),
        numberColumn('largest_batch_size', 'largest measured', 'count'),
        numberColumn('slowdown', 'slower there by', { unit: 'share', digits: 2 }),
        textColumn('is_beyond_spread', 'more than the spread'),
      ],
      rows: limits.map((row) => [
        row.model,
        row.library,
        row.bestBatchSize,
        row.largestBatchSize,
        row.slowdown,
        row.isBeyondSpread === null ? null : row.isBeyondSpread ? 'yes' : 'no',
      ]),
      caption:
        'Where the largest batch size is not the best one, and whether the difference is more than the spread over repetitions (Welch’s test, 95%).',
      from: ['best-time-per-image', 'mean-time-per-image'],
      points: limits.map(({ model, library }) => ({ model, library })),
    };
  },
});
