import { modelLabel } from '../../analysis/labels.ts';
import { bytesPerParameter } from '../../analysis/memory-with-weights.ts';
import { MEGABYTE } from '../../analysis/memory.ts';
import { modelMacsPerImage, modelParameters } from '../../analysis/model-work.ts';
import { modelList } from '../../claims/parameters.ts';
import { formatNumber, formatQuantity } from '../../figures/measures/quantity.ts';
import { selectModels } from '../../claims/selection.ts';
import { defineTable, numberColumn, textColumn } from '../report-table.ts';

export const models = defineTable({
  kind: 'models',
  description: 'The models with their accuracy, parameters and work per image.',
  fields: { models: modelList.optional() },
  build: (fields, { analysis }) => ({
    columns: [
      textColumn('model'),
      numberColumn('top-1 accuracy'),
      numberColumn('top-5 accuracy'),
      numberColumn('parameters (million)'),
      numberColumn('fp32 weights (MB)'),
      numberColumn('multiply-accumulates per image (million)'),
    ],
    rows: selectModels(fields, analysis).map((tag) => {
      const accuracy = analysis.descriptor.models.get(tag)?.accuracy;
      const parameters = modelParameters(tag, analysis);
      const macs = modelMacsPerImage(tag, analysis);
      const weights =
        parameters === undefined ? undefined : (parameters * bytesPerParameter('fp32')!) / MEGABYTE;
      return [
        modelLabel(tag, analysis.descriptor),
        orNull(accuracy?.top1, (value) => formatQuantity(value, 'share')),
        orNull(accuracy?.top5, (value) => formatQuantity(value, 'share')),
        orNull(parameters, (value) => formatNumber(value / 1e6, 'million')),
        orNull(weights, (value) => formatNumber(value, 'MB')),
        orNull(macs, (value) => formatNumber(value / 1e6, 'million')),
      ];
    }),
    caption:
      'The models: accuracy as their authors state it, size and work as counted from their definitions.',
    from: [],
    points: [],
  }),
});

function orNull(value: number | undefined, words: (value: number) => string): string | null {
  return value === undefined ? null : words(value);
}
