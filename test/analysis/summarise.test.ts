import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSummariser } from '../../src/analysis/summarise.ts';
import { iterationRows, runOf, summariesOf, type SketchedRun } from './analyse-runs.ts';
import { sketchedRuns } from './arbitrary-runs.ts';

test('points are sorted by model and library in code-unit order, then by batch size as a number', () => {
  const { points } = summariesOf([
    { model: 'b', library: 'x', batchSize: 10 },
    { model: 'b', library: 'x', batchSize: 2 },
    { model: 'a', library: 'y' },
    { model: 'a', library: 'Z' },
  ]);
  expect(points.map(({ model, library, batchSize }) => `${model} ${library} ${batchSize}`)).toEqual([
    'a Z 2',
    'a y 2',
    'b x 2',
    'b x 10',
  ]);
});

test('tags that look alike when joined are kept apart', () => {
  const { points } = summariesOf([
    { model: 'a', library: 'b,c' },
    { model: 'a,b', library: 'c' },
  ]);
  expect(points).toHaveLength(2);
});

test('layer statistics are over repetitions, with n − 1', () => {
  const { points } = summariesOf([
    { repetition: 0, layers: [['conv', 1, 10]] },
    { repetition: 1, layers: [['conv', 2, 20]] },
    { repetition: 2, layers: [['conv', 6, 60]] },
  ]);
  const { inference, training } = points[0]!.layers.statistics;
  expect([...inference.count]).toEqual([3]);
  expect([...inference.meanMs]).toEqual([3]);
  expect(inference.stdMs[0]).toBeCloseTo(Math.sqrt(7), 12);
  expect([...inference.minMs]).toEqual([1]);
  expect([...training.meanMs]).toEqual([33]);
  expect(training.byRepetitionMs!.map(([time]) => time)).toEqual([11, 22, 66]);
});

test('layers are ordered by index, not by their order in the file', () => {
  const summariser = createSummariser([runOf({})]);
  summariser.sink(0, 10, 'last', 1, NaN);
  summariser.sink(0, 2, 'middle', 2, NaN);
  summariser.sink(0, 0, 'first', 3, NaN);
  const { layers } = summariser.finish().points[0]!;
  expect(layers.layer).toEqual(['first', 'middle', 'last']);
  expect(layers.layerIndex).toEqual([0, 2, 10]);
  expect([...layers.statistics.inference.meanMs]).toEqual([3, 2, 1]);
});

test('a layer that two repetitions number differently is ordered by the lesser index', () => {
  const summariser = createSummariser([runOf({ repetition: 0 }), runOf({ repetition: 1 })]);
  summariser.sink(0, 0, 'conv', 1, NaN);
  summariser.sink(0, 9, 'relu', 1, NaN);
  summariser.sink(1, 5, 'conv', 1, NaN);
  summariser.sink(1, 3, 'relu', 1, NaN);
  const { layers } = summariser.finish().points[0]!;
  expect(layers.layer).toEqual(['conv', 'relu']);
  expect(layers.layerIndex).toEqual([0, 3]);
});

test('a layer that one repetition lacks is counted only where it was timed', () => {
  const { points } = summariesOf([
    { repetition: 0, layers: [['conv', 1]] },
    {
      repetition: 1,
      layers: [
        ['conv', 3],
        ['relu', 5],
      ],
    },
  ]);
  const { count, meanMs, stdMs, byRepetitionMs } = points[0]!.layers.statistics.inference;
  expect([...count]).toEqual([2, 1]);
  expect([...meanMs]).toEqual([2, 5]);
  expect(stdMs[1]).toBeNaN();
  expect(byRepetitionMs![0]![1]).toBeNaN();
});

test('a layer without a backward time has no training statistics', () => {
  const { training } = summariesOf([{ layers: [['conv', 1]] }]).points[0]!.layers.statistics;
  expect([...training.count]).toEqual([0]);
  expect(training.meanMs[0]).toBeNaN();
});

test('memory is what repetition 0 reported, even where another repetition reported something else', () => {
  const { points } = summariesOf([
    { repetition: 1, memoryBytes: 5 },
    { repetition: 0, memoryBytes: 7 },
  ]);
  expect(points[0]!.memoryBytes).toBe(7);
});

test('memory is not taken from a repetition 0 that failed, nor from another one', () => {
  const { points } = summariesOf([
    { repetition: 0, memoryBytes: 7, failure: 'exit 1' },
    { repetition: 1, memoryBytes: 7 },
  ]);
  expect(points[0]!.memoryBytes).toBeUndefined();
});

test('a point whose runs all failed is kept, with its failures and without times', () => {
  const { points } = summariesOf([{ forwardMs: 3, failure: 'exit 139 (SIGSEGV)', layers: [['conv', 1]] }]);
  expect(points).toMatchObject([
    {
      repetitions: [],
      timesMs: { inference: [], training: [] },
      unsuccessful: [{ repetition: 0, status: 'failed', failure: 'exit 139 (SIGSEGV)', forwardMs: 3 }],
      layers: { layer: [] },
    },
  ]);
});

test('the order of runs and of their rows does not change a digit', () => {
  fc.assert(
    fc.property(
      sketchedRuns.chain((runs) =>
        fc.record({
          runs: fc.constant(runs),
          shuffled: fc.shuffledSubarray(runs, { minLength: runs.length }),
        }),
      ),
      fc.integer(),
      ({ runs, shuffled }, seed) => {
        expect(summariesWithRowsShuffled(shuffled, seed)).toEqual(summariesOf(runs));
      },
    ),
  );
});

test('a repetition that failed adds itself to the list of failures and changes nothing else', () => {
  fc.assert(
    fc.property(sketchedRuns, fc.nat(), (runs, pick) => {
      const failed = { ...runs[pick % runs.length]!, repetition: 1000, failure: 'crash at exit' };
      const [before, after] = [summariesOf(runs), summariesOf([...runs, failed])];
      const withoutFailures = after.points.map((point) => ({
        ...point,
        unsuccessful: point.unsuccessful.filter(({ repetition }) => repetition !== 1000),
      }));
      expect(withoutFailures).toEqual(before.points);
      expect(after.points.flatMap(({ unsuccessful }) => unsuccessful)).toContainEqual({
        repetition: 1000,
        status: 'failed',
        failure: 'crash at exit',
        forwardMs: failed.forwardMs,
        backwardMs: failed.backwardMs,
        forwardBackwardMs: failed.forwardBackwardMs,
        memoryBytes: failed.memoryBytes,
      });
    }),
  );
});

test('running sums without the single times give the same statistics to within rounding', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const kept = summariesOf(runs).points;
      const streamed = summariesOf(runs, { keptRepetitions: 0 }).points;
      expect(streamed.map(({ layers }) => layers.layer)).toEqual(kept.map(({ layers }) => layers.layer));
      streamed.forEach(({ layers, repetitions }, point) => {
        for (const metric of ['inference', 'training'] as const) {
          const [ours, theirs] = [layers.statistics[metric], kept[point]!.layers.statistics[metric]];
          if (repetitions.length > 0) expect(ours.byRepetitionMs).toBeUndefined();
          expect([...ours.count]).toEqual([...theirs.count]);
          expect([...ours.minMs]).toEqual([...theirs.minMs]);
          ours.meanMs.forEach((mean, layer) => expectWithin(mean, theirs.meanMs[layer]!, 1e-12));
          ours.stdMs.forEach((std, layer) =>
            expectWithin(std, theirs.stdMs[layer]!, 1e-12, ours.meanMs[layer]),
          );
        }
      });
    }),
  );
});

/** Feeds the rows of all runs in an order drawn from the seed. */
function summariesWithRowsShuffled(sketches: readonly SketchedRun[], seed: number) {
  const summariser = createSummariser(sketches.map(runOf));
  const rows = sketches.flatMap(({ layers = [] }, run) =>
    layers.map(([layer, forward, backward = NaN], index) => ({ run, index, layer, forward, backward })),
  );
  const shuffled = <Row>(of: readonly Row[]): readonly Row[] =>
    fc.sample(fc.shuffledSubarray([...of], { minLength: of.length }), { seed, numRuns: 1 })[0]!;
  for (const { run, index, layer, forward, backward } of shuffled(rows)) {
    summariser.sink(run, index, layer, forward, backward);
  }
  for (const row of shuffled(iterationRows(sketches))) summariser.iterationSink(...row);
  return summariser.finish();
}

function expectWithin(actual: number, expected: number, relative: number, scale = expected) {
  if (Number.isNaN(expected)) expect(actual).toBeNaN();
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(scale));
}
