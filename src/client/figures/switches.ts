import { ADAPTIVE_METHODS, ONE_BATCH_METHODS } from '../../analysis/adaptive/methods.ts';
import type { FigureSpec } from '../../figures/spec.ts';

/** One thing about a figure that a reader can change: the field of its spec and the values that it can take. */
export interface Switch {
  readonly field: string;
  readonly label: string;
  /** The first is what an absent field means. */
  readonly choices: readonly (readonly [value: string, label: string])[];
}

const METRIC: Switch = {
  field: 'metric',
  label: 'Metric',
  choices: [
    ['inference', 'Inference'],
    ['training', 'Training'],
  ],
};
const QUANTITY: Switch = {
  field: 'quantity',
  label: 'Quantity',
  choices: [
    ['time', 'Time per image'],
    ['images-per-second', 'Images per second'],
  ],
};
const SCALE: Switch = {
  field: 'scale',
  label: 'Scale',
  choices: [
    ['linear', 'Linear'],
    ['log', 'Logarithmic'],
  ],
};
const SPREAD: Switch = {
  field: 'spread',
  label: 'Error bars',
  choices: [
    ['std', 'Standard deviation'],
    ['ci95', '95% interval (Student’s t)'],
    ['none', 'None'],
  ],
};
const METHOD: Switch = {
  field: 'method',
  label: 'Method',
  choices: ADAPTIVE_METHODS.map((method) => [method, method.replaceAll('-', ' ')]),
};

const ONE_BATCH_METHOD: Switch = {
  ...METHOD,
  choices: ONE_BATCH_METHODS.map((method) => [method, method.replaceAll('-', ' ')]),
};

/** What can be changed about each kind of figure, beside which series it shows. */
export const SWITCHES: Readonly<Record<FigureSpec['kind'], readonly Switch[]>> = {
  'best-by-model': [METRIC, QUANTITY, SCALE, SPREAD],
  'best-by-library': [METRIC, QUANTITY, SCALE, SPREAD],
  'speedup-by-model': [METRIC, SCALE],
  layers: [METRIC, SCALE, SPREAD],
  'adaptive-breakdown': [METRIC, METHOD],
  'memory-by-model': [METRIC, SCALE],
  balance: [METRIC, SCALE, SPREAD],
  'adaptive-methods': [METRIC],
  'layer-map': [METRIC, ONE_BATCH_METHOD],
  'saving-by-type': [METRIC, ONE_BATCH_METHOD],
  'switching-cost': [METRIC, ONE_BATCH_METHOD],
  roofline: [],
  'accuracy-speed': [],
};
