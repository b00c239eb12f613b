import { shortLibraryLabel } from '../../analysis/labels.ts';
import { NotMeasured } from '../../analysis/not-measured.ts';
import { bestPoints } from '../../analysis/point-selection.ts';
import { timeRatioByModel } from '../../analysis/ratios.ts';
import { metric, words } from '../../claims/parameters.ts';
import { modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

const pair = /^([^/\s]+)\/([^/\s]+)$/;

export const libraryRatios = defineTable({
  kind: 'library-ratios',
  description:
    'Models by pairs of libraries, `pairs="a/b c/d"`: best time of the first ÷ best time of the second.',
  fields: {
    pairs: words.refine((list) => list.every((word) => pair.test(word)), {
      error: 'pairs of libraries such as tensorrt-fp16/tensorrt-fp32',
    }),
    metric: metric.optional(),
  },
  build: ({ pairs, metric = 'inference' }, { analysis }) => {
    const columns = pairs.map((word) => {
      const [, numerator = '', denominator = ''] = pair.exec(word) ?? [];
      for (const tag of [numerator, denominator]) {
        if (!analysis.libraries.includes(tag)) {
          throw new NotMeasured(
            `has an unknown library in pairs: ${tag}; expected one of ${analysis.libraries.join(', ')}`,
          );
        }
      }
      const ratios = timeRatioByModel(analysis, metric, { numerator, denominator });
      const label = [numerator, denominator]
        .map((tag) => shortLibraryLabel(tag, analysis.descriptor))
        .join(' ÷ ');
      return { word, label, of: new Map(ratios.map(({ model, ratio }) => [model, ratio])) };
    });
    return {
      columns: [
        modelColumn(analysis),
        ...columns.map(({ word, label }) => numberColumn(word, label, 'thousandths')),
      ],
      rows: analysis.models.map((model) => [model, ...columns.map(({ of }) => of.get(model) ?? null)]),
      caption: inItems(
        'Best time per image of one library divided by that of another: below 1 the first is faster.',
        analysis.descriptor,
      ),
      from: ['best-time-per-image'],
      points: bestPoints(
        analysis,
        metric,
        analysis.models,
        pairs.flatMap((word) => word.split('/')),
      ),
    };
  },
});
