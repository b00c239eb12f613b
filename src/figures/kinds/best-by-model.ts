import { unmeasuredTimes } from '../lacks/unmeasured.ts';
import { bestTimesChart } from './best-times-chart.ts';
import { BEST_TIMES_FIELDS } from './best-times.ts';
import { defineKind } from './define-kind.ts';

/** Time per image or images per second at the best batch size: a panel per model, a bar per library. */
export const bestByModel = defineKind({
  label: 'Time or speed by model',
  group: 'Speed',
  fields: BEST_TIMES_FIELDS,
  series: ['libraries'],
  chart: (fields, analysis) => bestTimesChart(fields, analysis, 'model'),
  lacks: unmeasuredTimes,
  standard: {
    section: 'by-model',
    ofAll: ({ analysis }) => [
      { id: 'images-per-second', quantity: 'images-per-second' },
      { id: 'time-by-model' },
      ...(analysis.table('best-time-per-image', 'training').length > 0
        ? [{ id: 'training-time-by-model', metric: 'training' } as const]
        : []),
    ],
  },
});
