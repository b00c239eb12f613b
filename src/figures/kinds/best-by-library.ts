import type { Analysis } from '../../analysis/analysis.ts';
import { bestTimesChart } from './best-times-chart.ts';
import type { Chart } from '../chart.ts';
import type { BestByLibrarySpec } from '../spec.ts';

/** The same as by model, turned round: a panel per library, a bar per model. */
export function bestByLibrary(spec: BestByLibrarySpec, analysis: Analysis): Chart {
  return bestTimesChart(spec, analysis, 'library');
}
