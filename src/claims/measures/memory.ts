import { withWeights } from '../../analysis/memory-with-weights.ts';
import { memoryAt } from '../../analysis/memory.ts';
import type { MemoryRow } from '../../analysis/rows.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import { complete, type Missing } from '../complete.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { count, libraryList, modelList, word } from '../parameters.ts';
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
}

interface Pair {
  readonly model: string;
  readonly library: string;
}

/** The selected pairs of a model and a library. Left out, the libraries are those that report memory at all. */
function selectPairs(parameters: Selected, { analysis }: MeasureContext): readonly Pair[] {
  const isNamed = parameters.library !== undefined || parameters.libraries !== undefined;
  const reporting = new Set(rowsOf({ analysis }).map((row) => row.library));
  const libraries = selectLibraries(parameters, analysis).filter(
    (library) => isNamed || reporting.has(library),
  );
  return selectModels(parameters, analysis).flatMap((model) =>
    libraries.map((library) => ({ model, library })),
  );
}

/** Memory does not depend on the metric: it is what the program reported. */
function rowsOf({ analysis }: Pick<MeasureContext, 'analysis'>): readonly MemoryRow[] {
  return analysis.table('memory', 'inference');
}

function eachAtBatch(
  parameters: Selected & { readonly batchSize: number },
  context: MeasureContext,
  value: (row: MemoryRow) => number | undefined,
): readonly Observation[] {
  const found = selectPairs(parameters, context).map((pair) => {
    const row = memoryAt(context.analysis, pair.model, pair.library, parameters.batchSize);
    const known = row && value(row);
    return known === undefined
      ? missingMemory(pair, context, parameters.batchSize)
      : { of: pairLabel(pair.model, pair.library, context.analysis), value: known, margin: null };
  });
  return complete(found);
}

function missingMemory({ model, library }: Pair, { analysis }: MeasureContext, batchSize?: number): Missing {
  return { missing: `memory of ${pairLabel(model, library, analysis, batchSize)}` };
}

export const memory = defineMeasure({
  name: 'memory',
  description: 'Memory for activations as the program reported it, at one batch size.',
  unit: 'MB',
  parameters: atBatch,
  observe: (parameters, context) => eachAtBatch(parameters, context, (row) => row.memory_mb),
});

export const totalMemory = defineMeasure({
  name: 'total-memory',
  description: 'Memory for activations as reported plus that of the weights at the library’s precision.',
  unit: 'MB',
  parameters: atBatch,
  observe: (parameters, context) =>
    eachAtBatch(parameters, context, (row) => withWeights(row, context.analysis)?.totalMb),
});

export const memoryPerImage = defineMeasure({
  name: 'memory-per-image',
  description: 'Memory for activations divided by the batch size.',
  unit: 'MB',
  parameters: atBatch,
  observe: (parameters, context) => eachAtBatch(parameters, context, (row) => row.memory_per_image_mb),
});

export const memoryRatio = defineMeasure({
  name: 'memory-ratio',
  description:
    'Memory for activations divided by that of `baselineModel` with the same library and batch size.',
  unit: 'times',
  parameters: { ...atBatch, baselineModel: word },
  observe: (parameters, context) => {
    const { baselineModel, batchSize } = parameters;
    const found = selectPairs(parameters, context)
      .filter(({ model }) => model !== baselineModel)
      .flatMap((pair): readonly (Observation | Missing)[] => {
        const base = { model: baselineModel, library: pair.library };
        const [row, other] = [pair, base].map(({ model, library }) =>
          memoryAt(context.analysis, model, library, batchSize),
        );
        if (row && other) {
          const of = pairLabel(pair.model, pair.library, context.analysis);
          return [{ of, value: row.memory_mb / other.memory_mb, margin: null }];
        }
        return [...(row ? [] : [pair]), ...(other ? [] : [base])].map((side) =>
          missingMemory(side, context, batchSize),
        );
      });
    return complete(found);
  },
});

export const memoryVariation = defineMeasure({
  name: 'memory-variation',
  description:
    'Over all batch sizes, the range of the memory per image as a share of its mean: 0 is constant.',
  unit: 'share',
  parameters: selected,
  observe: (parameters, context) => {
    const { analysis } = context;
    const found = selectPairs(parameters, context).flatMap((pair): readonly (Observation | Missing)[] => {
      const { model, library } = pair;
      const points = analysis.pointsOf(model, library);
      const reported = points.flatMap(({ batchSize }) => memoryAt(analysis, model, library, batchSize) ?? []);
      const silent = points.filter(
        ({ batchSize }) => memoryAt(analysis, model, library, batchSize) === undefined,
      );
      if (reported.length === 0) return [missingMemory(pair, context)];
      if (silent.length > 0) return silent.map(({ batchSize }) => missingMemory(pair, context, batchSize));
      const values = reported.map((row) => row.memory_per_image_mb);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const of = pairLabel(pair.model, pair.library, context.analysis);
      return [{ of, value: (Math.max(...values) - Math.min(...values)) / mean, margin: null }];
    });
    return complete(found);
  },
});
