import { imagesPerSecond } from '../../analysis/best-time.ts';
import { compareTimes } from '../../analysis/compare-times.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { metric, modelList, word } from '../../claims/parameters.ts';
import { selectModels } from '../../claims/selection.ts';
import { modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';

const RATE = { unit: 'images/s', digits: 4, bare: true } as const;

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
        modelColumn(analysis),
        numberColumn('images_per_second', `${labels[0]!} (images/s)`, RATE),
        numberColumn('baseline_images_per_second', `${labels[1]!} (images/s)`, RATE),
        numberColumn('time_ratio', `time, ${labels.join(' ÷ ')}`, 'thousandths'),
        numberColumn('speedup', 'times as fast', { unit: 'times' }),
      ],
      rows: models.flatMap((model) => {
        const time = analysis.timePerImage(metric, model, library);
        const base = analysis.timePerImage(metric, model, baselineLibrary);
        if (time === undefined || base === undefined) return [];
        const { ratio, speedup } = compareTimes(time, base);
        return [[model, imagesPerSecond(time.mean), imagesPerSecond(base.mean), ratio.value, speedup.value]];
      }),
      caption: `${labels.join(' and ')}, each at its best batch size.`,
      from: ['best-time-per-image', 'speedup'],
      points: bestPoints(analysis, metric, models, [library, baselineLibrary]),
    };
  },
});
