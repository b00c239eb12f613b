import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/analysis/metric.ts';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { TABLE_NAMES } from '../../src/analysis/tables.ts';
import { analyse } from './analyse-runs.ts';
import { sketchedRuns } from './arbitrary-runs.ts';

test('every table is the same whatever the order of the runs', () => {
  fc.assert(
    fc.property(
      sketchedRuns.chain((runs) =>
        fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })),
      ),
      ([runs, shuffled]) => {
        const [one, other] = [analyse(runs), analyse(shuffled)];
        forEachTable((name, metric) => {
          expect(other.table(name, metric), `${metric}/${name}`).toEqual(one.table(name, metric));
        });
      },
    ),
  );
});

test('a failed repetition changes no table', () => {
  fc.assert(
    fc.property(sketchedRuns, fc.nat(), (runs, pick) => {
      const failed = { ...runs[pick % runs.length]!, repetition: 1000, failure: 'crash at exit' };
      const [without, withFailed] = [analyse(runs), analyse([...runs, failed])];
      forEachTable((name, metric) => {
        expect(withFailed.table(name, metric), `${metric}/${name}`).toEqual(without.table(name, metric));
      });
    }),
  );
});

test('no batch size beats the best one, and no smaller one equals it', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const analysis = analyse(runs);
      const best = analysis.table('best-time-per-image', 'inference');
      for (const row of analysis.table('mean-time-per-image', 'inference')) {
        const { batch_size, mean_ms } = best.find(
          ({ model, library }) => model === row.model && library === row.library,
        )!;
        expect(row.mean_ms).toBeGreaterThanOrEqual(mean_ms);
        if (row.batch_size < batch_size) expect(row.mean_ms).toBeGreaterThan(mean_ms);
      }
    }),
  );
});

test('a speedup there and back is 1, and over itself exactly 1', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const rows = analyse(runs).table('speedup', 'inference');
      for (const { model, baseline, library, speedup } of rows) {
        const back = rows.find(
          (row) => row.model === model && row.baseline === library && row.library === baseline,
        )!;
        expect(speedup * back.speedup).toBeCloseTo(1, 12);
        if (baseline === library) expect(speedup).toBe(1);
      }
    }),
  );
});

test('another library leaves the rows of those that were there as they are', () => {
  fc.assert(
    fc.property(sketchedRuns, (runs) => {
      const added = runs.map((run) => ({ ...run, library: `${run.library!}-2` }));
      const [before, after] = [analyse(runs), analyse([...runs, ...added])];
      for (const metric of METRICS) {
        for (const name of ['mean-time-per-image', 'best-time-per-image', 'layer-time-per-image'] as const) {
          expect(rowsOf(after, before.libraries, name, metric)).toEqual(before.table(name, metric));
        }
      }
    }),
  );
});

function rowsOf(
  analysis: Analysis,
  libraries: readonly string[],
  name: 'mean-time-per-image' | 'best-time-per-image' | 'layer-time-per-image',
  metric: (typeof METRICS)[number],
) {
  return analysis.table(name, metric).filter(({ library }) => libraries.includes(library));
}

function forEachTable(
  check: (name: (typeof TABLE_NAMES)[number], metric: (typeof METRICS)[number]) => void,
): void {
  for (const metric of METRICS) for (const name of TABLE_NAMES) check(name, metric);
}
