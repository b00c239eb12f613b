import { defineMeasure } from '../measure.ts';
import { factWords } from '../../analysis/fact-words.ts';
import { word } from '../parameters.ts';
import { platformClockMhz } from '../../analysis/platform-facts.ts';

export const clock = defineMeasure({
  name: 'clock',
  description: 'A clock of the platform’s description, by its path, e.g. `cpu.max_clock`.',
  unit: 'MHz',
  parameters: { path: word },
  isDescribed: true,
  observe: ({ path }, { analysis }) => {
    const value = platformClockMhz(analysis, path);
    return value === undefined
      ? []
      : [{ of: path.split('.').map(factWords).join(': '), value, margin: null }];
  },
});
