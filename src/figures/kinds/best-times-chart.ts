import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Chart } from '../chart.ts';
import { drawGroupedBars, type Bar } from '../drawing/grouped-bars.ts';
import { libraryLooks, modelLooks } from '../looks.ts';
import { numberText } from '../measures/number-text.ts';
import { timeInterval } from '../measures/spread.ts';
import { selectLibraries, selectModels } from '../selection.ts';
import { unmeasuredLibraries } from '../unmeasured-libraries.ts';
import { bestTimesTable, rateInterval } from './best-times-table.ts';
import { describeBestTimes } from './best-times-words.ts';
import { selectBestTimes, type BestTime, type BestTimesFields } from './best-times.ts';
import { groupBars, type GroupBy } from './group-bars.ts';

/** Marks a value behind which there are fewer repetitions than there were runs. */
const PARTIAL = '†';
const PARTIAL_NOTE = `${PARTIAL} Some runs failed and are in no statistic; the table says how many.`;

/** Best times as bars: the two kinds differ only in what is grouped by what. */
export function bestTimesChart(fields: BestTimesFields, analysis: Analysis, groupBy: GroupBy): Chart {
  const { metric, quantity, spread, scale, axisMaximum } = fields;
  const { descriptor } = analysis;
  const models = selectModels(fields.models, analysis);
  const libraries = selectLibraries(fields.libraries, analysis);
  const selected = selectBestTimes(analysis, metric, models, libraries, fields.batchSizes);
  const times =
    groupBy === 'model'
      ? selected
      : libraries.flatMap((library) => selected.filter((time) => time.library === library));
  const looks = groupBy === 'model' ? libraryLooks(analysis) : modelLooks(analysis.models);
  const best = fastestOfEach(times, groupBy);

  const entries = times.map((time, index) => {
    const series = groupBy === 'model' ? time.library : time.model;
    const value = valueOf(time, quantity);
    const bar: Bar = {
      index,
      series,
      label: groupBy === 'model' ? libraryLabel(series, descriptor) : modelLabel(series, descriptor),
      look: looks.get(series)!,
      value,
      valueText: value === null ? time.note : `${numberText(value)}${time.note === '' ? '' : PARTIAL}`,
      best: best.has(time),
      ...(quantity === 'time'
        ? time.measured && timeInterval(time.meanMs, time.stdMs, time.repetitions, spread)
        : rateInterval(time, spread)),
    };
    return { model: time.model, library: time.library, bar };
  });
  const unmeasured = unmeasuredLibraries(
    times.map((time) => ({ library: time.library, missing: time.measured ? undefined : time.points })),
    analysis,
  );
  const shown = entries.filter(({ library }) => !unmeasured.libraries.has(library));
  const partial = times.some((time) => time.measured && time.note !== '');
  const notes = partial ? [...unmeasured.notes, PARTIAL_NOTE] : unmeasured.notes;
  return {
    table: bestTimesTable(times, { quantity, spread }, analysis),
    ...describeBestTimes(fields, times, { models, libraries, groupBy, notes: unmeasured.notes }, analysis),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawGroupedBars(canvas, {
        groups: groupBars(shown, groupBy, analysis),
        axisLabel:
          quantity === 'time'
            ? 'Time per image, ms (shorter is better)'
            : 'Images per second (longer is better)',
        tickText: String,
        scale,
        axisMaximum,
        notes,
      }),
    }),
  };
}

function valueOf(time: BestTime, quantity: BestTimesFields['quantity']): number | null {
  if (!time.measured) return null;
  return quantity === 'time' ? time.meanMs : time.imagesPerSecond;
}

/** The fastest of each group that has something to be compared with. */
function fastestOfEach(times: readonly BestTime[], groupBy: GroupBy): ReadonlySet<BestTime> {
  const fastest = new Set<BestTime>();
  for (const group of Map.groupBy(times, (time) => time[groupBy]).values()) {
    const measured = group.filter((time) => time.measured);
    if (measured.length < 2) continue;
    fastest.add(measured.reduce((best, time) => (time.meanMs < best.meanMs ? time : best)));
  }
  return fastest;
}
