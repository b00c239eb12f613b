import { describe, expect, it } from 'vitest';
import { expectationSchema } from '../../src/claims/expectation-schema.ts';
import { testFor } from '../../src/claims/expectation.ts';
import type { Unit } from '../../src/figures/measures/quantity.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

const context = { analysis: await loadAnalysis('test/fixtures/datasets/small'), quoted: new Map() };

function judge(expectation: object, value: number, margin: number | null = null, unit: Unit = 'times') {
  return testFor(expectationSchema.parse(expectation), unit, context).judge({ of: '', value, margin });
}

const holds = (...parameters: Parameters<typeof judge>) => judge(...parameters).holds;

describe('an expectation', () => {
  it('“up to” is kept by a greatest value that rounds to it, and broken by more and by less', () => {
    expect(holds({ upTo: '4' }, 4.4)).toBe(true);
    expect(holds({ upTo: '4' }, 4.6)).toBe(false);
    expect(holds({ upTo: '4' }, 3.4)).toBe(false);
  });

  it('“about” means rounding, or a share that is given', () => {
    expect(holds({ about: 2 }, 1.6)).toBe(true);
    expect(holds({ about: 2, within: '10%' }, 1.6)).toBe(false);
    expect(holds({ about: 50, toNearest: 10 }, 48.8)).toBe(true);
    expect(holds({ about: 50, toNearest: 10 }, 44)).toBe(false);
  });

  it('“about the same” is not made true by noise', () => {
    expect(holds({ about: 1, within: '5%' }, 1.04)).toBe(true);
    expect(holds({ about: 1, within: '5%' }, 1.08)).toBe(false);
    expect(holds({ about: 1, within: '5%' }, 1.3, 0.26)).toBe(false);
    expect(holds({ about: 1, within: '5%', beyondNoise: true }, 1.03, 0.01)).toBe(true);
    expect(holds({ about: 1, within: '5%', beyondNoise: true }, 1.03, 0.03)).toBe(false);
  });

  it.each([
    [{ is: '28%' }, 0.274, 0.044, false, true],
    [{ is: '28%' }, 0.274, 0.0005, false, false],
    [{ upTo: '20%' }, 0.201, 0.009, true, true],
    [{ upTo: '20%' }, 0.201, 0.003, true, false],
    [{ about: 2 }, 1.6, 0.2, true, true],
    [{ about: 1, within: '5%' }, 1.06, 0.02, false, true],
    [{ nearly: 200 }, 191, 5, true, true],
    [{ nearly: 200 }, 195, 2, true, false],
    [{ between: [18, 22] }, 21, 2, true, true],
    [{ lessThan: 1 }, 0.99, 0.02, true, true],
    [{ notAbove: 1 }, 0.99, 0.02, true, false],
    [{ notAbove: 1 }, 1.01, 0.02, true, true],
  ] as const)('%j of %d ± %d holds: %s, within the spread: %s', (expectation, value, margin, kept, open) => {
    const unit = value < 1 && 'is' in expectation ? 'share' : 'number';
    expect(judge(expectation, value, margin, 'upTo' in expectation ? 'share' : unit)).toMatchObject({
      holds: kept,
      withinSpread: open,
    });
  });

  it('compares with another value of the data as far as both are known', () => {
    // TinyNet on the CPU at batch size 1: 10.375 ± 1.59 ms.
    const bound = { of: 'time', model: 'tiny-net', library: 'cpu', batchSize: 1 };
    expect(judge({ moreThan: bound }, 11, 0, 'ms')).toMatchObject({ holds: true, withinSpread: true });
    expect(holds({ moreThan: bound, beyondNoise: true }, 11, 0, 'ms')).toBe(false);
    expect(holds({ moreThan: bound, beyondNoise: true }, 12.1, 0, 'ms')).toBe(true);
    expect(() => holds({ moreThan: { of: 'time', model: 'tiny-net', take: 'each' } }, 1, 0, 'ms')).toThrow(
      'time gives 2 values to compare with; expected one',
    );
  });

  it('is in the unit of the value', () => {
    expect(holds({ is: '1734 MHz' }, 1734, null, 'MHz')).toBe(true);
    expect(holds({ is: '1,734' }, 1734, null, 'MHz')).toBe(true);
    expect(() => holds({ is: '1734 GHz' }, 1734, null, 'MHz')).toThrow(
      '1734 GHz; expected a number of MHz, or without a unit',
    );
    expect(() => holds({ between: ['1%', '2%'] }, 1)).toThrow('expected a number of ×');
    expect(() => holds({ moreThan: { of: 'throughput', model: 'tiny-net', library: 'gpu' } }, 1)).toThrow(
      'throughput (images/s); expected a measure of ×',
    );
  });

  it.each([
    [{ moreThan: 1, within: '5%' }, 'within only beside about, nearly'],
    [{ notAbove: 1, beyondNoise: true }, 'beyondNoise only beside upTo, is'],
    [{ nearly: 200, toNearest: 10 }, 'toNearest only beside upTo, is, about'],
    [{ about: 1, within: '5%', toNearest: 10 }, 'within or toNearest, not both'],
  ])('%j is refused, as an option would have no effect', (expectation, message) => {
    expect(expectationSchema.safeParse(expectation).error?.issues[0]?.message).toContain(message);
  });

  it('“nearly” is below, and not by much', () => {
    expect(holds({ nearly: 200 }, 191)).toBe(true);
    expect(holds({ nearly: 200 }, 189)).toBe(false);
    expect(holds({ nearly: 200 }, 200)).toBe(false);
    expect(holds({ nearly: 200 }, 201)).toBe(false);
  });

  it('a comparison is of means, and with beyondNoise of whole intervals', () => {
    expect(holds({ moreThan: 1 }, 1.01, 0.02)).toBe(true);
    expect(holds({ moreThan: 1, beyondNoise: true }, 1.01, 0.02)).toBe(false);
    expect(holds({ moreThan: 1, beyondNoise: true }, 1.03, 0.02)).toBe(true);
    expect(holds({ lessThan: 1 }, 1)).toBe(false);
    expect(holds({ atMost: 1 }, 1)).toBe(true);
  });

  it('a comparison says when the spread leaves it open', () => {
    expect(judge({ moreThan: 1 }, 1.01, 0.02)).toMatchObject({ holds: true, withinSpread: true });
    expect(judge({ moreThan: 1 }, 1.03, 0.02)).toMatchObject({ holds: true, withinSpread: false });
  });

  it('fails for its spread alone only where a whole interval was asked for', () => {
    expect(judge({ moreThan: 1, beyondNoise: true }, 1.01, 0.02).onlyNoise).toBe(true);
    expect(judge({ moreThan: 1, beyondNoise: true }, 0.99, 0.02).onlyNoise).toBe(false);
    expect(judge({ moreThan: 1 }, 1.01, 0.02).onlyNoise).toBe(false);
  });

  it('“not above” is broken only beyond the spread', () => {
    expect(holds({ notAbove: 1 }, 1.01, 0.02)).toBe(true);
    expect(holds({ notAbove: 1 }, 1.03, 0.02)).toBe(false);
    expect(holds({ notAbove: 1 }, 1.01)).toBe(false);
    expect(holds({ notBelow: 1 }, 0.99, 0.02)).toBe(true);
  });

  it('between includes its ends', () => {
    expect(holds({ between: [18, 22] }, 18)).toBe(true);
    expect(holds({ between: [18, 22] }, 22.1)).toBe(false);
  });

  it('may be relative to another value of the data', () => {
    const relative = { moreThan: { of: 'time', model: 'tiny-net', library: 'gpu' } };
    expect(holds(relative, 2.6, null, 'ms')).toBe(true);
    expect(holds(relative, 2.4, null, 'ms')).toBe(false);
  });

  it('has to be exactly one', () => {
    expect(expectationSchema.safeParse({}).success).toBe(false);
    expect(expectationSchema.safeParse({ upTo: 1, is: 1 }).success).toBe(false);
  });
});
