import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';
import { digitsText, msText } from './number-text.ts';
import type { ReadableCell, ReadableTable } from './table-model.ts';

const time = (ms: number | undefined): ReadableCell =>
  ms === undefined || Number.isNaN(ms) ? null : msText(ms);

/** Every run of the campaign, the ones that did not end well among them. */
export function allRuns(analysis: Analysis): ReadableTable {
  const rows: ReadableCell[][] = [];
  for (const point of analysis.summaries.points) {
    const name = [
      modelLabel(point.model, analysis.descriptor),
      libraryLabel(point.library, analysis.descriptor),
      String(point.batchSize),
    ];
    point.repetitions.forEach((repetition, index) => {
      rows.push([
        ...name,
        String(repetition),
        'ok',
        time(point.timesMs.inference[index]),
        time(point.timesMs.training[index]),
      ]);
    });
    for (const run of point.unsuccessful)
      rows.push([...name, String(run.repetition), `${run.status}: ${run.failure}`, null, null]);
  }
  return {
    id: 'all-runs',
    title: 'All runs',
    description:
      'Every run of a benchmark program: time per batch of the forward pass, and of forward and backward together.',
    columns: [
      { label: 'model', numeric: false, filter: 'model' },
      { label: 'library', numeric: false, filter: 'library' },
      { label: 'batch size', numeric: true },
      { label: 'repetition', numeric: true },
      { label: 'status', numeric: false },
      { label: 'forward (ms)', numeric: true },
      { label: 'forward and backward (ms)', numeric: true },
    ],
    rows,
    downloads: [
      { label: 'runs.csv', path: `/data/${analysis.name}/runs.csv` },
      { label: 'layers.csv', path: `/data/${analysis.name}/layers.csv` },
      { label: 'failures.csv', path: `/data/${analysis.name}/failures.csv` },
    ],
  };
}

/** What the programs say they need for activations, by batch size; the same whichever the metric. */
export function memoryTable(analysis: Analysis): ReadableTable {
  return {
    id: 'memory',
    title: 'Memory',
    description:
      'Activation memory as the program itself reports it in its first repetition, in megabytes of 10⁶ bytes; neither weights nor workspace.',
    columns: [
      { label: 'model', numeric: false, filter: 'model' },
      { label: 'library', numeric: false, filter: 'library' },
      { label: 'batch size', numeric: true },
      { label: 'memory (MB)', numeric: true },
      { label: 'memory per image (MB)', numeric: true },
    ],
    rows: analysis
      .table('memory', 'inference')
      .map((row) => [
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
