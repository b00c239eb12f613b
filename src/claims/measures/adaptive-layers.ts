import { modelLabel } from '../../analysis/labels.ts';
import type { AdaptiveLayerRow } from '../../analysis/rows.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { adaptiveMethod, metric, modelList, word } from '../parameters.ts';
import type { Unit } from '../../figures/measures/quantity.ts';
import { selectModels } from '../selection.ts';

const parameters = {
  librarySet: word,
  method: adaptiveMethod,
  model: word,
  layer: word,
  metric: metric.optional(),
};

function ofChoice(name: string, description: string, unit: Unit, valueOf: (row: AdaptiveLayerRow) => number) {
  return defineMeasure({
    name,
    description,
    unit,
    parameters,
    observe: (
      { librarySet, method, model, layer, metric: measured = 'inference' },
      { analysis }: MeasureContext,
    ) =>
      analysis
        .table('adaptive-layers', measured)
        .filter(
          (row) =>
            row.library_set === librarySet &&
            row.method === method &&
            row.model === model &&
            row.layer === layer,
        )
        .map((row): Observation => ({ of: row.layer, value: valueOf(row), margin: null })),
  });
}

export const adaptiveLayerTime = ofChoice(
  'adaptive-layer-time',
  'Time per image of one layer in the adaptive solution, by one of the five methods.',
  'ms',
  (row) => row.time_ms,
);

export const adaptiveLayerBatch = ofChoice(
  'adaptive-layer-batch',
  'The batch size at which the adaptive solution, by one of the five methods, takes a layer’s time.',
  'count',
  (row) => row.batch_size,
);

export const adaptiveLayerShare = defineMeasure({
  name: 'adaptive-layer-share',
  description:
    'What share of the layers, or of those of one type or name, the adaptive solution gives to a library.',
  unit: 'share',
  parameters: {
    librarySet: word,
    method: adaptiveMethod,
    model: word.optional(),
    models: modelList.optional(),
    library: word,
    type: word.optional(),
    layer: word.optional(),
    metric: metric.optional(),
  },
  observe: (selected, { analysis }: MeasureContext) => {
    const { librarySet, method, library, type, layer, metric: measured = 'inference' } = selected;
    return selectModels(selected, analysis).flatMap((model): Observation[] => {
      const layers = analysis
        .table('adaptive-layers', measured)
        .filter(
          (row) =>
            row.library_set === librarySet &&
            row.method === method &&
            row.model === model &&
            (layer === undefined || row.layer === layer) &&
            (type === undefined || analysis.layerDefinition(model, row.layer)?.type === type),
        );
      if (layers.length === 0) return [];
      const own = layers.filter((row) => row.library === library).length;
      return [{ of: modelLabel(model, analysis.descriptor), value: own / layers.length, margin: null }];
    });
  },
});
