import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { MEGABYTE } from '../../analysis/memory.ts';
import { libraryList, modelList } from '../../claims/parameters.ts';
import { formatNumber } from '../../figures/measures/quantity.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

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
        textColumn('model'),
        textColumn('library'),
        ...['batch size', 'succeeded', 'failed', 'forward times (ms)', 'memory (MB)'].map(numberColumn),
      ],
      rows: points.map((point) => [
        modelLabel(point.model, analysis.descriptor),
        libraryLabel(point.library, analysis.descriptor),
        String(point.batchSize),
        String(point.repetitions.length),
        String(point.unsuccessful.length),
        point.timesMs.inference.map((ms) => formatNumber(ms, 'ms', 4)).join(',\u00a0'),
        point.memoryBytes === undefined ? null : formatNumber(point.memoryBytes / MEGABYTE, 'MB', 4),
      ]),
      caption: `What was run: ${String(points.length)} of ${String(analysis.summaries.points.length)} points, with the time of every repetition per batch.`,
      from: ['all-runs'],
      points,
    };
  },
});
