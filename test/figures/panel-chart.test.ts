import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import { buildFaces } from '../../src/figures/build-faces.ts';
import { jointText } from '../../src/figures/panel-chart.ts';
import { readSpec, type FigureSpec } from '../../src/figures/spec.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { drawSpec, narrowOf } from './draw-spec.ts';
import { number, overlaps, parseMark, parseSvg, textBoxes } from './svg-marks.ts';

const PANELS = ['bvlc-googlenet', 'deepscale-squeezenet-1.0', 'deepscale-squeezenet-1.1'];
const OF_ONE: readonly FigureSpec[] = [
  { id: 'mix', kind: 'adaptive-breakdown', model: 'bvlc-alexnet', librarySet: 'reasonable' },
  { id: 'map', kind: 'layer-map', model: 'bvlc-alexnet', librarySet: 'reasonable' },
  { id: 'roof', kind: 'roofline', model: 'bvlc-alexnet', libraries: ['nvidia-cudnn'], batchSize: 16 },
  { id: 'balance', kind: 'balance', model: 'bvlc-alexnet', library: 'cpu' },
  { id: 'layers', kind: 'layers', model: 'bvlc-alexnet', libraries: ['nvidia-cudnn'], batchSizes: [16] },
];

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyseJetsonTx1();
});

describe.each(OF_ONE)('a figure of one model with panels of others: $kind', (one) => {
  const spec: FigureSpec = { ...one, panels: PANELS };

  test('has the rows of all, each with its model, and a mark for each of them', () => {
    const { svg, table } = drawSpec(spec, analysis);
    const model = table.columns.findIndex(({ key }) => key === 'model');
    expect(new Set(table.rows.map((row) => row[model]))).toEqual(new Set(['bvlc-alexnet', ...PANELS]));
    const alone = buildChart(one, analysis).table.rows.length;
    const marks = [...parseSvg(svg).querySelectorAll('[data-index]')].map((mark) =>
      number(mark, 'data-index'),
    );
    expect(Math.max(...marks)).toBe(table.rows.length - 1);
    expect(marks.filter((mark) => mark < alone).length).toBeGreaterThan(0);
    expect(new Set(table.rows.map(({ length }) => length))).toEqual(new Set([table.columns.length]));
  });

  test('is captioned once, with the names of all, and its texts do not touch', () => {
    const faces = buildFaces(spec, analysis);
    expect(faces.caption).toContain('AlexNet, GoogleNet, SqueezeNet 1.0 and SqueezeNet 1.1');
    const drawings = [faces.wide, narrowOf(faces) ?? []].flat().map(({ svg }) => parseSvg(svg));
    for (const drawing of drawings) expect(overlaps(textBoxes(drawing))).toEqual([]);
  });
});

test('maps of layers are on a page in pieces that fit onto paper', () => {
  const { plots } = buildFaces({ ...OF_ONE[1]!, panels: PANELS }, analysis).page;
  const wide = plots.filter(({ root }) => root.attributes['class'] === 'fig fig-wide');
  expect(wide.length).toBeGreaterThan(4);
  for (const { height, width } of wide) expect(height * (673 / width)).toBeLessThan(900);
  const marks = wide.flatMap(({ root }) =>
    [...parseMark(root).querySelectorAll('[data-index]')].map((mark) => number(mark, 'data-index')),
  );
  expect(marks.toSorted((a, b) => a - b)).toEqual(Array.from({ length: marks.length }, (_, row) => row));
});

test('sentences that differ by more than a name are all there', () => {
  expect(jointText(['A wins. A ran at 4. So.', 'B wins. B ran at 8. So.'], ['A', 'B'])).toBe(
    'A and B wins. A ran at 4. B ran at 8. So.',
  );
});

test('a spec that was written elsewhere keeps its panels, and one of several models has none', () => {
  const spec = { ...OF_ONE[0]!, panels: PANELS };
  expect(readSpec(JSON.parse(JSON.stringify(spec)))).toMatchObject({ panels: PANELS });
  expect(() => readSpec({ id: 'a', kind: 'best-by-model', panels: PANELS })).toThrow('panels cannot be');
});
