import type { Analysis } from '../../../src/analysis/analysis.ts';
import type { Finding } from '../../../src/analysis/findings/findings.ts';
import type { Truth } from './invented-campaigns.ts';

/** What a finding says that is not true of the campaign or not what its data are; empty where it is right. */
export function falsehoods(finding: Finding, truth: Truth, analysis: Analysis): readonly string[] {
  const { points } = analysis.summaries;
  const wrong: string[] = [];
  const expect = (isTrue: boolean, what: string): void => {
    if (!isTrue) wrong.push(what);
  };
  switch (finding.kind) {
    case 'contest': {
      const { model, leader, next, tied, untold, rivals } = finding;
      const best = (library: string) =>
        Math.min(...truth.batchSizes.map((batchSize) => truth.timeMs(model, library, batchSize)));
      const named = tied.length + untold.length === 0 && rivals > 0;
      const others = analysis.libraries.filter((library) => library !== leader.library);
      if (named) {
        expect(
          others
            .filter((library) => analysis.timePerImage('inference', model, library) !== undefined)
            .every((library) => best(library) > best(leader.library)),
          `${leader.library} is not the fastest with ${model}`,
        );
        expect(next!.speedup.value > 1, `${leader.library} is not ahead of ${next!.library}`);
      }
      for (const { time } of [leader, ...tied]) {
        if (tied.length > 0) expect(time.repetitions > 1, `a tie with what ran once, with ${model}`);
      }
      break;
    }
    case 'failures': {
      const count = (status: string) =>
        points.flatMap(({ unsuccessful }) => unsuccessful).filter((run) => run.status === status).length;
      expect(finding.failed === count('failed'), 'another number of runs failed');
      expect(finding.timedOut === count('timeout'), 'another number of runs timed out');
      expect(
        finding.reasons.reduce((sum, { runs }) => sum + runs, 0) === finding.failed,
        'reasons are not those of the runs that failed',
      );
      for (const tag of finding.never) {
        expect(
          points.every(({ library, repetitions }) => library !== tag || repetitions.length === 0),
          `${tag} did succeed`,
        );
      }
      break;
    }
    case 'condition': {
      const of = finding.condition === 'throttled' ? truth.throttled : truth.busy;
      const flags = points.flatMap(({ model, library, batchSize, repetitions }) =>
        repetitions.map((repetition) => of?.({ model, library, batchSize, repetition })),
      );
      expect(
        flags.filter((flag) => flag !== undefined).length === finding.of,
        'another number of runs tells',
      );
      expect(flags.filter(Boolean).length === finding.runs, `another number of runs is ${finding.condition}`);
      break;
    }
    case 'drift':
      expect(Math.sign(finding.rise.value) === Math.sign(truth.drift ?? 0), 'there is no such drift');
      break;
    case 'spread':
      expect(
        points.filter(({ repetitions }) => repetitions.length > 1).length === finding.points,
        'other points were repeated',
      );
      expect(finding.median <= finding.widest.share, 'the widest spread is below the median');
      break;
    case 'no-spread':
      expect(
        points.every(({ repetitions }) => repetitions.length < 2),
        'something was repeated',
      );
  }
  return wrong;
}
