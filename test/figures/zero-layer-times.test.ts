import { expect, test } from 'vitest';
import { answer, querySchema, type Query } from '../../src/claims/query.ts';
import { smallNetwork } from '../analysis/adaptive/small-summaries.ts';
import { analyse } from '../analysis/analyse-runs.ts';
import { drawSketch } from './sketches.ts';

const CAFFE = { precision: 'fp32', device: 'gpu', framework: 'caffe' } as const;

/** Two libraries; one of them runs a layer in less than the timer can tell. */
const analysis = analyse(
  ['quick', 'slow'].flatMap((library) =>
    [0, 1, 2].map((repetition) => ({
      library,
      repetition,
      forwardMs: 10,
      layers: [
        ['conv', 8 + repetition / 10],
        ['drop', library === 'quick' ? 0 : 0.02 + repetition / 1000],
      ] as const,
    })),
  ),
  {
    libraries: { quick: { label: 'Quick', ...CAFFE }, slow: { label: 'Slow', ...CAFFE } },
    platform: { gpu: { peak_fp32: '100 GFLOP/s' }, memory: { bandwidth: '10 GB/s' } },
  },
  smallNetwork({ conv: 'Convolution', drop: 'Dropout' }),
);

const chosen = { model: 'net', libraries: ['quick', 'slow'] };

test('a logarithmic axis of layer times starts at the least time above 0, and says where 0 is', () => {
  const figure = drawSketch({ id: 'f', kind: 'layers', ...chosen, batchSizes: [2], scale: 'log' }, analysis);
  expect(figure.svg).not.toMatch(/NaN|Infinity/);
  expect(figure.svg).toContain('0 ms: below the timer’s resolution, at the foot of the axis.');
  expect(figure.svg).toContain('>0.01<');
  expect(figure.table.rows.find((row) => row.includes('quick') && row.includes('drop'))).toContain(0);
});

test('beside a winner of 0 ms the others show their times, as nothing is a multiple of it', () => {
  const figure = drawSketch({ id: 'f', kind: 'layer-map', model: 'net', librarySet: 'reasonable' }, analysis);
  expect(figure.svg).not.toMatch(/NaN|Infinity/);
  expect(figure.svg).toContain('0.0105');
  expect(figure.svg).toContain('Where the winner’s time is 0');
});

test('the roofline says which layers it leaves out as their time is 0', () => {
  const figure = drawSketch({ id: 'f', kind: 'roofline', ...chosen, batchSize: 2 }, analysis);
  expect(figure.svg).not.toMatch(/NaN|Infinity/);
  expect(figure.svg).toContain('Quick: 1 layer of 0 ms, below the timer’s resolution, left out.');
});

test('a value that would be divided by a layer time of 0 is refused in words', () => {
  const ask = (query: object) => () =>
    answer(querySchema.parse(query) as unknown as Query, { analysis, quoted: new Map() });
  const ratio = { of: 'layer-time-ratio', model: 'net', layers: ['drop'], batchSize: 2 };
  expect(ask({ ...ratio, library: 'slow', baselineLibrary: 'quick' })).toThrow(
    "drop: 0 ms, below the timer's resolution; expected a time that can be divided by",
  );
  expect(ask({ ...ratio, library: 'quick', baselineLibrary: 'slow' })().observations).toEqual([
    { of: 'drop', value: 0, margin: expect.any(Number) as number },
  ]);
  expect(ask({ of: 'roofline-share', model: 'net', library: 'quick', batchSize: 2, layer: 'drop' })).toThrow(
    "0 ms, below the timer's resolution: drop",
  );
});
