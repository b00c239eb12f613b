import { imagesPerSecond } from '../../analysis/best-time.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { z } from 'zod';
import { modelLabel } from '../../analysis/labels.ts';
import { libraryList, metric, modelList } from '../../claims/parameters.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { formatted, type NumberFormat } from '../../figures/measures/number-format.ts';
import type { Cell } from '../../figures/table.ts';
import { libraryColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

/** What a cell shows, in words and as a number. */
const QUANTITIES = {
  time: {
    words: 'mean time per image in milliseconds ± standard deviation, at the best batch size',
    number: 'hundredths',
  },
  'images-per-second': {
    words: 'images per second at the best batch size',
    number: { unit: 'images/s', bare: true },
  },
  'batch-size': { words: 'batch size with the least mean time per image', number: 'count' },
} as const satisfies Readonly<Record<string, { words: string; number: NumberFormat }>>;

export const bestTimes = defineTable({
  kind: 'best-times',
  description:
    'Models by libraries: the best time per image, the images per second, or the batch size that gives them.',
  fields: {
    models: modelList.optional(),
    libraries: libraryList.optional(),
    metric: metric.optional(),
    quantity: z.enum(['time', 'images-per-second', 'batch-size']).optional(),
  },
  build: (fields, { analysis }) => {
    const { quantity = 'time' } = fields;
    const models = selectModels(fields, analysis);
    const libraries = selectLibraries(fields, analysis);
    const cell = (model: string, library: string): Cell => {
      const sample = analysis.timePerImage(fields.metric ?? 'inference', model, library);
      if (sample === undefined) return null;
      if (quantity === 'batch-size') return sample.batchSize;
      if (quantity === 'images-per-second') return imagesPerSecond(sample.mean);
      return [sample.mean, sample.std]
        .flatMap((ms) => (ms === null ? [] : formatted(ms, 'hundredths')))
        .join(' ± ');
    };
    return {
      columns: [
        libraryColumn(analysis),
        ...models.map((model) =>
          numberColumn(`of_${model}`, modelLabel(model, analysis.descriptor), QUANTITIES[quantity].number),
        ),
      ],
      rows: libraries.map((library) => [library, ...models.map((model) => cell(model, library))]),
      caption: inItems(`By library and model: ${QUANTITIES[quantity].words}.`, analysis.descriptor),
      from: ['best-time-per-image'],
      points: bestPoints(analysis, fields.metric ?? 'inference', models, libraries),
    };
  },
});
