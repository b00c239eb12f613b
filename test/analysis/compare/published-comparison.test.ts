import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { createAnalysis } from '../../../src/analysis/create-analysis.ts';
import { METRICS } from '../../../src/analysis/metric.ts';
import { packPoints, packSummaries } from '../../../src/analysis/pack-summaries.ts';
import type { PackedSummaries } from '../../../src/analysis/packed-summaries.ts';
import { unpackSummaries } from '../../../src/analysis/unpack-summaries.ts';
import { besideJson, besideOf } from '../../../src/cli/diff/beside.ts';
import { differenceOf } from '../../../src/cli/diff/difference.ts';
import { differenceJson } from '../../../src/cli/diff/difference-json.ts';
import { loadAnalysis } from '../../../src/cli/read-analysis.ts';
import { figureCsv } from '../../../src/figures/figure-csv.ts';
import { sideBySideChart } from '../../../src/figures/side-by-side.ts';
import { sideBySide } from '../../../src/analysis/compare/side-by-side.ts';
import { type SiteRun, writeDataset } from '../../fixtures/site/write-dataset.ts';

let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'pairs-'));
});

afterAll(() => rm(data, { recursive: true }));

/** As the browser has it: from nothing but a file that the site publishes. */
function fromPublished(analysis: Analysis, pack: typeof packSummaries): Analysis {
  const file = JSON.stringify(pack(analysis));
  const { dataset, summaries } = unpackSummaries(JSON.parse(file) as PackedSummaries);
  return createAnalysis(dataset, summaries);
}

/** Times as a program prints them: to a nanosecond, or to a millisecond. */
const ms = fc.oneof(
  fc.integer({ min: 1, max: 5_000_000 }).map((nanoseconds) => nanoseconds / 1000),
  fc.integer({ min: 1, max: 900 }),
);

/** The runs of one point, which may fail, and of which not all tell of a backward pass. */
const point = fc.record({
  model: fc.constantFrom('alpha', 'beta', 'gamma'),
  library: fc.constantFrom('cpu', 'gpu-fp16', 'cudnn', 'openblas', 'own thing'),
  batchSize: fc.constantFrom(1, 2, 7),
  backward: fc.boolean(),
  runs: fc.array(
    fc.oneof({ weight: 5, arbitrary: fc.record({ forward: ms, backward: ms }) }, fc.constant(undefined)),
    { minLength: 1, maxLength: 5 },
  ),
});

const campaign = fc
  .uniqueArray(point, {
    minLength: 1,
    maxLength: 12,
    selector: ({ model, library, batchSize }) => JSON.stringify([model, library, batchSize]),
  })
  .map((points) =>
    points.flatMap(({ model, library, batchSize, backward, runs }) =>
      runs.map((times, repetition): SiteRun => {
        const key = { model, library, batchSize, repetition };
        if (times === undefined) return { ...key, status: 'failed', failure: 'exit 139' };
        const both = { backwardMs: times.backward, forwardBackwardMs: times.forward + times.backward };
        return {
          ...key,
          forwardMs: times.forward,
          ...(backward && both),
          layers: backward
            ? [
                ['conv', times.forward / 2, times.backward / 3],
                ['fc', times.forward / 4, times.backward / 7],
              ]
            : [
                ['conv', times.forward / 2],
                ['fc', times.forward / 4],
              ],
        };
      }),
    ),
  );

let pairs = 0;

test('what the browser computes from published summaries is what npm run diff computes from rows', async () => {
  await fc.assert(
    fc.asyncProperty(campaign, campaign, fc.boolean(), async (one, other, versions) => {
      pairs += 1;
      const names = [`one-${String(pairs)}`, `other-${String(pairs)}`] as const;
      const descriptor = { title: 'Random', ...(versions && { name: 'campaign' }) };
      await writeDataset(data, { name: names[0], descriptor, runs: one });
      await writeDataset(data, { name: names[1], descriptor, runs: other });
      const [first, second] = await Promise.all(names.map((name) => loadAnalysis(join(data, name))));
      // Two boards need no times of layers.
      const pack = versions ? packSummaries : packPoints;
      const [mine, theirs] = [fromPublished(first!, pack), fromPublished(second!, pack)];
      for (const metric of METRICS) {
        if (versions) {
          const ofRows = differenceOf({ before: first!, after: second! }, metric);
          expect(differenceJson(differenceOf({ before: mine, after: theirs }, metric))).toBe(
            differenceJson(ofRows),
          );
          continue;
        }
        const rows = { first: first!, second: second! };
        const published = { first: mine, second: theirs };
        expect(besideJson(besideOf(published, metric))).toBe(besideJson(besideOf(rows, metric)));
        const csv = (boards: typeof rows) =>
          figureCsv(sideBySideChart(boards, sideBySide(boards, metric)).table);
        expect(csv(published)).toBe(csv(rows));
      }
    }),
    { numRuns: 20, seed: 20_261_129 },
  );
  expect(pairs).toBeGreaterThanOrEqual(20);
});
