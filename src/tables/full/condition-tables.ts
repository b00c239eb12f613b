import type { Analysis } from '../../analysis/analysis.ts';
import { columnOfQuantity, type RunQuantity } from '../../analysis/run-quantities.ts';
import type { Metric } from '../../analysis/metric.ts';
import {
  column,
  itemColumn,
  libraryColumn,
  modelColumn,
  numberColumn,
  textColumn,
} from '../../figures/column-vocabulary.ts';
import type { Column } from '../../figures/table.ts';
import { type TitledTable, tableDownloads, withoutColumns } from '../titled-table.ts';
import { inReportOrder } from './report-order.ts';
import { inItems } from '../../dataset/item-words.ts';

/** The first timed iteration beside the others. */
export function coldWarmTable(analysis: Analysis, metric: Metric): TitledTable {
  const rows = inReportOrder(analysis.table('cold-warm', metric), analysis, (row) => row);
  return withoutEmptyColumns({
    id: `${metric}-cold-warm`,
    title: 'Cold against warm (ms per batch)',
    caption:
      'The first timed iteration of a run and the mean of its others, over the repetitions; the ratio is taken within each run. Passes before the first timed one have warmed it up.',
    columns: [
      ...keyColumns(analysis),
      column('repetitions'),
      numberColumn('warm_up_iterations', 'passes before', 'count'),
      numberColumn('first_ms', 'first', 'ms'),
      numberColumn('later_ms', 'others', 'ms'),
      numberColumn('ratio', 'first ÷ others', 'thousandths'),
      numberColumn('ratio_std', 'standard deviation', 'thousandths'),
    ],
    rows: rows.map((row) => [
      row.model,
      row.library,
      row.batch_size,
      row.repetitions,
      row.warm_up_iterations,
      row.first_ms,
      row.later_ms,
      row.ratio,
      row.ratio_std,
    ]),
    downloads: tableDownloads(analysis, metric, 'cold-warm'),
  });
}

/** Energy and power, each under the name of its rail. */
export function energyTable(analysis: Analysis, metric: Metric): TitledTable {
  const rows = inReportOrder(analysis.table('energy', metric), analysis, (row) => row);
  return withoutEmptyColumns({
    id: `${metric}-energy`,
    title: 'Energy and power',
    caption: inItems(
      'Means over the repetitions; energy is per image, of what is timed of an iteration.',
      analysis.descriptor,
    ),
    notes: sourcesOf(['energyMjPerImage', 'powerMw', 'gpuPowerMw', 'cpuPowerMw'], analysis),
    columns: [
      ...keyColumns(analysis),
      column('repetitions'),
      itemColumn(analysis, 'energy_mj'),
      numberColumn('energy_std_mj', 'standard deviation (mJ)', 'digits'),
      itemColumn(analysis, 'images_per_joule'),
      numberColumn('power_mw', 'power at the supply (mW)', 'digits'),
      numberColumn('gpu_power_mw', 'power of the GPU’s rail (mW)', 'digits'),
      numberColumn('cpu_power_mw', 'power of the CPU’s rail (mW)', 'digits'),
      textColumn('sampled_part', 'sampled'),
    ],
    rows: rows.map((row) => [
      row.model,
      row.library,
      row.batch_size,
      row.repetitions,
      row.energy_mj,
      row.energy_std_mj,
      row.images_per_joule,
      row.power_mw,
      row.gpu_power_mw,
      row.cpu_power_mw,
      row.sampled_part,
    ]),
    downloads: tableDownloads(analysis, metric, 'energy'),
  });
}

/** Clocks, temperatures, throttling, load and memory of the runs; the same whichever the metric. */
export function conditionsTable(analysis: Analysis): TitledTable {
  const rows = inReportOrder(analysis.table('conditions', 'inference'), analysis, (row) => row);
  const counted = (runs: number | null, of: number | null) => (of === null ? null : `${runs} of ${of}`);
  return withoutEmptyColumns({
    id: 'conditions',
    title: 'Clocks, temperatures, load and memory',
    caption:
      'The lowest clocks and the highest temperature, load and memory of the successful repetitions, and in how many of them something held the board back or others used the machine.',
    notes: sourcesOf(['temperatureC', 'throttled', 'belowMaxClock', 'machineBusy', 'peakRssBytes'], analysis),
    columns: [
      ...keyColumns(analysis),
      column('repetitions'),
      numberColumn('gpu_clock_mhz', 'GPU clock (MHz)', 'digits'),
      numberColumn('memory_clock_mhz', 'memory clock (MHz)', 'digits'),
      numberColumn('cpu_clock_mhz', 'CPU clock (MHz)', 'digits'),
      textColumn('sampled_part', 'sampled'),
      numberColumn('temperature_c', 'temperature (°C)', 'digits'),
      textColumn('throttled', 'throttled'),
      textColumn('below_max_clock', 'below maximum clock'),
      textColumn('busy', 'disturbed'),
      numberColumn('load_average', 'load before', 'hundredths'),
      numberColumn('peak_memory_mb', 'memory at most (MB)', 'digits'),
      numberColumn('memory_mb', 'memory reported (MB)', 'digits'),
    ],
    rows: rows.map((row) => [
      row.model,
      row.library,
      row.batch_size,
      row.repetitions,
      row.gpu_clock_mhz,
      row.memory_clock_mhz,
      row.cpu_clock_mhz,
      row.sampled_part,
      row.temperature_c,
      counted(row.throttled_runs, row.throttled_of),
      counted(row.below_max_clock_runs, row.below_max_clock_of),
      counted(row.busy_runs, row.busy_of),
      row.load_average,
      row.peak_memory_mb,
      row.memory_mb,
    ]),
    downloads: tableDownloads(analysis, 'inference', 'conditions'),
  });
}

function keyColumns(analysis: Analysis): readonly Column[] {
  return [modelColumn(analysis), libraryColumn(analysis), column('batch_size')];
}

/** A column that nothing was told for says nothing. */
function withoutEmptyColumns(table: TitledTable): TitledTable {
  const empty = table.columns.filter((_, index) => table.rows.every((row) => row[index] === null));
  return withoutColumns(
    table,
    empty.map(({ key }) => key),
  );
}

/** What the dataset itself says of the columns that this comes from: which rail, which zone, of which part. */
function sourcesOf(
  quantities: readonly RunQuantity[],
  { descriptor, summaries }: Analysis,
): readonly string[] {
  const said = descriptor.fields.get('runs');
  return quantities.flatMap((quantity) => {
    if (summaries.points.every(({ measured }) => measured[quantity] === undefined)) return [];
    const name = columnOfQuantity(quantity);
    const description = said?.get(name);
    return description === undefined ? [] : [`${name}: ${description.replace(/\.$/, '')}.`];
  });
}
