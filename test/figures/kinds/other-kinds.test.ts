import { describe, expect, test } from 'vitest';
import { analyse } from '../../analysis/analyse-runs.ts';
import { columnOf, drawSketch, sketchAnalysis, textsOf } from '../sketches.ts';
import { number, parseSvg } from '../svg-marks.ts';

describe('best times by library', () => {
  test('a single series shares one panel under its name', () => {
    const figure = drawSketch({ id: 'a', kind: 'best-by-library', models: ['small'] });
    const groups = [...parseSvg(figure.svg).querySelectorAll('.group')].map((group) => group.textContent);
    expect(groups).toEqual(['Small net']);
    expect(textsOf(figure)).toEqual(expect.arrayContaining(['OpenBLAS', 'cuDNN fp32', 'cuDNN fp16']));
  });

  test('rows of the table stand as the bars do: library by library', () => {
    expect(
      columnOf(drawSketch({ id: 'a', kind: 'best-by-library', libraries: ['slow', 'fast'] }), 'library'),
    ).toEqual(['slow', 'slow', 'fast', 'fast']);
  });
});

describe('speedup by model', () => {
  test('it is the time of the baseline over the time of the library, with a line at one', () => {
    const figure = drawSketch({
      id: 'a',
      kind: 'speedup-by-model',
      baseline: 'slow',
      libraries: ['slow', 'fast'],
    });
    expect(columnOf(figure, 'speedup')).toEqual([1, 30 / 8, 1, 4]);
    // Over itself the baseline is 1, whatever its spread.
    expect(columnOf(figure, 'speedup_ci95')[0]).toBeNull();
    expect(parseSvg(figure.svg).querySelectorAll('.reference')).toHaveLength(2);
    expect(textsOf(figure)).toEqual(expect.arrayContaining(['3.75×', '4.00×']));
  });

  test('a baseline that was not measured says so', () => {
    const figure = drawSketch({ id: 'a', kind: 'speedup-by-model', baseline: 'half', libraries: ['fast'] });
    expect(textsOf(figure)).toContain('baseline not measured');
  });
});

describe('layers', () => {
  const layers = { id: 'a', kind: 'layers', model: 'small', batchSizes: [4] } as const;

  test('each column is as high as its layer’s time per image', () => {
    const figure = drawSketch({ ...layers, libraries: ['slow', 'fast'] });
    expect(columnOf(figure, 'mean_ms').map((ms) => Number(ms).toFixed(6))).toEqual(
      [22.5, 3, 7.5, 5].map((ms) => ms.toFixed(6)),
    );
    const heights = [...parseSvg(figure.svg).querySelectorAll('[data-index] rect')].map((rect) =>
      number(rect, 'height'),
    );
    expect(heights[0]! / heights[1]!).toBeCloseTo(7.5, 1);
  });

  test('a layer is shown if any series gives it at least the lower share', () => {
    const shown = (lower: number) => [
      ...new Set(columnOf(drawSketch({ ...layers, libraries: ['slow', 'fast'], lower }), 'layer')),
    ];
    // Shares of conv: 0.75 and 0.375; of pool: 0.25 and 0.625.
    expect(shown(0.6)).toEqual(['conv', 'pool']);
    expect(shown(0.7)).toEqual(['conv']);
  });

  test('the caption says that any series may meet a limit, where there are several', () => {
    const caption = (libraries: string[], lower?: number, upper?: number) =>
      drawSketch({ ...layers, libraries, ...(lower && { lower }), ...(upper && { upper }) }).caption;
    expect(caption(['slow', 'fast'], 0.1, 0.7)).toContain(
      'Shown are layers with at least 10% of the total in one series or more, and at most 70% in one or more.',
    );
    expect(caption(['slow', 'fast'], 0.1)).toContain('at least 10% of the total in one series or more.');
    expect(caption(['fast'], 0.1, 0.7)).toContain('with at least 10% and at most 70% of the total.');
    expect(caption(['fast'])).toContain('Time per image of each layer');
  });

  test('columns of two libraries stand on marks that can be told without colour', () => {
    const feet = (libraries: string[]) =>
      [
        ...parseSvg(drawSketch({ ...layers, libraries }).svg).querySelectorAll('[data-index] path.outlined'),
      ].map((foot) => foot.getAttribute('d')!.replace(/[\d.,-]+/g, ' '));
    expect(new Set(feet(['slow', 'fast'])).size).toBe(2);
    expect(feet(['fast'])).toEqual([]);
  });

  test('more columns than can be told apart are words that say how to have fewer, and a table of them all', () => {
    const names = Array.from({ length: 60 }, (_, at) => `layer-${String(at)}`);
    const many = analyse(
      [...'abcdefghijklmnopqrst'].flatMap((library) =>
        [1, 2].map((batchSize) => ({
          library,
          batchSize,
          layers: names.map((name) => [name, 1] as const),
        })),
      ),
    );
    const figure = drawSketch({ id: 'a', kind: 'layers', model: 'net', batchSizes: [1, 2] }, many);
    expect(textsOf(figure).join(' ')).toContain('60 layers × 40 series are 2,400 columns');
    expect(figure.alt).toMatch(/^Nothing to draw\. 60 layers/);
    expect(figure.svg).not.toContain('data-index');
    expect(figure.table.rows).toHaveLength(2400);
  });

  test('and if any series gives it at most the upper share', () => {
    const shown = (upper: number) => [
      ...new Set(columnOf(drawSketch({ ...layers, libraries: ['slow', 'fast'], upper }), 'layer')),
    ];
    expect(shown(0.4)).toEqual(['conv', 'pool']);
    expect(shown(0.3)).toEqual(['pool']);
  });

  test('an axis that ends early cuts columns visibly and writes their values above', () => {
    const figure = drawSketch({ ...layers, libraries: ['slow', 'fast'], axisMaximum: 6 });
    const svg = parseSvg(figure.svg);
    expect(svg.querySelectorAll('.cut')).toHaveLength(2);
    expect(svg.querySelectorAll('.leader')).toHaveLength(2);
    expect(textsOf(figure)).toEqual(expect.arrayContaining(['22.5', '7.50']));
    expect(figure.caption).toContain('The axis ends at 6.00 ms');
  });

  test('of one library’s batch sizes the smaller is lighter', () => {
    const figure = drawSketch({ ...layers, batchSizes: [4, 2], libraries: ['fast'] });
    expect(columnOf(figure, 'batch_size').slice(0, 2)).toEqual([2, 4]);
    expect(figure.svg).toContain('class="t1 outlined"');
  });

  test('a model without layer times explains itself', () => {
    const figure = drawSketch({ ...layers, model: 'large', batchSizes: [2], libraries: ['fast'] });
    expect(textsOf(figure)).toContain('cuDNN fp32, batch 2: layers not measured.');
  });
});

describe('adaptive breakdown', () => {
  test('each layer goes to its fastest library, and bars stand sorted by time', () => {
    const figure = drawSketch({
      id: 'a',
      kind: 'adaptive-breakdown',
      model: 'small',
      librarySet: ['slow', 'fast'],
    });
    expect(columnOf(figure, 'solution')).toEqual(['best of each layer', 'fast', 'slow']);
    expect(columnOf(figure, 'time_ms')).toHaveLength(3);
    const ends = textsOf(figure).filter((text) => /^\d+\.\d+/.test(text));
    expect(ends.at(-1)).toBe('30.0');
  });

  test('a bar that goes on beyond the axis is cut, and the drawing says what that means', () => {
    const spec = {
      id: 'a',
      kind: 'adaptive-breakdown',
      model: 'small',
      librarySet: ['slow', 'fast'],
    } as const;
    const note = 'A broken bar goes on beyond the axis; its value stands beside it.';
    expect(textsOf(drawSketch(spec))).toContain(note);
    expect(textsOf(drawSketch({ ...spec, axisMaximum: 1000 }))).not.toContain(note);
    expect(textsOf(drawSketch({ id: 'a', kind: 'best-by-model', axisMaximum: 10 }))).toContain(note);
  });

  test('what it saves is said on a phone too', () => {
    const spec = {
      id: 'a',
      kind: 'adaptive-breakdown',
      model: 'small',
      librarySet: ['slow', 'fast'],
    } as const;
    expect(textsOf(drawSketch(spec, sketchAnalysis(), 336))).toContain('7.20, 10.0% less');
  });

  test('libraries that share no layers have no solution, and it says why', () => {
    const figure = drawSketch({
      id: 'a',
      kind: 'adaptive-breakdown',
      model: 'large',
      librarySet: ['slow', 'fast'],
    });
    expect(figure.alt).toContain('No solution');
    expect(textsOf(figure).join(' ')).toContain('it needs layer times');
  });
});

describe('memory by model', () => {
  test('what was not reported is said, and is not zero', () => {
    const figure = drawSketch({ id: 'a', kind: 'memory-by-model', batchSize: 4, models: ['small'] });
    expect(columnOf(figure, 'memory_mb')).toEqual([8, 8, null, null]);
    expect(textsOf(figure)).toContain('Not measured: cuDNN fp16.');
    expect(parseSvg(figure.svg).querySelectorAll('[data-index]')).toHaveLength(2);
  });
});

describe('balance', () => {
  test('three panels share one axis of batch sizes', () => {
    const figure = drawSketch({ id: 'a', kind: 'balance', model: 'small', library: 'fast' });
    const svg = parseSvg(figure.svg);
    const centres = [...svg.querySelectorAll('[data-index] .outlined')].map(
      (dot) => /translate\(([\d.]+)/.exec(dot.getAttribute('transform')!)![1],
    );
    expect(centres).toHaveLength(6);
    expect(new Set(centres).size).toBe(2);
    expect(columnOf(figure, 'memory_per_image_mb')).toEqual([2, 2]);
  });

  test('memory that was not measured leaves an empty panel that says so', () => {
    const figure = drawSketch({ id: 'a', kind: 'balance', model: 'small', library: 'half' });
    expect(textsOf(figure).filter((text) => text === 'not measured')).toHaveLength(2);
  });

  test('a batch size that failed is named', () => {
    const figure = drawSketch({ id: 'a', kind: 'balance', model: 'small', library: 'broken' });
    expect(textsOf(figure)).toContain('Batch 4: failed 3 of 3.');
  });
});
