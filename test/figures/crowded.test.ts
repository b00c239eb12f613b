import { expect, test } from 'vitest';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { analyse } from '../analysis/analyse-runs.ts';
import { drawSketch } from './sketches.ts';
import { overlaps, parseSvg, textBoxes } from './svg-marks.ts';

const LIBRARIES = Array.from(
  { length: 14 },
  (_, index) => `a-library-with-quite-a-long-name-of-its-own-${index}`,
);
const LAYERS = ['inception_3a/1x1 + inception_3a/relu_1x1||inception_3a/3x3_reduce', 'conv1', 'pool'];

/** Fourteen libraries with long names, fused layers, seven batch sizes up to 128, times over five orders. */
const analysis = analyse(
  ['a-model-whose-name-is-longer-than-any-heading-should-be-for-a-phone', 'short'].flatMap((model) =>
    LIBRARIES.flatMap((library, position) =>
      [1, 2, 4, 8, 16, 64, 128].flatMap((batchSize) =>
        [0, 1].map((repetition) => ({
          model,
          library,
          batchSize,
          repetition,
          forwardMs: 10 ** (position / 2.5) * batchSize * (1 + repetition / 5),
          memoryBytes: 1e6 * batchSize * (position + 1),
          layers: LAYERS.map((layer, at) => [layer, (at + 1) * (position + 1)] as const),
        })),
      ),
    ),
  ),
);
const model = analysis.models[0]!;
const specs: FigureSpec[] = [
  { id: 'a', kind: 'best-by-model' },
  { id: 'b', kind: 'best-by-model', scale: 'log', spread: 'ci95', quantity: 'images-per-second' },
  { id: 'c', kind: 'best-by-library' },
  { id: 'd', kind: 'speedup-by-model', baseline: LIBRARIES[13]! },
  { id: 'e', kind: 'memory-by-model', batchSize: 128 },
  { id: 'f', kind: 'balance', model, library: LIBRARIES[0]! },
  { id: 'g', kind: 'layers', model, batchSizes: [1, 128], axisMaximum: 1 },
  { id: 'h', kind: 'adaptive-breakdown', model, librarySet: LIBRARIES },
];

test.each(specs.flatMap((spec) => [720, 336].map((width) => ({ ...spec, width }))))(
  'a crowded $kind stays legible at $width pixels',
  ({ width, ...spec }) => {
    const figure = drawSketch(spec, analysis, width);
    const boxes = textBoxes(parseSvg(figure.svg));
    expect(overlaps(boxes)).toEqual([]);
    expect(boxes.filter(({ left, right }) => left < -1 || right > figure.width + 1)).toEqual([]);
  },
);

test.each([720, 336])(
  'bars keep their names whole at %i pixels, where names are longer than half of that',
  (width) => {
    const { svg } = drawSketch({ id: 'a', kind: 'best-by-model', models: ['short'] }, analysis, width);
    const texts = textBoxes(parseSvg(svg)).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(LIBRARIES));
  },
);
