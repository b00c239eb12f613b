import { accuracyAndSpeed } from '../../analysis/pareto-front.ts';
import { defineMeasure } from '../measure.ts';

export const frontSize = defineMeasure({
  name: 'front-size',
  description:
    'How many pairs of a model and a library no other beats in accuracy or speed without losing in the other.',
  unit: 'count',
  parameters: {},
  observe: (_, { analysis }) => [
    {
      of: analysis.descriptor.title,
      value: accuracyAndSpeed(analysis).filter(({ onFront }) => onFront).length,
      margin: null,
    },
  ],
});
