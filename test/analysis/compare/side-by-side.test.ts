import { describe, expect, it } from 'vitest';
import { sideBySide, type SideBySideRow } from '../../../src/analysis/compare/side-by-side.ts';
import { analyse, type SketchedRun } from '../analyse-runs.ts';

/** Runs of a model with a library around a time per image, in ms, at one batch size of two. */
function around(model: string, library: string, ms: number, spread = 0.001, repetitions = 3): SketchedRun[] {
  return Array.from({ length: repetitions }, (_, repetition) => ({
    model,
    library,
    repetition,
    forwardMs: 2 * ms * (1 + (repetition - (repetitions - 1) / 2) * spread),
  }));
}

const labelled = {
  libraries: { cpu: { label: 'CPU', precision: 'fp32' }, gpu: { label: 'GPU', precision: 'fp16' } },
};

const first = analyse(
  [
    ...around('small', 'cpu', 10),
    ...around('small', 'gpu', 2),
    ...around('large', 'cpu', 40),
    ...around('own', 'cpu', 1),
  ],
  labelled,
);
const second = analyse(
  [...around('large', 'cpu', 20), ...around('small', 'cpu', 5), ...around('small', 'npu', 1)],
  labelled,
);
const boards = { first, second };

describe('two boards', () => {
  it('are compared on the models that both ran, with the fastest of each and with what is alike', () => {
    const { rows, common, unmatched } = sideBySide(boards, 'inference');
    expect(common).toEqual(['tag', 'backend', 'precision']);
    expect(
      rows.map((row) => [row.model, row.values.join(), row.first_library, row.second_library, row.faster]),
    ).toEqual([
      // In the order of the first one's report, where nothing is described: by tag.
      ['large', '', 'cpu', 'cpu', 'second'],
      ['large', 'cpu', 'cpu', 'cpu', 'second'],
      ['small', '', 'gpu', 'npu', 'second'],
      ['small', 'cpu', 'cpu', 'cpu', 'second'],
    ]);
    expect(unmatched).toEqual({ first: ['gpu'], second: ['npu'] });
  });

  it('have the ratio of the longer time to the shorter one, with its interval', () => {
    const [row] = sideBySide(boards, 'inference').rows;
    expect(row!.ratio).toBeCloseTo(2, 12);
    expect(row!.ratio_high! - row!.ratio!).toBeCloseTo(row!.ratio! - row!.ratio_low!, 12);
    // The means have relative standard errors of a thousandth ÷ √3; the t of 4 degrees of freedom is 2.776.
    expect(row!.ratio_high).toBeCloseTo(2 * (1 + (2.776_445 * Math.SQRT2 * 0.001) / Math.sqrt(3)), 7);
    expect(row!.verdict).toBe('faster');
  });

  it('have no direction: the other way round all is the same', () => {
    const turned = sideBySide({ first: second, second: first }, 'inference').rows;
    const { rows } = sideBySide(boards, 'inference');
    const said = ({ ratio, ratio_low, ratio_high, p_adjusted, verdict }: SideBySideRow) => [
      ...[ratio, ratio_low, ratio_high, p_adjusted],
      verdict,
    ];
    const named = (of: readonly SideBySideRow[]) =>
      new Map(of.map((row) => [JSON.stringify([row.model, row.common, row.values]), row]));
    for (const [key, row] of named(rows)) {
      const other = named(turned).get(key)!;
      expect(said(other)).toEqual(said(row));
      expect(other.first_library).toBe(row.second_library);
      expect(other.faster).toBe(row.faster === null ? null : row.faster === 'first' ? 'second' : 'first');
    }
  });

  it('are not said to differ where the spread explains it, or where nothing was repeated', () => {
    const verdict = (one: readonly SketchedRun[], other: readonly SketchedRun[]) =>
      sideBySide({ first: analyse(one), second: analyse(other) }, 'inference').rows[0]!.verdict;
    expect(verdict(around('net', 'lib', 10, 0.2), around('net', 'lib', 10.5, 0.2))).toBe('unclear');
    expect(verdict(around('net', 'lib', 10, 0, 1), around('net', 'lib', 20, 0, 1))).toBe('too-few');
    expect(verdict(around('net', 'lib', 10), around('net', 'lib', 10.05))).toBe('small');
    expect(verdict(around('net', 'lib', 10), around('net', 'lib', 10))).toBe('identical');
  });

  it('of which one only fails have no ratio, and say where it fails', () => {
    const fails = analyse([{ model: 'net', library: 'lib', failure: 'exit 139' }]);
    const [row] = sideBySide({ first: fails, second: analyse(around('net', 'lib', 10)) }, 'inference').rows;
    expect(row).toMatchObject({ verdict: 'first-fails', faster: null, ratio: null, first_ms: null });
  });

  it('of which one was never asked for a backward pass are not compared in training', () => {
    expect(sideBySide(boards, 'training').rows).toEqual([]);
  });

  it('that count in other things are not compared: a time per image is none per token', () => {
    const tokens = analyse(around('small', 'cpu', 1), { item: { one: 'token', many: 'tokens' } });
    expect(sideBySide({ first, second: tokens }, 'inference').rows).toEqual([]);
  });

  it('say once what is the only library of both', () => {
    const one = analyse(around('net', 'lib', 10));
    const other = analyse(around('net', 'lib', 5));
    expect(sideBySide({ first: one, second: other }, 'inference').rows).toHaveLength(1);
  });
});
