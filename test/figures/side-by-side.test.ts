import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/analysis/compare/side-by-side.ts';
import { buildSideBySide, sideBySideChart } from '../../src/figures/side-by-side.ts';
import { aloneSentences, fasterSentences, nothingInCommon } from '../../src/figures/side-by-side-words.ts';
import { analyse, type SketchedDescriptor, type SketchedRun } from '../analysis/analyse-runs.ts';

function times(model: string, library: string, forwardMs: number): SketchedRun[] {
  return [0.999, 1, 1.001].map((factor, repetition) => ({
    model,
    library,
    repetition,
    forwardMs: forwardMs * factor,
  }));
}

const board = (name: string, runs: readonly SketchedRun[], descriptor: SketchedDescriptor = {}) => ({
  ...analyse(runs, { title: `The board ${name}`, ...descriptor }),
  name,
});

const first = board('one', [
  ...times('net', 'cpu', 20),
  ...times('net', 'gpu', 4),
  ...times('old', 'cpu', 9),
]);
const second = board('two', [
  ...times('net', 'cpu', 10),
  { model: 'net', library: 'gpu', failure: 'exit 1' },
]);
const boards = { first, second };
const comparison = sideBySide(boards, 'inference');

describe('two boards in a figure', () => {
  it('have a panel for each model: the fastest of each, and below what is alike', () => {
    const { rows, columns } = sideBySideChart(boards, comparison).table;
    const cell = (row: (typeof rows)[number], key: string) =>
      row[columns.findIndex((each) => each.key === key)];
    const shown = rows.map((row) =>
      ['compared', 'first_library', 'second_library', 'faster', 'verdict'].map((key) => cell(row, key)),
    );
    expect(shown).toEqual([
      ['fastest library', 'gpu', 'cpu', 'one', 'faster'],
      ['cpu', 'cpu', 'cpu', 'two', 'faster'],
      ['gpu', 'gpu', null, '', 'second-fails'],
    ]);
  });

  it('are called by their titles where these are short, and by letters where they are not', () => {
    const { svg } = buildSideBySide(boards, comparison).wide;
    expect(svg).toContain('>The board two 2.00×<');
    expect(svg).toContain('fails on The board two');
    expect(svg).not.toMatch(/NaN|undefined|style=/);
    const long = {
      first: board('one', times('net', 'cpu', 20), { title: 'A board with a title that is long' }),
      second,
    };
    const chart = sideBySideChart(long, sideBySide(long, 'inference'));
    expect(chart.caption).toContain(
      'A: A board with a title that is long (hollow); B: The board two (filled).',
    );
    expect(chart.alt).toContain('B is faster on 1 (net, 2.00×)');
    const short = {
      first: { ...long.first, descriptor: { ...long.first.descriptor, shortTitle: 'One' } },
      second,
    };
    expect(sideBySideChart(short, sideBySide(short, 'inference')).alt).toContain(
      'The board two is faster on 1',
    );
  });
});

describe('sentences about two boards', () => {
  it('say who is faster where', () => {
    expect(fasterSentences(comparison, boards)).toEqual([
      'With the fastest library of each, inference: of 1 model, The board one is faster on 1 (net, 2.50×).',
      'With the same library, or else libraries of the same backend and precision: of 2 pairs of model and libraries, The board two is faster on 1 (net with cpu, 2.00×) and on 1 The board two fails and The board one does not.',
    ]);
  });

  it('say what one of them alone has', () => {
    expect(aloneSentences(boards, comparison)).toEqual(['Only The board one ran old.']);
  });

  it('say why nothing can be compared', () => {
    const nothing = (runs: readonly SketchedRun[], descriptor: SketchedDescriptor = {}) => {
      const other = { first, second: board('two', runs, descriptor) };
      return nothingInCommon(other, [sideBySide(other, 'inference')]);
    };
    expect(nothing(times('net', 'cpu', 1))).toBeUndefined();
    expect(nothing(times('other', 'cpu', 1))).toBe(
      'They have no model in common, so no time can be compared.',
    );
    expect(nothing(times('net', 'cpu', 1), { item: { one: 'token', many: 'tokens' } })).toBe(
      'One counts in images, the other in tokens: their times cannot be compared.',
    );
    // Where both only fail, neither has a time.
    const failing = board('one', [{ model: 'net', failure: 'exit 1' }]);
    const both = { first: failing, second: failing };
    expect(nothingInCommon(both, [sideBySide(both, 'inference')])).toBe(
      'Of the models that both ran, there is none that both have a time of.',
    );
  });
});
