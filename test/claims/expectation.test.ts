import { describe, expect, it } from 'vitest';
import { expectationSchema, testFor } from '../../src/claims/expectation.ts';
import { loadAnalysis } from '../../src/cli/load-analysis.ts';

const context = { analysis: await loadAnalysis('test/fixtures/datasets/small'), quoted: new Map() };

function holds(expectation: object, value: number, margin: number | null = null): boolean {
  return testFor(expectationSchema.parse(expectation), 'times', context).judge({ of: '', value, margin })
    .holds;
}

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

  it('“about the same” stretches as far as the spread over repetitions', () => {
    expect(holds({ about: 1, within: '5%' }, 1.08)).toBe(false);
    expect(holds({ about: 1, within: '5%' }, 1.08, 0.04)).toBe(true);
  });

  it('“nearly” is below, and not by much', () => {
    expect(holds({ nearly: 200 }, 191)).toBe(true);
    expect(holds({ nearly: 200 }, 189)).toBe(false);
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
    const judge = (value: number) =>
      testFor(expectationSchema.parse({ moreThan: 1 }), 'number', context).judge({
        of: '',
        value,
        margin: 0.02,
      });
    expect(judge(1.01)).toMatchObject({ holds: true, withinSpread: true });
    expect(judge(1.03)).toMatchObject({ holds: true, withinSpread: false });
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
    expect(holds(relative, 2.6)).toBe(true);
    expect(holds(relative, 2.4)).toBe(false);
  });

  it('has to be exactly one', () => {
    expect(expectationSchema.safeParse({}).success).toBe(false);
    expect(expectationSchema.safeParse({ upTo: 1, is: 1 }).success).toBe(false);
  });
});
