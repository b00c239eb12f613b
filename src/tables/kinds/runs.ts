import { MEGABYTE } from '../../analysis/memory.ts';
import { libraryList, modelList } from '../../claims/parameters.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { formatted } from '../../figures/measures/number-format.ts';
import { column, libraryColumn, modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

const FOUR_DIGITS = { unit: 'number', digits: 4 } as const;

export const runs = defineTable({
  kind: 'runs',
  description:
    'Points of the campaign for some models and libraries: repetitions, failures, time and memory.',
  fields: { models: modelList.optional(), libraries: libraryList.optional() },
  build: (fields, { analysis }) => {
    const [models, libraries] = [selectModels(fields, analysis), selectLibraries(fields, analysis)];
    const points = analysis.summaries.points.filter(
      (point) => models.includes(point.model) && libraries.includes(point.library),
    );
    return {
      columns: [
        modelColumn(analysis),
        libraryColumn(analysis),
        column('batch_size'),
        numberColumn('succeeded', 'succeeded', 'count'),
        numberColumn('failed', 'failed', 'count'),
        numberColumn('forward_ms', 'forward times (ms)', FOUR_DIGITS),
        numberColumn('memory_mb', 'memory (MB)', FOUR_DIGITS),
      ],
      rows: points.map((point) => [
        point.model,
        point.library,
        point.batchSize,
        point.repetitions.length,
        point.unsuccessful.length,
        point.timesMs.inference.map((ms) => formatted(ms, FOUR_DIGITS)).join(', '),
        point.memoryBytes === undefined ? null : point.memoryBytes / MEGABYTE,
      ]),
      caption: `What was run: ${String(points.length)} of ${String(analysis.summaries.points.length)} points, with the time of every repetition per batch.`,
      from: ['all-runs'],
      points,
    };
  },
});
