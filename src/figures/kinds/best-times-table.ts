import type { Analysis } from '../../analysis/analysis.ts';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  withNotes,
} from '../column-vocabulary.ts';
import { halfWidth, timeInterval, type Spread } from '../measures/spread.ts';
import type { PlainCell, Column, PlainTable } from '../table.ts';
import type { BestTime, BestTimesFields } from './best-times.ts';

/** The interval of the rate that the time's interval gives: not symmetric, and open above where the time reaches 0. */
export function rateInterval(
  time: BestTime,
  spread: Spread,
): { readonly low: number; readonly high: number } | undefined {
  if (!time.measured) return undefined;
  const interval = timeInterval(time.meanMs, time.stdMs, time.repetitions, spread);
  return interval && { low: imagesPerSecond(interval.high), high: imagesPerSecond(interval.low) };
}

/** One row per bar, in the order of the bars. */
export function bestTimesTable(
  times: readonly BestTime[],
  { quantity, spread }: Pick<BestTimesFields, 'quantity' | 'spread'>,
  analysis: Analysis,
): PlainTable {
  const columns: Column[] = [
    modelColumn(analysis),
    libraryColumn(analysis),
    column('batch_size'),
    column('repetitions'),
    itemColumn(analysis, 'mean_ms'),
    column('std_ms'),
    ...(spread === 'ci95' ? [column('ci95_ms')] : []),
    ...(quantity === 'images-per-second'
      ? [
          itemColumn(analysis, 'images_per_second'),
          numberColumn('low_images_per_second', 'lower end', 'digits'),
          numberColumn('high_images_per_second', 'upper end', 'digits'),
        ]
      : []),
  ];
  const rows = times.map((time): PlainCell[] => {
    if (!time.measured) return [time.model, time.library, ...columns.slice(2).map(() => null)];
    const rate = rateInterval(time, spread);
    return [
      time.model,
      time.library,
      time.batchSize,
      time.repetitions,
      time.meanMs,
      time.stdMs,
      ...(spread === 'ci95' ? [halfWidth(time.stdMs, time.repetitions, spread)] : []),
      ...(quantity === 'images-per-second'
        ? [
            time.imagesPerSecond,
            rate?.low ?? null,
            rate !== undefined && rate.high < Infinity ? rate.high : null,
          ]
        : []),
    ];
  });
  return withNotes(
    { columns, rows },
    times.map(({ note }) => note),
  );
}
