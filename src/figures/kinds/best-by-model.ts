import type { Analysis } from '../../analysis/analysis.ts';
import { bestTimesChart } from './best-times-chart.ts';
import type { Chart } from '../chart.ts';
import type { BestByModelSpec } from '../spec.ts';

/** Time per image or images per second at the best batch size: a panel per model, a bar per library. */
export function bestByModel(spec: BestByModelSpec, analysis: Analysis): Chart {
  return bestTimesChart(spec, analysis, 'model');
}
