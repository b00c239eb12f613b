import { max, mean, min } from 'd3-array';
import type { ImportedRun } from '../import/campaign.ts';
import { describePoint } from '../import/manifest.ts';
import type { Notes } from '../import/notes.ts';
import { RefusedSourceError } from '../import/refused-source.ts';
import type { FoundTest } from './bench-files.ts';

type Run = Omit<ImportedRun, 'repetition'>;

interface Point {
  /** Of its first test. */
  readonly file: string;
  readonly begun: Set<string>;
  /** The mean time of each test. */
  readonly testsMs: number[];
  runs: number;
}

export interface NumberedRuns {
  readonly runs: readonly ImportedRun[];
  readonly remarks: readonly string[];
}

const MOST_NAMED = 3;

/** Of one point, tests are at most so many times apart: more is no noise, but something that the files do not tell. */
const MOST_APART = 1.5;

/**
 * Numbers the runs of each point in the order of the tests. A test that was run again goes on with its repetitions, and is
 * told; one that is there twice, begun at the same time, is taken once. Throws {@link RefusedSourceError} where tests of one
 * point are too far apart to be repetitions.
 */
export function numberRuns(
  tested: readonly { readonly test: FoundTest; readonly runs: readonly Run[] }[],
  notes: Notes,
): NumberedRuns {
  const points = new Map<string, Point>();
  const numbered: ImportedRun[] = [];
  for (const { test, runs } of tested) {
    const [first] = runs;
    if (first === undefined) continue;
    const point = describePoint(first);
    const entry = points.get(point) ?? { file: test.file, begun: new Set(), testsMs: [], runs: 0 };
    points.set(point, entry);
    const time = test.fields.get('test_time') ?? '';
    if (time !== '' && entry.begun.has(time)) {
      notes.in(test.file)('tests that are there already, begun at the same time');
      continue;
    }
    entry.begun.add(time);
    for (const run of runs) numbered.push({ ...run, repetition: entry.runs++ });
    const meanMs = mean(runs, ({ forwardMs }) => forwardMs);
    entry.testsMs.push(meanMs ?? NaN);
  }
  const several = [...points].filter(([, { testsMs }]) => testsMs.length > 1);
  const problems = several.filter(([, { testsMs }]) => apart(testsMs) > MOST_APART);
  if (problems.length > 0)
    throw new RefusedSourceError(
      problems.map(([point, { file, testsMs }]) => ({
        ...{ file, line: 0, column: 0, value: point },
        message: `tests of one point are up to ${apart(testsMs).toFixed(2)} times apart`,
        expected: 'a file for each way of running them, with factors in a manifest',
      })),
    );
  const named = several.slice(0, MOST_NAMED);
  const others = several.length - named.length;
  return {
    runs: numbered,
    remarks: [
      ...named.map(
        ([point, { testsMs }]) =>
          `${point}: ${testsMs.length} tests, up to ${apart(testsMs).toFixed(2)} times apart, whose repetitions are numbered on`,
      ),
      ...(others > 0 ? [`${others} more points: several tests each, whose repetitions are numbered on`] : []),
    ],
  };
}

function apart(testsMs: readonly number[]): number {
  return (max(testsMs) ?? 1) / (min(testsMs) ?? 1);
}
