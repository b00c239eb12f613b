import { imagesPerSecond } from '../../analysis/best-time.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { metric, modelList, word } from '../../claims/parameters.ts';
import { formatNumber, formatQuantity } from '../../figures/measures/quantity.ts';
import { selectModels } from '../../claims/selection.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

export const versus = defineTable({
  kind: 'versus',
  description:
    'Models: images per second with a library and with a baseline library, and the ratio of their times.',
  fields: { models: modelList.optional(), library: word, baselineLibrary: word, metric: metric.optional() },
  build: (fields, { analysis }) => {
    const { library, baselineLibrary, metric = 'inference' } = fields;
    const models = selectModels(fields, analysis);
    const labels = [library, baselineLibrary].map((tag) => libraryLabel(tag, analysis.descriptor));
    return {
      columns: [
        textColumn('model'),
        ...labels.map((label) => numberColumn(`${label} (images/s)`)),
        numberColumn(`time, ${labels.join(' ÷ ')}`),
        numberColumn('times as fast'),
      ],
      rows: models.flatMap((model) => {
        const time = analysis.timePerImage(metric, model, library);
        const base = analysis.timePerImage(metric, model, baselineLibrary);
        if (time === undefined || base === undefined) return [];
        return [
          [
            modelLabel(model, analysis.descriptor),
            formatNumber(imagesPerSecond(time.mean), 'images/s', 4),
            formatNumber(imagesPerSecond(base.mean), 'images/s', 4),
            (time.mean / base.mean).toFixed(3),
            formatQuantity(base.mean / time.mean, 'times'),
          ],
        ];
      }),
      caption: `${labels.join(' and ')}, each at its best batch size.`,
      from: ['best-time-per-image', 'speedup'],
      points: bestPoints(analysis, metric, models, [library, baselineLibrary]),
    };
  },
});
