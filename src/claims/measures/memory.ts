import { memoryWithWeights } from '../../analysis/memory-with-weights.ts';
import type { MemoryRow } from '../../analysis/rows.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import { count, libraryList, modelList, word } from '../parameters.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { selectLibraries, selectModels } from '../selection.ts';

const selected = {
  model: word.optional(),
  models: modelList.optional(),
  library: word.optional(),
  libraries: libraryList.optional(),
};
const atBatch = { ...selected, batchSize: count };

interface Selected {
  readonly model?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly library?: string | undefined;
  readonly libraries?: readonly string[] | undefined;
  readonly batchSize?: number | undefined;
}

/** Memory does not depend on the metric: it is what the program reported. */
function eachRow(parameters: Selected, { analysis }: MeasureContext): readonly MemoryRow[] {
  const models = selectModels(parameters, analysis);
  const libraries = selectLibraries(parameters, analysis);
  return analysis
    .table('memory', 'inference')
    .filter(
      (row) =>
        models.includes(row.model) &&
        libraries.includes(row.library) &&
        (parameters.batchSize === undefined || row.batch_size === parameters.batchSize),
    );
}

const labelOf = (row: MemoryRow, { analysis }: MeasureContext) =>
  `${modelLabel(row.model, analysis.descriptor)}, ${libraryLabel(row.library, analysis.descriptor)}`;

export const memory = defineMeasure({
  name: 'memory',
  description: 'Memory for activations as the program reported it, at one batch size.',
  unit: 'MB',
  parameters: atBatch,
  observe: (parameters, context) =>
    eachRow(parameters, context).map((row) => ({
      of: labelOf(row, context),
      value: row.memory_mb,
      margin: null,
    })),
});

export const totalMemory = defineMeasure({
  name: 'total-memory',
  description: 'Memory for activations as reported plus that of the weights at the library’s precision.',
  unit: 'MB',
  parameters: atBatch,
  observe: (parameters, { analysis }) => {
    const models = selectModels(parameters, analysis);
    const libraries = selectLibraries(parameters, analysis);
    return memoryWithWeights(analysis)
      .filter(
        (row) =>
          models.includes(row.model) &&
          libraries.includes(row.library) &&
          row.batchSize === parameters.batchSize,
      )
      .map((row) => ({
        of: `${modelLabel(row.model, analysis.descriptor)}, ${libraryLabel(row.library, analysis.descriptor)}`,
        value: row.totalMb,
        margin: null,
      }));
  },
});

export const memoryPerImage = defineMeasure({
  name: 'memory-per-image',
  description: 'Memory for activations divided by the batch size.',
  unit: 'MB',
  parameters: atBatch,
  observe: (parameters, context) =>
    eachRow(parameters, context).map((row) => ({
      of: labelOf(row, context),
      value: row.memory_per_image_mb,
      margin: null,
    })),
});

export const memoryRatio = defineMeasure({
  name: 'memory-ratio',
  description:
    'Memory for activations divided by that of `baselineModel` with the same library and batch size.',
  unit: 'times',
  parameters: { ...atBatch, baselineModel: word },
  observe: (parameters, context) => {
    const base = eachRow({ ...parameters, model: parameters.baselineModel }, context);
    return eachRow(parameters, context).flatMap((row) => {
      const other = base.find(({ library }) => library === row.library);
      return other && other.model !== row.model
        ? [{ of: labelOf(row, context), value: row.memory_mb / other.memory_mb, margin: null }]
        : [];
    });
  },
});

export const memoryVariation = defineMeasure({
  name: 'memory-variation',
  description:
    'Over all batch sizes, the range of the memory per image as a share of its mean: 0 is constant.',
  unit: 'share',
  parameters: selected,
  observe: (parameters, context) =>
    [...Map.groupBy(eachRow(parameters, context), (row) => labelOf(row, context))].map(([of, rows]) => {
      const values = rows.map((row) => row.memory_per_image_mb);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { of, value: (Math.max(...values) - Math.min(...values)) / mean, margin: null };
    }),
});
