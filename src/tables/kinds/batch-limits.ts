import { bestBelowLargest } from '../../analysis/best-below-largest.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { metric } from '../../claims/parameters.ts';
import { formatQuantity } from '../../figures/measures/quantity.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

export const batchLimits = defineTable({
  kind: 'batch-limits',
  description: 'The models and libraries that are fastest below the largest batch size measured.',
  fields: { metric: metric.optional() },
  build: (fields, { analysis }) => {
    const limits = bestBelowLargest(analysis, fields.metric ?? 'inference');
    return {
      columns: [
        textColumn('model'),
        textColumn('library'),
        numberColumn('best batch size'),
        numberColumn('largest measured'),
        numberColumn('slower there by'),
        textColumn('more than the spread'),
      ],
      rows: limits.map((row) => [
        modelLabel(row.model, analysis.descriptor),
        libraryLabel(row.library, analysis.descriptor),
        String(row.bestBatchSize),
        String(row.largestBatchSize),
        formatQuantity(row.slowdown, 'share', 2),
        row.isBeyondSpread === null ? null : row.isBeyondSpread ? 'yes' : 'no',
      ]),
      caption:
        'Where the largest batch size is not the best one, and whether the difference is more than the spread over repetitions (Welch’s test, 95%).',
      from: ['best-time-per-image', 'mean-time-per-image'],
      points: limits.map(({ model, library }) => ({ model, library })),
    };
  },
});
