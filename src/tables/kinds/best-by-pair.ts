import { imagesPerSecond } from '../../analysis/best-time.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { z } from 'zod';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { libraryList, metric, modelList } from '../../claims/parameters.ts';
import { formatNumber } from '../../figures/measures/quantity.ts';
import { selectLibraries, selectModels } from '../../claims/selection.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

/** What a cell shows, in words and as a number. */
const QUANTITIES = {
  time: { words: 'mean time per image in milliseconds ± standard deviation, at the best batch size' },
  'images-per-second': { words: 'images per second at the best batch size' },
  'batch-size': { words: 'batch size with the least mean time per image' },
} as const;

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
    const cell = (model: string, library: string): string | null => {
      const sample = analysis.timePerImage(fields.metric ?? 'inference', model, library);
      if (sample === undefined) return null;
      if (quantity === 'batch-size') return String(sample.batchSize);
      if (quantity === 'images-per-second') return formatNumber(imagesPerSecond(sample.mean), 'images/s');
      const spread = sample.std === null ? '' : ` ± ${sample.std.toFixed(2)}`;
      return sample.mean.toFixed(2) + spread;
    };
    return {
      columns: [
        textColumn('library'),
        ...models.map((model) => numberColumn(modelLabel(model, analysis.descriptor))),
      ],
      rows: libraries.map((library) => [
        libraryLabel(library, analysis.descriptor),
        ...models.map((model) => cell(model, library)),
      ]),
      caption: `By library and model: ${QUANTITIES[quantity].words}.`,
      from: ['best-time-per-image'],
      points: bestPoints(analysis, fields.metric ?? 'inference', models, libraries),
    };
  },
});
