import { createAnalysis } from '../../../src/analysis/create-analysis.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { buildFaces } from '../../../src/figures/build-faces.ts';
import type { Figure } from '../../../src/figures/figure.ts';
import type { FigureSpec } from '../../../src/figures/spec.ts';
import { analyse } from '../../analysis/analyse-runs.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';
import { drawSpec, narrowOf } from '../draw-spec.ts';
import { columnOf, drawSketch, sketchAnalysis, textsOf } from '../sketches.ts';
import { number, overlaps, parseSvg, struckThrough, textBoxes } from '../svg-marks.ts';

const SPECS: readonly FigureSpec[] = [
  { id: 'methods', kind: 'adaptive-methods', librarySet: 'reasonable' },
  { id: 'methods-training', kind: 'adaptive-methods', librarySet: 'cudnn+libdnn', metric: 'training' },
  { id: 'map-large', kind: 'layer-map', model: 'bvlc-googlenet', librarySet: 'reasonable' },
  {
    id: 'map-switchable',
    kind: 'layer-map',
    model: 'bvlc-alexnet',
    librarySet: 'reasonable',
    method: 'switchable',
  },
  { id: 'types', kind: 'saving-by-type', librarySet: 'reasonable' },
  { id: 'cost', kind: 'switching-cost', librarySet: 'reasonable' },
  {
    id: 'roof',
    kind: 'roofline',
    model: 'bvlc-googlenet',
    libraries: ['nvidia-cudnn', 'nvidia-fp16-cudnn'],
    batchSize: 16,
  },
  { id: 'roof-small', kind: 'roofline', model: 'bvlc-alexnet', libraries: 'gpu', batchSize: 2 },
  { id: 'methods-of-a-slow-library', kind: 'adaptive-methods', librarySet: ['cpu'] },
];

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyseJetsonTx1();
});
const draw = (spec: FigureSpec, of = analysis): Figure => drawSpec(spec, of);

describe.each(SPECS)('the figure $id', (spec) => {
  test('has no text upon another, under a line or outside, in either width, and every mark belongs to a row of its table', () => {
    const faces = buildFaces(spec, analysis);
    const narrow = narrowOf(faces);
    for (const figure of [faces.wide, ...(narrow ? [narrow] : [])]) {
      const boxes = textBoxes(parseSvg(figure.svg));
      expect(overlaps(boxes)).toEqual([]);
      expect(struckThrough(parseSvg(figure.svg))).toEqual([]);
      expect(boxes.filter(({ left, right }) => left < -1 || right > figure.width + 1)).toEqual([]);
      const marked = [...parseSvg(figure.svg).querySelectorAll('[data-index]')].map((mark) =>
        number(mark, 'data-index'),
      );
      expect(marked.length).toBeGreaterThan(0);
      expect(Math.max(...marked)).toBeLessThan(figure.table.rows.length);
    }
  });
});

describe('five methods side by side', () => {
  test('show every method for every model, with intervals and the noise floor where there are any', () => {
    const figure = draw(SPECS[0]!);
    expect(figure.table.rows).toHaveLength(20);
    expect(
      columnOf(figure, 'saving')
        .slice(0, 5)
        .map((saving) => Number(saving).toFixed(3)),
    ).toEqual(['0.045', '0.035', '0.010', '0.008', '0.007']);
    expect(columnOf(figure, 'saving_low').filter((low) => low !== null)).toHaveLength(8);
    expect(figure.alt).toContain('same-batch 1.0% (noise floor 2.3%)');
    // Of mixed batch sizes there is no noise floor; else it is the higher one, here of 16, the baseline's batch size.
    expect(
      columnOf(figure, 'noise_floor')
        .slice(15)
        .map((floor) => floor === null || Number(floor).toFixed(4)),
    ).toEqual([true, true, '0.0234', '0.0234', '0.0234']);
  });

  test('say that one repetition gives no interval', () => {
    const once = createAnalysis(analysis, {
      points: analysis.summaries.points.map((point) => {
        const { inference, training } = point.layers.statistics;
        const only = { ...inference, byRepetitionMs: inference.byRepetitionMs?.slice(0, 1) ?? [] };
        return {
          ...point,
          repetitions: [0],
          layers: { ...point.layers, statistics: { inference: only, training } },
        };
      }),
    });
    const spec = {
      id: 'a',
      kind: 'adaptive-methods',
      models: ['bvlc-alexnet'],
      librarySet: 'reasonable',
    } as const;
    expect(draw(spec, once).caption).toContain('one repetition gives no interval');
    expect(columnOf(draw(spec, once), 'saving_low')).toEqual([null, null, null, null, null]);
    const map = draw({ id: 'b', kind: 'layer-map', model: 'bvlc-alexnet', librarySet: 'reasonable' }, once);
    expect(new Set(columnOf(map, 'verdict'))).toEqual(new Set(['unknown', 'same-kernel']));
    expect(textsOf(map).join(' ')).toContain('With one repetition');
  });

  test('say what cannot be had', () => {
    const figure = draw(
      { id: 'a', kind: 'adaptive-methods', models: ['small'], librarySet: ['slow', 'fast'] },
      sketchAnalysis(),
    );
    expect(textsOf(figure)).toContain('no solution');
    expect(columnOf(figure, 'method')[4]).toBe('switchable');
    expect(columnOf(figure, 'saving')[4]).toBeNull();
  });

  test('write percentages beside each other with one decimal each, and draw the noise behind the bars that have any', () => {
    const figure = draw(SPECS[0]!);
    const texts = textsOf(figure);
    expect(texts).toEqual(expect.arrayContaining(['7.0%', '11.8%', '1.0%']));
    // One band for the three bars of one floor; the first two have none.
    const panel = [...parseSvg(figure.svg).querySelectorAll('g')].find(
      (group) => group.querySelector('.group')?.textContent === 'SqueezeNet 1.1',
    )!;
    expect([...panel.querySelectorAll('.tint')].map((band) => number(band, 'height'))).toEqual([57]);
  });

  test('write fewer ticks where they would touch, and zero always', () => {
    const spec = { id: 'a', kind: 'adaptive-methods', librarySet: ['cpu'] } as const;
    const narrow = narrowOf(buildFaces(spec, analysis));
    const ticks = [...parseSvg(narrow!.svg).querySelectorAll('.quiet.mid')].map((group) =>
      [...group.querySelectorAll('text')].map((text) => text.textContent),
    );
    expect(ticks).toHaveLength(4);
    for (const texts of ticks) {
      expect(texts).toContain('0%');
      expect(texts.length).toBeGreaterThan(1);
    }
  });

  test('draw a loss to the left of zero', () => {
    const figure = draw({
      id: 'a',
      kind: 'adaptive-methods',
      models: ['bvlc-alexnet'],
      librarySet: ['libdnn-cuda'],
    });
    const saving = columnOf(figure, 'saving')[2] as number;
    expect(saving).toBeLessThan(0);
    const svg = parseSvg(figure.svg);
    const zero = Number(/^M([\d.]+)/.exec(svg.querySelector('.zero')!.getAttribute('d')!)![1]);
    const bar = svg.querySelector('[data-index="2"] rect')!;
    expect(number(bar, 'x') + number(bar, 'width')).toBeCloseTo(zero, 0);
  });
});

describe('the map of layers', () => {
  test('fills the cell of the winner, and outlines a tie', () => {
    const figure = draw({ id: 'a', kind: 'layer-map', model: 'bvlc-alexnet', librarySet: 'reasonable' });
    const verdicts = columnOf(figure, 'verdict');
    const layers = columnOf(figure, 'layer');
    const svg = parseSvg(figure.svg);
    for (const [row, verdict] of verdicts.entries()) {
      const cells = [...svg.querySelectorAll(`[data-index="${String(row)}"] rect`)];
      const isTie = verdict === 'tie' || verdict === 'same-kernel';
      expect([layers[row], cells.length]).toEqual([layers[row], isTie ? 2 : 1]);
      expect(cells.every((cell) => (cell.getAttribute('class') ?? '').includes('hollow'))).toBe(isTie);
    }
    expect(verdicts).toContain('tie');
    expect(verdicts).toContain('same-kernel');
  });

  test('gives GoogleNet one column of layers on a phone, with every library and the whole legend', () => {
    const narrow = narrowOf(buildFaces(SPECS[2]!, analysis));
    expect(narrow!.width).toBe(336);
    const texts = textsOf(narrow!);
    for (const library of ['OpenBLAS', 'libDNN 32', 'cuBLAS 32', 'cuDNN 32']) {
      expect(texts.filter((text) => text === library)).toHaveLength(1);
    }
    expect(texts).toContain('tie with the runner-up');
  });

  test('gives GoogleNet two columns of layers on a desktop, in order', () => {
    const figure = draw(SPECS[2]!);
    expect(figure.width).toBe(720);
    expect(figure.table.rows).toHaveLength(152);
    expect(figure.height).toBeLessThan(1800);
    const inOrder = analysis
      .table('adaptive-layers', 'inference')
      .filter(
        (row) =>
          row.model === 'bvlc-googlenet' && row.library_set === 'reasonable' && row.method === 'same-batch',
      )
      .map(({ layer }) => layer);
    expect(columnOf(figure, 'layer')).toEqual(inOrder);
  });
});

describe('the saving by type of layer', () => {
  test('adds up to the whole saving', () => {
    const figure = draw({
      id: 'a',
      kind: 'saving-by-type',
      models: ['bvlc-googlenet'],
      librarySet: 'reasonable',
    });
    const row = analysis
      .table('adaptive-summary', 'inference')
      .find(
        (each) =>
          each.model === 'bvlc-googlenet' &&
          each.library_set === 'reasonable' &&
          each.method === 'same-batch',
      )!;
    const saved = columnOf(figure, 'saved_ms').reduce<number>((sum, ms) => sum + Number(ms), 0);
    expect(saved).toBeCloseTo(row.baseline_ms - row.time_ms, 9);
  });
});

describe('the switching cost', () => {
  test('writes no number over the line from which nothing is left', () => {
    const svg = parseSvg(draw({ id: 'a', kind: 'switching-cost', librarySet: 'reasonable' }).svg);
    const lines = [...svg.querySelectorAll('path.reference')].map((path) =>
      [...path.getAttribute('d')!.matchAll(/[\d.]+/g)].map(Number),
    );
    expect(lines).toHaveLength(4);
    const numbers = textBoxes(svg).filter(({ text }) => /^\d+$/.test(text));
    const crossed = numbers.filter(({ left, right, top, bottom }) =>
      lines.some(([x, from, to]) => left < x! && x! < right && top < to! && from! < bottom),
    );
    expect(crossed).toEqual([]);
  });

  test('ends where nothing is left, at no switch', () => {
    const figure = draw({
      id: 'a',
      kind: 'switching-cost',
      models: ['bvlc-alexnet'],
      librarySet: 'reasonable',
    });
    expect(columnOf(figure, 'switches').at(-1)).toBe(0);
    expect(columnOf(figure, 'saving').at(-1)).toBeCloseTo(0, 12);
    expect(columnOf(figure, 'from_cost_ms').at(-1)).toBeCloseTo(
      Number(columnOf(figure, 'break_even_ms')[0]),
      9,
    );
    expect(textsOf(figure)).toContain('gone at 0.165 ms');
  });

  test('has an axis whose steps read apart where nothing is saved', () => {
    const analysis = analyse(
      ['cpu', 'nvidia-cuda'].flatMap((library, index) =>
        [0, 1].map((repetition) => ({
          library,
          repetition,
          layers: [
            ['conv1', 1 + index],
            ['relu1', 2 + index],
          ] as const,
        })),
      ),
    );
    const spec = { id: 'a', kind: 'switching-cost', librarySet: 'reasonable' } as const;
    const steps = textsOf(drawSketch(spec, analysis)).filter((text) => text.endsWith('%'));
    expect(steps).toEqual(['0%', '0.5%', '1%']);
  });

  test('leaves out choices that cannot be told from the one before, and never the first or the last', () => {
    const figure = draw({
      id: 'a',
      kind: 'switching-cost',
      models: ['bvlc-googlenet'],
      librarySet: 'reasonable',
    });
    const [costs, savings] = [columnOf(figure, 'from_cost_ms'), columnOf(figure, 'saving')].map((column) =>
      column.map(Number),
    ) as [number[], number[]];
    expect(columnOf(figure, 'switches')[0]).toBe(128);
    expect(columnOf(figure, 'switches').at(-1)).toBe(0);
    expect(costs.length).toBeLessThan(40);
    for (let row = 1; row < costs.length - 1; row += 1) {
      const across = (costs[row]! - costs[row - 1]!) / (1.12 * costs.at(-1)!);
      expect(Math.hypot(across, (savings[row]! - savings[row - 1]!) / savings[0]!)).toBeGreaterThanOrEqual(
        0.02,
      );
    }
    expect(parseSvg(figure.svg).querySelectorAll('circle')).toHaveLength(costs.length);
  });
});

describe('the roofline', () => {
  test('draws the layers that multiply, one roof for each peak, and nothing above them', () => {
    const figure = draw(SPECS[6]!);
    const svg = parseSvg(figure.svg);
    expect(svg.querySelectorAll('[data-index] path')).toHaveLength(2 * 58);
    expect(figure.table.rows).toHaveLength(2 * 58);
    // The legend shows what the marks look like: filled for one library, hollow for the other.
    const classOf = (series: string, within: string) =>
      svg.querySelector(`[${within}="${series}"] path`)!.getAttribute('class');
    for (const series of ['nvidia-cudnn', 'nvidia-fp16-cudnn']) {
      expect(classOf(series, 'data-legend')).toBe(classOf(series, 'data-series'));
    }
    expect(classOf('nvidia-fp16-cudnn', 'data-legend')).toContain('hollow');
    expect(classOf('nvidia-cudnn', 'data-legend')).not.toContain('hollow');
    expect(svg.querySelectorAll('path.zero')).toHaveLength(2);
    for (const share of columnOf(figure, 'share')) expect(Number(share)).toBeGreaterThan(0);
  });

  test('stays within its axes where a slope ends left of them', () => {
    const svg = parseSvg(
      draw({
        id: 'a',
        kind: 'roofline',
        model: 'bvlc-googlenet',
        libraries: ['cpu', 'nvidia-cudnn'],
        batchSize: 16,
      }).svg,
    );
    const roofs = [...svg.querySelectorAll('path.zero')].map((path) => path.getAttribute('d')!);
    expect(roofs).toHaveLength(2);
    for (const d of roofs) {
      const [from, ridge, to] = [...d.matchAll(/[MLH]([-\d.]+)/g)].map(([, x]) => Number(x));
      expect(from).toBeGreaterThanOrEqual(44);
      expect(ridge).toBeGreaterThanOrEqual(from!);
      expect(to).toBeGreaterThan(ridge!);
    }
  });

  test('says of which library the peaks are not known', () => {
    const figure = draw(
      { id: 'a', kind: 'roofline', model: 'small', libraries: ['fast'], batchSize: 4 },
      sketchAnalysis(),
    );
    expect(figure.alt).toBe(
      'Nothing to draw. cuDNN fp32: no layers of the network timed at batch size 4, or the peaks of the device are not known.',
    );
  });
});
