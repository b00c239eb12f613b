import { expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { keptWithAnalysis } from '../../src/analysis/kept-with-analysis.ts';
import { lazyAnalysis } from '../../src/site/lazy-analysis.ts';
import { observed, observedDigest } from '../../src/site/observed.ts';
import { readUse, withUses } from '../../src/site/used-datasets.ts';
import { analyse } from '../analysis/analyse-runs.ts';

const of = (analysis: Analysis): Analysis =>
  lazyAnalysis(
    analysis.name,
    () => analysis,
    () => analysis.descriptor,
  );

const RUNS = [
  { library: 'slow', forwardMs: 8, layers: [['conv', 8]] },
  { library: 'quick', forwardMs: 2, layers: [['conv', 2]] },
] as const;
const CHANGED = [RUNS[0], { ...RUNS[1], forwardMs: 3 }] as const;

/** What of the dataset is noted when something asks an analysis; `all` where that is everything. */
function noted(ask: (analysis: Analysis) => unknown, analysis = of(analyse(RUNS))): readonly string[] {
  return [...withUses(() => ask(analysis)).used].map((use) => readUse(use)[1] ?? 'all');
}

/** Of the noted parts those that a change of the runs changes. */
function changedOf(ask: (analysis: Analysis) => unknown): readonly string[] {
  const [before, after] = [of(analyse(RUNS)), of(analyse(CHANGED))];
  return noted(ask).filter((part) => observedDigest(before, part) !== observedDigest(after, part));
}

test('what is asked of an analysis is noted, and no more than that', () => {
  expect(noted(({ name }) => name)).toEqual([]);
  expect(noted(({ descriptor }) => descriptor)).toEqual(['descriptor']);
  expect(noted(({ models, libraries }) => [models, libraries])).toEqual(['names[]']);
  expect(noted((analysis) => analysis.network('net'))).toEqual(['names[]']);
  expect(noted((analysis) => analysis.table('best-time-per-image', 'inference'))).toEqual([
    'table["inference","best-time-per-image"]',
  ]);
  expect(noted((analysis) => analysis.point('net', 'slow', 2))).toEqual(['points["net","slow"]']);
  expect(noted((analysis) => analysis.timePerImage('inference', 'net', 'slow'))).toEqual([
    'times["inference","net","slow"]',
  ]);
  expect(noted(({ summaries }) => summaries)).toEqual(['all']);
  expect(noted((analysis) => analysis.solver('inference'))).toEqual(['all']);
});

test('a change of a run changes what shows it, and nothing else', () => {
  expect(changedOf((analysis) => [analysis.models, analysis.network('net')])).toEqual([]);
  expect(changedOf((analysis) => ['slow', 'quick'].map((name) => analysis.pointsOf('net', name)))).toEqual([
    'points["net","quick"]',
  ]);
  expect(changedOf((analysis) => analysis.timesPerImage('inference', 'net', 'slow'))).toEqual([]);
  expect(changedOf((analysis) => analysis.table('layer-time-per-image', 'inference'))).toEqual([]);
  expect(changedOf((analysis) => analysis.table('best-time-per-image', 'inference'))).toHaveLength(1);
});

test('whoever asks for what is already known depends on the same as who asked first', () => {
  const fastest = keptWithAnalysis((analysis, model: string) =>
    analysis.libraries.map((library) => analysis.timePerImage('inference', model, library)?.mean),
  );
  const twice = keptWithAnalysis((analysis) => fastest(analysis, 'net'));
  const analysis = of(analyse(RUNS));
  const first = noted((each) => twice(each), analysis);
  expect(first).toEqual(['names[]', 'times["inference","net","quick"]', 'times["inference","net","slow"]']);
  expect(noted((each) => twice(each), analysis)).toEqual(first);
  expect(noted((each) => fastest(each, 'net'), analysis)).toEqual(first);
});

test('of what is observed the value counts, not what it is computed from', () => {
  const quickest = observed(
    'test-quickest',
    (analysis, model: string) =>
      [...analysis.pointsOf(model, 'slow'), ...analysis.pointsOf(model, 'quick')].at(-1)!.library,
  );
  expect(quickest(of(analyse(RUNS)), 'net')).toBe('quick');
  expect(noted((analysis) => quickest(analysis, 'net'))).toEqual(['test-quickest["net"]']);
  expect(changedOf((analysis) => quickest(analysis, 'net'))).toEqual([]);
});

test('a part that nobody knows how to observe has no digest, so that what shows it is made anew', () => {
  const analysis = of(analyse(RUNS));
  for (const part of ['all', 'gone["net"]', '']) expect(observedDigest(analysis, part)).toBeUndefined();
});
