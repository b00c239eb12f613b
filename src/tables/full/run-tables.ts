import { sum } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { MEGABYTE } from '../../analysis/memory.ts';
import { column, itemColumn, libraryColumn, modelColumn } from '../../figures/column-vocabulary.ts';
import { type Cell, cellText } from '../../figures/table.ts';
import { type TitledTable, tableDownloads } from '../titled-table.ts';
import { inReportOrder } from './report-order.ts';
import { MOST_RUNS, shownPart } from './shown-part.ts';

const MEASURES = [
  column('forward_ms'),
  column('backward_ms'),
  column('forward_backward_ms'),
  column('memory_mb'),
] as const;

/** One value for each of {@link MEASURES}. */
type Measured = readonly (number | undefined)[];

function cells(values: Measured): readonly (number | null)[] {
  return MEASURES.map((_, index) => {
    const value = values[index];
    return value === undefined || Number.isNaN(value) ? null : value;
  });
}

function uncounted(values: Measured): readonly Cell[] {
  return cells(values).map((value, index) =>
    value === null ? null : { missing: `${cellText(MEASURES[index]!, value)}, not counted` },
  );
}

function megabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / MEGABYTE;
}

/** The runs of the campaign, the ones that did not end well among them: all, or the first ones of very many. */
export function allRuns(analysis: Analysis, most = MOST_RUNS): TitledTable {
  const rows: Cell[][] = [];
  for (const row of runRows(analysis)) {
    if (rows.length === most) break;
    rows.push(row);
  }
  const all = sum(analysis.summaries.points, (point) => point.repetitions.length + point.unsuccessful.length);
  return {
    id: 'all-runs',
    title: 'All runs',
    caption:
      'Every run of a benchmark program: time per batch of the forward pass, of the backward pass, and of both as measured over whole passes, and the memory for activations that the program reports. What a run that did not end well had reported by then counts in no statistic.',
    notes: shownPart(rows.length, all, 'runs'),
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      column('batch_size'),
      column('repetition'),
      column('status'),
      ...MEASURES,
    ],
    rows,
    downloads: [
      ...['runs.csv', 'layers.csv']
        .filter(() => analysis.descriptor.rowsIn === undefined)
        .map((label) => ({ label, path: `/data/${analysis.name}/${label}` })),
      { label: 'failures.csv', path: `/data/${analysis.name}/failures.csv` },
    ],
  };
}

function* runRows(analysis: Analysis): Generator<Cell[]> {
  for (const point of inReportOrder(analysis.summaries.points, analysis, (each) => each)) {
    const key = [point.model, point.library, point.batchSize];
    const { timesMs, backwardMs, memoryBytesByRepetition } = point;
    for (const [index, repetition] of point.repetitions.entries()) {
      const times = [timesMs.inference, backwardMs, timesMs.training].map((ofRuns) => ofRuns[index]);
      yield [...key, repetition, 'ok', ...cells([...times, megabytes(memoryBytesByRepetition[index])])];
    }
    for (const run of point.unsuccessful) {
      const { forwardMs, backwardMs, forwardBackwardMs, memoryBytes } = run;
      yield [
        ...key,
        run.repetition,
        `${run.status}: ${run.failure}`,
        ...uncounted([forwardMs, backwardMs, forwardBackwardMs, megabytes(memoryBytes)]),
      ];
    }
  }
}

/** What the programs say they need for activations, by batch size; the same whichever the metric. */
export function memoryTable(analysis: Analysis): TitledTable {
  return {
    id: 'memory',
    title: 'Memory',
    caption:
      'Activation memory as the program itself reports it in its first repetition, in megabytes of 10⁶ bytes; neither weights nor workspace.',
    columns: [
      modelColumn(analysis),
      libraryColumn(analysis),
      column('batch_size'),
      column('memory_mb'),
      itemColumn(analysis, 'memory_per_image_mb'),
    ],
    rows: inReportOrder(analysis.table('memory', 'inference'), analysis, (row) => row).map((row) => [
      row.model,
      row.library,
      row.batch_size,
      row.memory_mb,
      row.memory_per_image_mb,
    ]),
    downloads: tableDownloads(analysis, 'inference', 'memory'),
  };
}
