import { sum } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { digitsText, reportedText } from '../../figures/measures/number-text.ts';
import { inReportOrder } from './report-order.ts';
import { MOST_RUNS, shownPart } from './shown-part.ts';
import { LIBRARY, MODEL, number, words } from '../column-vocabulary.ts';
import type { ReadableCell, ReadableTable } from '../table-model.ts';

const MEASURES = [
  { label: 'forward (ms)', text: reportedText },
  { label: 'backward (ms)', text: reportedText },
  { label: 'forward and backward (ms)', text: reportedText },
  { label: 'memory (MB)', text: (bytes: number) => digitsText(bytes / 1e6) },
] as const;

/** One value for each of {@link MEASURES}. */
type Measured = readonly (number | undefined)[];

function cells(values: Measured, cell: (text: string) => ReadableCell): readonly ReadableCell[] {
  return MEASURES.map(({ text }, index) => {
    const value = values[index];
    return value === undefined || Number.isNaN(value) ? null : cell(text(value));
  });
}

/** The runs of the campaign, the ones that did not end well among them: all, or the first ones of very many. */
export function allRuns(analysis: Analysis, most = MOST_RUNS): ReadableTable {
  const rows: ReadableCell[][] = [];
  for (const row of runRows(analysis)) {
    if (rows.length === most) break;
    rows.push(row);
  }
  const all = sum(analysis.summaries.points, (point) => point.repetitions.length + point.unsuccessful.length);
  return {
    id: 'all-runs',
    title: 'All runs',
    description: `Every run of a benchmark program: time per batch of the forward pass, of the backward pass, and of both as measured over whole passes, and the memory for activations that the program reports. What a run that did not end well had reported by then counts in no statistic.${shownPart(rows.length, all, 'runs')}`,
    columns: [
      MODEL,
      LIBRARY,
      number('batch size'),
      number('repetition'),
      words('status'),
      ...MEASURES.map(({ label }) => number(label)),
    ],
    rows,
    downloads: [
      { label: 'runs.csv', path: `/data/${analysis.name}/runs.csv` },
      { label: 'layers.csv', path: `/data/${analysis.name}/layers.csv` },
      { label: 'failures.csv', path: `/data/${analysis.name}/failures.csv` },
    ],
  };
}

function* runRows(analysis: Analysis): Generator<ReadableCell[]> {
  for (const point of inReportOrder(analysis.summaries.points, analysis, (each) => each)) {
    const name = [
      modelLabel(point.model, analysis.descriptor),
      libraryLabel(point.library, analysis.descriptor),
      String(point.batchSize),
    ];
    const { timesMs, backwardMs, memoryBytesByRepetition } = point;
    for (const [index, repetition] of point.repetitions.entries()) {
      const values = [timesMs.inference, backwardMs, timesMs.training, memoryBytesByRepetition];
      const measured = values.map((ofRepetitions) => ofRepetitions[index]);
      yield [...name, String(repetition), 'ok', ...cells(measured, (text) => text)];
    }
    for (const run of point.unsuccessful) {
      const reported = [run.forwardMs, run.backwardMs, run.forwardBackwardMs, run.memoryBytes];
      yield [
        ...name,
        String(run.repetition),
        `${run.status}: ${run.failure}`,
        ...cells(reported, (text) => ({ missing: `${text}, not counted` })),
      ];
    }
  }
}

/** What the programs say they need for activations, by batch size; the same whichever the metric. */
export function memoryTable(analysis: Analysis): ReadableTable {
  return {
    id: 'memory',
    title: 'Memory',
    description:
      'Activation memory as the program itself reports it in its first repetition, in megabytes of 10⁶ bytes; neither weights nor workspace.',
    columns: [MODEL, LIBRARY, number('batch size'), number('memory (MB)'), number('memory per image (MB)')],
    rows: inReportOrder(analysis.table('memory', 'inference'), analysis, (row) => row).map((row) => [
      modelLabel(row.model, analysis.descriptor),
      libraryLabel(row.library, analysis.descriptor),
      String(row.batch_size),
      digitsText(row.memory_mb),
      digitsText(row.memory_per_image_mb),
    ]),
    downloads: [
      { label: 'CSV', path: `/data/${analysis.name}/inference/memory.csv` },
      { label: 'JSON', path: `/data/${analysis.name}/inference/memory.json` },
    ],
  };
}
