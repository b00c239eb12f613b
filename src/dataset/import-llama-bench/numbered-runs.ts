import type { ImportedRun } from '../import/campaign.ts';
import { describePoint } from '../import/manifest.ts';
import type { Notes } from '../import/notes.ts';
import type { FoundTest } from './bench-files.ts';

type Run = Omit<ImportedRun, 'repetition'>;

export interface NumberedRuns {
  readonly runs: readonly ImportedRun[];
  readonly remarks: readonly string[];
}

const MOST_NAMED = 3;

/**
 * Numbers the runs of each point in the order of the tests. A test that was run again goes on with its repetitions, and is
 * told; one that is there twice, begun at the same time, is taken once.
 */
export function numberRuns(
  tested: readonly { readonly test: FoundTest; readonly runs: readonly Run[] }[],
  notes: Notes,
): NumberedRuns {
  const points = new Map<string, { begun: Set<string>; tests: number; runs: number }>();
  const numbered: ImportedRun[] = [];
  for (const { test, runs } of tested) {
    const [first] = runs;
    if (first === undefined) continue;
    const point = describePoint(first);
    const entry = points.get(point) ?? { begun: new Set(), tests: 0, runs: 0 };
    points.set(point, entry);
    const time = test.fields.get('test_time') ?? '';
    if (time !== '' && entry.begun.has(time)) {
      notes.in(test.file)('tests that are there already, begun at the same time');
      continue;
    }
    entry.begun.add(time);
    for (const run of runs) numbered.push({ ...run, repetition: entry.runs++ });
    entry.tests += 1;
  }
  const several = [...points].filter(([, { tests }]) => tests > 1);
  const named = several.slice(0, MOST_NAMED);
  const others = several.length - named.length;
  return {
    runs: numbered,
    remarks: [
      ...named.map(([point, { tests }]) => `${point}: ${tests} tests, whose repetitions are numbered on`),
      ...(others > 0 ? [`${others} more points: several tests each, whose repetitions are numbered on`] : []),
    ],
  };
}
