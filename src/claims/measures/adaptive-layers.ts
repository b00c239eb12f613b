import type { AdaptiveLayerRow } from '../../analysis/rows.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { adaptiveMethod, metric, word } from '../parameters.ts';
import type { Unit } from '../quantity.ts';

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
