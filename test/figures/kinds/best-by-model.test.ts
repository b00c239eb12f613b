import { describe, expect, test } from 'vitest';
import { columnOf, drawSketch, textsOf } from '../sketches.ts';
import { number, parseSvg } from '../svg-marks.ts';

describe('best times by model', () => {
  test('each bar is as long as its time per image at the best batch size', () => {
    const figure = drawSketch({
      id: 'a',
      kind: 'best-by-model',
      models: ['small'],
      libraries: ['slow', 'fast'],
    });
    const [slow, fast] = [...parseSvg(figure.svg).querySelectorAll('rect')].map((rect) =>
      number(rect, 'width'),
    );
    expect(columnOf(figure, 'mean_ms')).toEqual([30, 8]);
    expect(columnOf(figure, 'batch_size')).toEqual([4, 4]);
    expect(slow! / fast!).toBeCloseTo(30 / 8, 2);
  });

  test('images per second turn the order of lengths round', () => {
    const figure = drawSketch({
      id: 'a',
      kind: 'best-by-model',
      models: ['small'],
      libraries: ['slow', 'fast'],
      quantity: 'images-per-second',
    });
    const [slow, fast] = [...parseSvg(figure.svg).querySelectorAll('rect')].map((rect) =>
      number(rect, 'width'),
    );
    expect(columnOf(figure, 'images_per_second')).toEqual([1000 / 30, 125]);
    expect(fast! / slow!).toBeCloseTo(30 / 8, 1);
  });

  test('the best is looked for among the chosen batch sizes alone', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'], batchSizes: [2] });
    expect(columnOf(figure, 'batch_size')).toEqual([2, 2, null, null]);
  });

  test('what failed is a dashed box with its reason, and no bar', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-model' });
    const svg = parseSvg(figure.svg);
    expect(textsOf(figure)).toContain('failed 3 of 3');
    expect(textsOf(figure)).toContain('not measured');
    expect(svg.querySelectorAll('.missing')).toHaveLength(2);
    expect(columnOf(figure, 'note')).toContain('failed 3 of 3');
    expect(columnOf(figure, 'mean_ms')).toContain(null);
  });

  test('a mean of fewer repetitions than there were runs is marked, and the mark explained', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-model' });
    expect(textsOf(figure)).toContain('42.8†');
    expect(textsOf(figure).some((text) => text.startsWith('† Some runs failed'))).toBe(true);
    expect(columnOf(figure, 'note')).toContain('1 of 3 runs failed');
  });

  test('a library without any value is named under the drawing instead of taking a row in every panel', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-model', metric: 'training', models: ['small'] });
    expect(textsOf(figure)).toContain('Not measured: cuDNN fp16.');
    expect(textsOf(figure)).toContain('Failed 3 of 3: libDNN.');
    expect(columnOf(figure, 'library')).toEqual(['slow', 'fast', 'half', 'broken']);
  });

  test('a choice of which nothing was measured explains itself', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-model', metric: 'training', libraries: ['half'] });
    expect(textsOf(figure)).toEqual(['Not measured: cuDNN fp16.']);
    expect(figure.alt).toBe('Nothing to draw. Not measured: cuDNN fp16.');
  });

  test('a confidence interval is wider than the deviation for three repetitions, and named in the caption', () => {
    const spread = (kind: 'std' | 'ci95') =>
      drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'], libraries: ['fast'], spread: kind });
    const length = (svg: string) => {
      return Number(/class="whisker" d="[^"]*?h([\d.]+)/.exec(svg)![1]);
    };
    // t(0.975, 2) ÷ √3 = 4.303 ÷ 1.732
    expect(length(spread('ci95').svg) / length(spread('std').svg)).toBeCloseTo(2.484, 0);
    expect(columnOf(spread('ci95'), 'ci95_ms')[0]).toBeCloseTo((4.30265 * 0.8) / Math.sqrt(3), 4);
    expect(spread('ci95').caption).toContain('95% confidence intervals of the mean by Student’s t');
  });

  test('without error bars none is drawn', () => {
    expect(drawSketch({ id: 'a', kind: 'best-by-model', spread: 'none' }).svg).not.toContain('whisker');
  });

  test('an axis that ends early cuts the bar visibly and keeps its value', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'], axisMaximum: 10 });
    expect(parseSvg(figure.svg).querySelectorAll('.cut')).toHaveLength(1);
    expect(textsOf(figure)).toContain('30.0');
  });

  test('a logarithmic axis has dots, since lengths would lie', () => {
    const svg = parseSvg(drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'], scale: 'log' }).svg);
    expect(svg.querySelectorAll('path.outlined:not(.guide)')).toHaveLength(3);
    expect(svg.querySelectorAll('rect:not(.missing):not(.tint)')).toHaveLength(0);
  });

  test('an unknown name is refused with the valid ones', () => {
    expect(() => drawSketch({ id: 'a', kind: 'best-by-model', models: ['smal'] })).toThrow(
      'unknown model: "smal"; expected one of small, large',
    );
    expect(() => drawSketch({ id: 'a', kind: 'best-by-model', libraries: 'cudn' })).toThrow('unknown group');
  });

  test('the words give the extremes of each model', () => {
    const { alt } = drawSketch({
      id: 'a',
      kind: 'best-by-model',
      models: ['small'],
      libraries: ['slow', 'fast'],
    });
    expect(alt).toContain(
      'Small net: fastest cuDNN fp32, 8.00 ms at batch 4; slowest OpenBLAS, 30.0 ms at batch 4.',
    );
    expect(alt).toContain('The largest standard deviation is 10% of the mean');
  });
});
