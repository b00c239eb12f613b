import type { Analysis } from '../../analysis/analysis.ts';
import type { Chart } from '../chart.ts';
import { drawGroupedBars } from '../drawing/grouped-bars.ts';
import { scaleOf } from '../measures/auto-scale.ts';
import { betterText } from '../measures/better-text.ts';
import { numberText } from '../measures/number-text.ts';
import { timeInterval } from '../measures/spread.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import { bestTimesTable, rateInterval } from './best-times-table.ts';
import { describeBestTimes } from './best-times-words.ts';
import { selectBestTimes, type BestTimesFields } from './best-times.ts';
import { pairBars, type GroupBy, type PairValue } from './pair-bars.ts';
import { inItems } from '../../dataset/item-words.ts';

/** Marks a value behind which there are fewer repetitions than there were runs. */
const PARTIAL = '†';
const PARTIAL_NOTE = `${PARTIAL} Some runs failed and are in no statistic; the table says how many.`;

/** Best times as bars: the two kinds differ only in what is grouped by what. */
export function bestTimesChart(fields: BestTimesFields, analysis: Analysis, groupBy: GroupBy): Chart {
  const { metric, quantity, spread, axisMaximum } = fields;
  const models = selectModels(fields.models, analysis);
  const libraries = selectLibraries(fields.libraries, analysis);
  const selected = selectBestTimes(analysis, metric, models, libraries, fields.batchSizes);
  const times =
    groupBy === 'model'
      ? selected
      : libraries.flatMap((library) => selected.filter((time) => time.library === library));
  const isTime = quantity === 'time';
  const values = times.map((time): PairValue => {
    const { model, library, note } = time;
    if (!time.measured) return { model, library, value: null, valueText: note, missing: time.points };
    const value = isTime ? time.meanMs : time.imagesPerSecond;
    return {
      model,
      library,
      value,
      valueText: `${numberText(value)}${note === '' ? '' : PARTIAL}`,
      ...(isTime
        ? timeInterval(time.meanMs, time.stdMs, time.repetitions, spread)
        : rateInterval(time, spread)),
    };
  });
  const scale = scaleOf(
    fields.scale,
    axisMaximum,
    values.flatMap(({ value }) => value ?? []),
  );
  const isBetter = (value: number, other: number) => (isTime ? value < other : value > other);
  const { groups, notes } = pairBars(values, { by: groupBy, isBetter }, analysis);
  const partial = times.some((time) => time.measured && time.note !== '');
  return {
    table: bestTimesTable(times, { quantity, spread }, analysis),
    ...describeBestTimes({ ...fields, scale }, times, { models, libraries, groupBy, notes }, analysis),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups,
        axisLabel: inItems(
          isTime
            ? `Time per image, ms (${betterText('less', scale)})`
            : `Images per second (${betterText('more', scale)})`,
          analysis.descriptor,
        ),
        tickText: String,
        scale,
        axisMaximum,
        notes: partial ? [...notes, PARTIAL_NOTE] : notes,
      }),
    }),
  };
}
