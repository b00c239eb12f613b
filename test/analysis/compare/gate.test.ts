import { describe, expect, test } from 'vitest';
import { compareAnalyses } from '../../../src/analysis/compare/compare-analyses.ts';
import { gateOf, judgingFor, stops } from '../../../src/analysis/compare/gate.ts';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { analyse } from '../analyse-runs.ts';

const SPREAD = [0.999, 1, 1.001];

function library(...forwardMs: readonly number[]): Analysis {
  return analyse(forwardMs.map((ms, repetition) => ({ forwardMs: ms, repetition })));
}

/** A library that takes so long, give or take a tenth of a percent. */
const taking = (ms: number) => library(...SPREAD.map((factor) => ms * factor));

const judged = (before: Analysis, after: Analysis, limit: number) =>
  gateOf(compareAnalyses({ before, after }, 'inference', judgingFor(limit)), limit);

describe('a limit of 5%', () => {
  test.each([
    { ms: 104, stopped: false },
    { ms: 106, stopped: true },
    { ms: 50, stopped: false },
  ])('makes of 100 ms that became $ms ms: stopped $stopped', ({ ms, stopped }) => {
    expect(stops(judged(taking(100), taking(ms), 0.05))).toBe(stopped);
  });

  test('passes what the noise explains, and names it', () => {
    const gate = judged(library(90, 100, 110), library(99, 110, 121), 0.05);
    expect(stops(gate)).toBe(false);
    expect(gate.untold.map(({ verdict }) => verdict)).toEqual(['unclear']);
  });
});

test('a limit of half a percent stops what is otherwise too small to count', () => {
  const [before, after] = [taking(100), taking(100.8)];
  expect(stops(judged(before, after, 0.005))).toBe(true);
  expect(stops(judged(before, after, 0.009))).toBe(false);
  expect(judgingFor(0.05)).toEqual(judgingFor(undefined));
});

test('a library with several levels of a factor is judged at each', () => {
  const at = (one: number, four: number): Analysis =>
    analyse(
      SPREAD.flatMap((factor, repetition) => [
        { library: 'lib@threads=1', repetition, forwardMs: one * factor },
        { library: 'lib@threads=4', repetition, forwardMs: four * factor },
      ]),
    );
  // The best of all levels did not change.
  const gate = judged(at(40, 10), at(48, 10), 0.05);
  expect(gate.slower.map(({ library: tag }) => tag)).toEqual(['lib@threads=1']);
});
