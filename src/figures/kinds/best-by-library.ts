import { unmeasuredTimes } from '../lacks/unmeasured.ts';
import { bestTimesChart } from './best-times-chart.ts';
import { BEST_TIMES_FIELDS } from './best-times.ts';
import { defineKind } from './define-kind.ts';

/** The same as by model, turned round: a panel per library, a bar per model. */
export const bestByLibrary = defineKind({
  label: 'Time or speed by library',
  group: 'Speed',
  fields: BEST_TIMES_FIELDS,
  series: ['models'],
  chart: (fields, analysis) => bestTimesChart(fields, analysis, 'library'),
  lacks: unmeasuredTimes,
  standard: { section: 'by-library', ofAll: () => [{ id: 'time-by-library' }] },
});
