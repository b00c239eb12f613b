import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { METRICS } from '../../src/analysis/metric.ts';
import { packSummaries } from '../../src/analysis/pack-summaries.ts';
import type { PackedSummaries } from '../../src/analysis/packed-summaries.ts';
import { TABLE_NAMES } from '../../src/analysis/tables.ts';
import { unpackSummaries } from '../../src/analysis/unpack-summaries.ts';
import { emptyDescriptor, summariesOf } from './analyse-runs.ts';
import { sketchedRuns } from './arbitrary-runs.ts';
import { analyseJetsonTx1 } from './real-dataset.ts';

const description = { name: 'sketch', descriptor: emptyDescriptor, networks: [] };

/** Over the wire and back, as a browser gets it. */
function send(analysis: Parameters<typeof packSummaries>[0]): ReturnType<typeof unpackSummaries> {
  return unpackSummaries(JSON.parse(JSON.stringify(packSummaries(analysis))) as PackedSummaries);
}

test('whatever the runs, what is unpacked is what was packed, to the last digit', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const summaries = summariesOf(runs);
      expect(send({ ...description, summaries }).summaries).toEqual(summaries);
    }),
  );
});

test('points that kept no single times come back with their statistics', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const summaries = summariesOf(runs, { keptRepetitions: 0 });
      expect(send({ ...description, summaries }).summaries).toEqual(summaries);
    }),
  );
});

test('points whose single times were too many to keep come back without quantiles', () => {
  const summaries = summariesOf([{ iterations: [1, 2, 3] }], { keptTimes: 2 });
  expect(summaries.points[0]!.latency.inference).toMatchObject({ times: 3, medianMs: NaN, drawnMs: [] });
  expect(send({ ...description, summaries }).summaries).toEqual(summaries);
});

test('nothing is carried of what a dataset does not have', () => {
  const [point] = packSummaries({ ...description, summaries: summariesOf([{ forwardMs: 1 }]) }).points;
  expect(Object.keys(point!)).not.toContain('latency');
  expect(Object.keys(point!)).not.toContain('measured');
});

test('the real measurements give identical tables in a browser, for both metrics', async () => {
  const published = await analyseJetsonTx1();
  const { dataset, summaries } = send(published);
  const explored: Analysis = createAnalysis(dataset, summaries);
  expect(explored.models).toEqual(published.models);
  expect(explored.libraries).toEqual(published.libraries);
  for (const metric of METRICS) {
    for (const name of TABLE_NAMES) {
      expect(explored.table(name, metric), `${metric}/${name}`).toEqual(published.table(name, metric));
    }
  }
});

test('a training time that no short backward time explains is carried as it is', () => {
  const summaries = summariesOf([{ layers: [['conv', Math.PI, Math.E / 1e6]] }]);
  const [point] = packSummaries({ ...description, summaries }).points;
  expect(point!.layers).toMatchObject({ kind: 'times', training: [Math.PI + Math.E / 1e6] });
});

test('a backward time as a program prints it is carried instead of the longer sum', () => {
  const summaries = summariesOf([{ layers: [['conv', 10.6738, 13.8549]] }]);
  const [point] = packSummaries({ ...description, summaries }).points;
  expect(point!.layers).toEqual({ kind: 'times', inference: [10.6738], backward: [13.8549] });
});

test('a document of another format is refused', () => {
  const packed = { ...packSummaries({ ...description, summaries: { points: [] } }), format: 0 };
  expect(() => unpackSummaries(packed as unknown as PackedSummaries)).toThrow(
    'unknown format of packed data: 0; expected 3',
  );
});
