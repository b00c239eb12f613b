import type { Analysis } from '../../analysis/analysis.ts';
import { defineMeasure } from '../measure.ts';

function counted(name: string, description: string, howMany: (analysis: Analysis) => number) {
  return defineMeasure({
    name,
    description,
    unit: 'count',
    parameters: {},
    observe: (_, { analysis }) => [{ of: analysis.descriptor.title, value: howMany(analysis), margin: null }],
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const models = counted('models', 'How many models the dataset has.', ({ models }) => models.length);

export const libraries = counted(
  'libraries',
  'How many libraries the dataset has.',
  ({ libraries }) => libraries.length,
);

export const points = counted(
  'points',
  'How many combinations of model, library and batch size the dataset has.',
  ({ summaries }) => summaries.points.length,
);

export const runs = counted(
  'runs',
  'How many runs the dataset has, unsuccessful ones included.',
  ({ summaries }) =>
    sum(summaries.points.map((point) => point.repetitions.length + point.unsuccessful.length)),
);

export const successfulRuns = counted('successful-runs', 'How many runs ended well.', ({ summaries }) =>
  sum(summaries.points.map((point) => point.repetitions.length)),
);

export const layerTimings = counted(
  'layer-timings',
  'How many timings of single layers the successful runs have, forward and backward counted each.',
  ({ summaries }) =>
    sum(
      summaries.points.flatMap(({ layers }) => [
        ...layers.statistics.inference.count,
        ...layers.statistics.training.count,
      ]),
    ),
);
