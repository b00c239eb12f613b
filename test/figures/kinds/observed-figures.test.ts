import { describe, expect, it } from 'vitest';
import { lackOf } from '../../../src/figures/lacks/lack-of.ts';
import type { Selection } from '../../../src/figures/spec.ts';
import { standardFigureGroups } from '../../../src/figures/standard-figures.ts';
import { observedSketch } from '../observed-sketch.ts';
import { columnOf, drawSketch, sketchAnalysis, textsOf } from '../sketches.ts';
import { parseSvg } from '../svg-marks.ts';

const analysis = observedSketch();

describe('the distribution of single times', () => {
  const figure = drawSketch({ id: 'single', kind: 'single-times', model: 'net', batchSize: 1 }, analysis);

  it('has a line for each library with single times, whose dots are the quantiles that its times support', () => {
    expect(columnOf(figure, 'quantile').filter((name) => name !== '')).toEqual(
      [1, 2, 3].flatMap(() => ['median', '90th percentile', '99th percentile', 'worst']),
    );
    expect(figure.caption).toContain('Each line is of 120 times.');
    const [first] = parseSvg(figure.svg).querySelectorAll('[data-series="quick"]');
    expect(figure.table.rows[Number(first!.getAttribute('data-index'))]).toEqual(
      expect.arrayContaining(['net', 'quick', 0.5, 'median']),
    );
  });

  it('rises from the least time to the worst', () => {
    const rows = figure.table.rows.filter((row) => row.includes('plain'));
    const shares = rows.map((row) => Number(row[3]));
    const times = rows.map((row) => Number(row[4]));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
  });

  it('says its quantiles in words', () => {
    expect(figure.alt).toMatch(
      /Quick: median [\d.]+ ms, 90th percentile [\d.]+ ms, 99th percentile .*of 120 times\./,
    );
  });
});

describe('energy against time', () => {
  const figure = drawSketch({ id: 'energy', kind: 'energy-time', model: 'net' }, analysis);

  it('rings what nothing beats, and says it in words', () => {
    const beaten = figure.table.rows.map((row) => [row[1], row[2], row.at(-1)]);
    expect(beaten).toEqual([
      ['quick', 1, 'yes'],
      ['quick', 4, 'no'],
      ['frugal', 1, 'yes'],
      ['frugal', 4, 'no'],
      ['plain', 1, 'yes'],
      ['plain', 4, 'yes'],
    ]);
    expect(parseSvg(figure.svg).querySelectorAll('circle.line')).toHaveLength(2);
    expect(figure.alt).toContain(
      'Not beaten by any other: Quick at batch size 4, 4.00 ms and 48.0 mJ and Frugal at batch size 4, 6.40 ms and 32.0 mJ.',
    );
  });

  it('has images per joule beside the energy', () => {
    expect(columnOf(figure, 'images_per_joule')[1]).toBeCloseTo(1000 / 48, 10);
  });
});

describe('cold against warm', () => {
  const figure = drawSketch({ id: 'cold', kind: 'cold-warm', batchSize: 1 }, analysis);

  it('has a bar for each library that told it, and says how warm the first pass was', () => {
    expect(columnOf(figure, 'ratio').slice(0, 3)).toEqual(
      [1.5, 1.5, 1.5].map((ratio) => expect.closeTo(ratio, 10)),
    );
    expect(columnOf(figure, 'ratio')[3]).toBeNull();
    expect(figure.caption).toContain('1 untimed pass came before it.');
    expect(textsOf(figure)).toContain('1.50×');
  });
});

describe('the order of the runs', () => {
  const figure = drawSketch({ id: 'order', kind: 'run-order' }, analysis);

  it('has a panel for each thing observed, and a dot for each run in each', () => {
    expect(figure.table.rows).toHaveLength(18);
    expect(parseSvg(figure.svg).querySelectorAll('[data-index]')).toHaveLength(4 * 18);
    expect(textsOf(figure)).toEqual(
      expect.arrayContaining([
        'Time, off the mean of its repetitions',
        'Lowest clock, MHz',
        'Highest temperature, °C',
        'Load before the run, processes',
      ]),
    );
  });

  it('keeps every dot within its panel, those below the mean as well', () => {
    const tops = [...parseSvg(figure.svg).querySelectorAll('[data-index]')].map((mark) =>
      Number(/ ([\d.]+)\)/.exec(mark.getAttribute('transform')!)![1]),
    );
    const ofDeviations = tops.slice(0, 18);
    expect(Math.max(...ofDeviations) - Math.min(...ofDeviations)).toBeLessThan(90);
  });

  it('rings what was held back, crosses what was disturbed, and counts both in words', () => {
    expect(parseSvg(figure.svg).querySelectorAll('circle.whisker')).toHaveLength(4 * 2);
    expect(figure.caption).toContain('2 of 18 runs were throttled.');
    expect(figure.caption).toContain('2 of 18 runs were disturbed by others.');
    expect(figure.caption).toContain('The lowest clocks lie between 1,020 and 1,734 MHz.');
    expect(textsOf(figure)).toContain('Ring: throttled, or a clock below its maximum.');
  });

  it('says of what was not told that it was not', () => {
    const without = drawSketch({ id: 'order', kind: 'run-order', libraries: ['bare'] }, analysis);
    expect(without.alt).toBe('Nothing to draw: the order of the runs is not known.');
  });
});

describe('a dataset that has times alone', () => {
  const plain = sketchAnalysis();
  const lacks = (selection: Selection) => lackOf(selection, plain);

  it.each([
    ['single-times', { model: 'small', batchSize: 2 }, 'single times'],
    ['energy-time', { model: 'small' }, 'measurements of energy'],
    ['cold-warm', { batchSize: 2 }, 'first iterations'],
    ['run-order', {}, 'runs with a known place in the campaign'],
  ] as const)('cannot draw %s, and the reason says why', (kind, fields, what) => {
    const { drawable, reasons } = lacks({ kind, fields });
    expect(drawable).toBe(false);
    expect(reasons.join(' ')).toContain(what);
    expect(reasons.join(' ')).toContain('No library of this dataset has any.');
  });

  it.each([
    { id: 'a', kind: 'single-times', model: 'small', batchSize: 2 },
    { id: 'a', kind: 'energy-time', model: 'small' },
    { id: 'a', kind: 'cold-warm', batchSize: 2 },
    { id: 'a', kind: 'run-order' },
  ] as const)('is told by $kind in words where it is drawn all the same', (spec) => {
    expect(drawSketch(spec, plain).alt).toMatch(/^Nothing to draw/);
  });

  it('has none of them in the report made from it', () => {
    const group = standardFigureGroups(plain).find(({ id }) => id === 'latency')!;
    expect(group.figures.map(({ kind }) => kind)).toEqual(['latency-throughput', 'latency-throughput']);
  });
});

it('the report made from a dataset with everything observed has every figure of it', () => {
  const group = standardFigureGroups(analysis).find(({ id }) => id === 'latency')!;
  expect(group.figures.map(({ kind }) => kind)).toEqual([
    'cold-warm',
    'run-order',
    'latency-throughput',
    'single-times',
    'energy-time',
  ]);
});
