import type { Analysis } from '../../analysis/analysis.ts';
import { imagesPerSecond } from '../../analysis/best-time.ts';
import { compareTimes } from '../../analysis/compare-times.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { onDataset } from '../../claims/on-dataset.ts';
import { metric, modelList, word } from '../../claims/parameters.ts';
import { selectModels } from '../../claims/selection.ts';
import { modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

const RATE = { unit: 'images/s', digits: 4, bare: true } as const;

export const versus = defineTable({
  kind: 'versus',
  description:
    'Models: images per second with a library and with a baseline library, which may be of `baselineDataset`, and the ratio of their times.',
  fields: {
    models: modelList.optional(),
    library: word,
    baselineLibrary: word,
    baselineDataset: word.optional(),
    metric: metric.optional(),
  },
  build: (fields, context) => {
    const { library, baselineLibrary, baselineDataset, metric = 'inference' } = fields;
    const { analysis } = context;
    const baseAnalysis = onDataset(context, baselineDataset).analysis;
    const models = selectModels(fields, analysis);
    const unit = inItems('images/s', analysis.descriptor);
    const labels = [
      libraryLabel(library, analysis.descriptor),
      libraryLabel(baselineLibrary, baseAnalysis.descriptor),
    ];
    const basis = (of: Analysis, libraries: readonly string[]) => bestPoints(of, metric, models, libraries);
    return {
      columns: [
        modelColumn(analysis),
        numberColumn('images_per_second', `${labels[0]!} (${unit})`, RATE),
        numberColumn('baseline_images_per_second', `${labels[1]!} (${unit})`, RATE),
        numberColumn('time_ratio', `time, ${labels.join(' ÷ ')}`, 'thousandths'),
        numberColumn('speedup', 'times as fast', { unit: 'times' }),
      ],
      rows: models.flatMap((model) => {
        const time = analysis.timePerImage(metric, model, library);
        const base = baseAnalysis.timePerImage(metric, model, baselineLibrary);
        if (time === undefined || base === undefined) return [];
        const { ratio, speedup } = compareTimes(time, base);
        return [[model, imagesPerSecond(time.mean), imagesPerSecond(base.mean), ratio.value, speedup.value]];
      }),
      caption: `${labels.join(' and ')}, each at its best batch size.`,
      ...(baseAnalysis === analysis
        ? { from: ['best-time-per-image', 'speedup'], points: basis(analysis, [library, baselineLibrary]) }
        : {
            from: ['best-time-per-image'],
            points: basis(analysis, [library]),
            beside: { analysis: baseAnalysis, points: basis(baseAnalysis, [baselineLibrary]) },
          }),
    };
  },
});
