import type { FigureKind } from '../../figures/spec.ts';

/** The kinds of figures as a reader looks for them. */
export const KIND_GROUPS: readonly (readonly [label: string, kinds: readonly FigureKind[]])[] = [
  ['Speed', ['best-by-model', 'best-by-library', 'speedup-by-model', 'accuracy-speed']],
  ['Batch size and memory', ['balance', 'memory-by-model']],
  ['Layers', ['layers', 'roofline']],
  [
    'Best library for each layer',
    ['adaptive-breakdown', 'adaptive-methods', 'layer-map', 'saving-by-type', 'switching-cost'],
  ],
];

export const KIND_LABELS: Readonly<Record<FigureKind, string>> = {
  'best-by-model': 'Time or speed by model',
  'best-by-library': 'Time or speed by library',
  'speedup-by-model': 'Speedup over a baseline',
  'accuracy-speed': 'Accuracy beside speed',
  balance: 'Time and memory against batch size',
  'memory-by-model': 'Memory by model',
  layers: 'Time of each layer',
  roofline: 'Roofline',
  'adaptive-breakdown': 'The adaptive solution',
  'adaptive-methods': 'What it saves, by five methods',
  'layer-map': 'Who wins each layer',
  'saving-by-type': 'Where the saving comes from',
  'switching-cost': 'What switching costs',
};
