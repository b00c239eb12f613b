import { describe, expect, test } from 'vitest';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { drawSketch } from './sketches.ts';

const SPECS: readonly FigureSpec[] = [
  { id: 'best-by-model', kind: 'best-by-model' },
  {
    id: 'best-by-library',
    kind: 'best-by-library',
    libraries: ['slow', 'fast'],
    quantity: 'images-per-second',
  },
  { id: 'speedup-by-model', kind: 'speedup-by-model', baseline: 'slow', scale: 'log' },
  {
    id: 'layers',
    kind: 'layers',
    model: 'small',
    libraries: ['slow', 'fast'],
    batchSizes: [2, 4],
    axisMaximum: 20,
  },
  { id: 'adaptive-breakdown', kind: 'adaptive-breakdown', model: 'small', librarySet: ['slow', 'fast'] },
  { id: 'memory-by-model', kind: 'memory-by-model', batchSize: 4 },
  { id: 'balance', kind: 'balance', model: 'small', library: 'fast' },
];

// A change of any file is a change of what readers see.
describe('the drawing of each kind', () => {
  test.each(SPECS)('$kind', async (spec) => {
    const { svg } = drawSketch(spec);
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`snapshots/${spec.id}.svg`);
  });
});
