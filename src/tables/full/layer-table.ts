import { rollup } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { layerTimesOfPoint } from '../../analysis/layer-time.ts';
import type { Metric } from '../../analysis/metric.ts';
import { column, numberColumn } from '../../figures/column-vocabulary.ts';
import type { Cell } from '../../figures/table.ts';
import type { TitledTable } from '../titled-table.ts';
import { spreadCell } from './measured-points.ts';
import { inItems } from '../../dataset/item-words.ts';

/** One model's layers with one library: a row per layer in order, a column per batch size. */
export function layerTable(
  analysis: Analysis,
  model: string,
  library: string,
  metric: Metric,
): TitledTable | undefined {
  const rows = analysis.pointsOf(model, library).flatMap((point) => layerTimesOfPoint(point, metric));
  if (rows.length === 0) return undefined;
  const batchSizes = [...new Set(rows.map((row) => row.batch_size))].sort((a, b) => a - b);
  const layers = rollup(
    rows,
    (group) => ({ index: group[0]!.layer_index, means: new Map(group.map((row) => [row.batch_size, row])) }),
    (row) => row.layer,
  );
  const cells: Cell[][] = [...layers]
    .sort(([, a], [, b]) => a.index - b.index)
    .map(([layer, { means }]) => [
      layer,
      ...batchSizes.map((batchSize) => {
        const row = means.get(batchSize);
        return row === undefined ? null : spreadCell(row);
      }),
    ]);
  return {
    id: `${metric}-layers`,
    title: `${modelLabel(model, analysis.descriptor)} with ${libraryLabel(library, analysis.descriptor)}: ${metric} ${inItems('time per image', analysis.descriptor)} by layer (ms)`,
    caption: 'Mean and sample standard deviation over repetitions; layers in the order in which they run.',
    columns: [
      column('layer'),
      ...batchSizes.map((batchSize) => numberColumn(`batch_${batchSize}`, `batch ${batchSize}`, 'ms')),
    ],
    rows: cells,
    downloads: [
      { label: 'CSV of every layer', path: `/data/${analysis.name}/${metric}/layer-time-per-image.csv` },
    ],
  };
}
