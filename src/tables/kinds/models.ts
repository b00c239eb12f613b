import { bytesPerParameter } from '../../analysis/memory-with-weights.ts';
import { MEGABYTE } from '../../analysis/memory.ts';
import { modelMacsPerImage, modelParameters } from '../../analysis/model-work.ts';
import { modelList } from '../../claims/parameters.ts';
import { selectModels } from '../../claims/selection.ts';
import { modelColumn, numberColumn } from '../../figures/column-vocabulary.ts';
import { defineTable } from '../report-table.ts';
import { inItems } from '../../dataset/item-words.ts';

export const models = defineTable({
  kind: 'models',
  description: 'The models with their accuracy, parameters and work per image.',
  fields: { models: modelList.optional() },
  build: (fields, { analysis }) => ({
    columns: [
      modelColumn(analysis),
      numberColumn('top1_accuracy', 'top-1 accuracy', { unit: 'share' }),
      numberColumn('top5_accuracy', 'top-5 accuracy', { unit: 'share' }),
      numberColumn('parameters', 'parameters (million)', { unit: 'million', bare: true }),
      numberColumn('weights_mb', 'fp32 weights (MB)', { unit: 'MB', bare: true }),
      numberColumn('macs', inItems('multiply-accumulates per image (million)', analysis.descriptor), {
        unit: 'million',
        bare: true,
      }),
    ],
    rows: selectModels(fields, analysis).map((tag) => {
      const accuracy = analysis.descriptor.models.get(tag)?.accuracy;
      const parameters = modelParameters(tag, analysis);
      const macs = modelMacsPerImage(tag, analysis);
      return [
        tag,
        accuracy?.top1 ?? null,
        accuracy?.top5 ?? null,
        parameters === undefined ? null : parameters / 1e6,
        parameters === undefined ? null : (parameters * bytesPerParameter('fp32')!) / MEGABYTE,
        macs === undefined ? null : macs / 1e6,
      ];
    }),
    caption:
      'The models: accuracy as their authors state it, size and work as counted from their definitions.',
    from: [],
    points: [],
  }),
});
