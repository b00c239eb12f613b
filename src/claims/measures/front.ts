import { accuracyAndSpeed } from '../../analysis/pareto-front.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { defineMeasure } from '../measure.ts';
import { notMeasured } from '../../analysis/not-measured.ts';
import { pairLabel } from '../pair-label.ts';

export const frontSize = defineMeasure({
  name: 'front-size',
  description:
    'How many pairs of a model and a library no other beats in accuracy or speed without losing in the other.',
  unit: 'count',
  parameters: {},
  observe: (_, { analysis }) => {
    const pairs = accuracyAndSpeed(analysis);
    const isThere = (model: string, library?: string) =>
      pairs.some((pair) => pair.model === model && pair.library === (library ?? pair.library));
    // A pair that is not among them might beat those that are.
    const missing = analysis.models.flatMap((model) =>
      isThere(model)
        ? analysis.libraries
            .filter((library) => !isThere(model, library))
            .map((library) => pairLabel(model, library, analysis))
        : [`accuracy or speed of ${modelLabel(model, analysis.descriptor)}`],
    );
    if (missing.length > 0) throw notMeasured(missing);
    const value = pairs.filter(({ onFront }) => onFront).length;
    return [{ of: analysis.descriptor.title, value, margin: null }];
  },
});
