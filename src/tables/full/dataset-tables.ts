import type { Analysis } from '../../analysis/analysis.ts';
import { type Contest, contests } from '../../analysis/findings/contests.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { METRICS } from '../../analysis/metric.ts';
import { pairKey } from '../../analysis/point-key.ts';
import {
  column,
  itemColumn,
  modelColumn,
  numberColumn,
  otherLibraryColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import type { Cell } from '../../figures/table.ts';
import type { TitledTable } from '../titled-table.ts';
import { imageDecimals, spreadCell, spreadNote } from './measured-points.ts';
import { inItems } from '../../dataset/item-words.ts';

/** The library with the least time of each model and metric, and which others it cannot be told from: then nobody is the fastest. */
export function leastTimePerModel(analysis: Analysis): TitledTable {
  const all = METRICS.flatMap((metric) => contests(analysis, metric));
  const best = new Map(
    METRICS.flatMap((metric) =>
      analysis.table('best-time-per-image', metric).map((row) => [metric + pairKey(row), row] as const),
    ),
  );
  const rows = all.map((contest) => {
    const { metric, model, leader } = contest;
    return { contest, row: best.get(metric + pairKey({ model, library: leader.library }))! };
  });
  return {
    id: 'fastest',
    title: 'Least time per model',
    caption:
      inItems('At the batch size with the least mean time per image', analysis.descriptor) +
      ', with its standard deviation over repetitions. The library is the fastest where it can be told from all others.',
    notes: spreadNote(rows.map(({ row }) => row)),
    columns: [
      modelColumn(analysis),
      textColumn('metric', 'metric'),
      otherLibraryColumn(analysis, 'library', 'least time'),
      column('batch_size'),
      itemColumn(analysis, 'mean_ms'),
      itemColumn(analysis, 'images_per_second'),
      numberColumn('libraries', 'libraries compared', 'count'),
      textColumn('tied', 'cannot be told from'),
    ],
    rows: rows.map(({ contest, row }) => [
      row.model,
      contest.metric,
      row.library,
      row.batch_size,
      spreadCell(row, imageDecimals(analysis, contest.metric, row)),
      row.images_per_second,
      contest.rivals + 1,
      tiedCell(analysis, contest),
    ]),
  };
}

function tiedCell({ descriptor }: Analysis, { rivals, tied, untold }: Contest): Cell {
  if (rivals === 0) return { missing: 'no other' };
  const names = tied.map(({ library }) => libraryLabel(library, descriptor));
  if (untold.length > 0) names.push(`${String(untold.length)} for want of repetitions`);
  return names.length === 0 ? { missing: 'none' } : names.join('; ');
}
