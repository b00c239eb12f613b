import { modelLabel } from '../../analysis/labels.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { memoryRatioByLibrary, timeRatioByLibrary, type LibraryRatio } from '../../analysis/ratios.ts';
import { count, libraryList, word } from '../../claims/parameters.ts';
import { selectLibraries } from '../../claims/selection.ts';
import { libraryColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

export const modelRatios = defineTable({
  kind: 'model-ratios',
  description:
    'Libraries: best time, and memory at `batchSize`, of a model divided by those of `baselineModel`.',
  fields: { model: word, baselineModel: word, libraries: libraryList.optional(), batchSize: count },
  build: (fields, { analysis }) => {
    const { model, baselineModel, batchSize } = fields;
    const libraries = selectLibraries(fields, analysis);
    const pair = { numerator: model, denominator: baselineModel };
    const time = byLibrary(timeRatioByLibrary(analysis, 'inference', pair));
    const memory = byLibrary(memoryRatioByLibrary(analysis, { ...pair, batchSize }));
    const names = [model, baselineModel].map((tag) => modelLabel(tag, analysis.descriptor));
    return {
      columns: [
        libraryColumn(analysis),
        numberColumn('time_ratio', 'time', 'thousandths'),
        numberColumn('memory_ratio', `memory of activations, batch size ${String(batchSize)}`, 'thousandths'),
      ],
      rows: libraries.map((library) => [library, time.get(library) ?? null, memory.get(library) ?? null]),
      caption: `${names.join(' ÷ ')}: ${inItems('best time per image', analysis.descriptor)}, and memory as the programs report it.`,
      from: ['best-time-per-image', 'memory'],
      points: [
        ...bestPoints(analysis, 'inference', [model, baselineModel], libraries),
        ...[model, baselineModel].flatMap((of) =>
          libraries.map((library) => ({ model: of, library, batchSize })),
        ),
      ],
    };
  },
});

function byLibrary(ratios: readonly LibraryRatio[]): ReadonlyMap<string, number> {
  return new Map(ratios.map(({ library, ratio }) => [library, ratio]));
}
