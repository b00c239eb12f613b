import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { buildFaces, type PageDrawings } from '../../src/figures/build-faces.ts';
import type { Drawn } from '../../src/figures/draw-figure.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { analyse } from '../analysis/analyse-runs.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { narrowOf } from './draw-spec.ts';
import { number, overlaps, parseMark, textBoxes } from './svg-marks.ts';

const WIDER_THAN_A_PHONE: readonly FigureSpec[] = [
  { id: 'many', kind: 'layers', model: 'bvlc-googlenet', libraries: 'gpu', batchSizes: [2], axisMaximum: 2 },
  { id: 'unlike', kind: 'layers', model: 'bvlc-alexnet', libraries: 'all', batchSizes: [2, 16] },
  { id: 'map', kind: 'layer-map', model: 'net', librarySet: 'all' },
];

/** Eight libraries that share their layers: more than a phone has room for in a map. */
const EIGHT = analyse(
  [...'abcdefgh'].flatMap((library, at) =>
    [0, 1].map((repetition) => ({
      library,
      repetition,
      layers: [['conv', at + 1] as const, ['pool', 9 - at] as const],
    })),
  ),
);

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyseJetsonTx1();
});
const draw = (spec: FigureSpec) => buildFaces(spec, spec.kind === 'layer-map' ? EIGHT : analysis);
const texts = ({ root }: Drawn) =>
  [...parseMark(root).querySelectorAll('text')].map((text) => text.textContent);

describe.each(WIDER_THAN_A_PHONE)('a drawing that scrolls: $id', (spec) => {
  let page: PageDrawings;
  beforeAll(() => {
    ({ page } = draw(spec));
  });

  test('keeps its key out of the box that scrolls, broken to the width of what it stands on', () => {
    expect(page.heads).toHaveLength(2);
    expect(page.plots).toHaveLength(1);
    for (const { root, width } of page.heads) {
      const boxes = textBoxes(parseMark(root));
      expect(boxes.length).toBeGreaterThan(1);
      expect(overlaps(boxes)).toEqual([]);
      expect(boxes.filter(({ right }) => right > width + 1)).toEqual([]);
      expect(root.attributes['aria-hidden']).toBe('true');
    }
    expect(parseMark(page.plots[0]!.root).querySelector('[data-legend]')).toBeNull();
  });

  test('says all that the file says', () => {
    const { wide } = draw(spec);
    const whole = new Set([...wide.svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text));
    const parts = [page.heads[0]!, page.plots[0]!].flatMap(texts);
    const escaped = parts.map((text) => text.replaceAll('&', '&amp;'));
    expect(new Set(escaped)).toEqual(whole);
  });
});

test('the axis that stays lies exactly on the one that scrolls away', () => {
  const { plots, axis } = draw(WIDER_THAN_A_PHONE[0]!).page;
  const ticks = ({ root }: Drawn) =>
    [...parseMark(root).querySelectorAll('.quiet.end text')].map((text) => [
      text.textContent,
      number(text, 'x'),
      number(text, 'y'),
    ]);
  expect(ticks(axis!).length).toBeGreaterThan(2);
  expect(ticks(axis!)).toEqual(ticks(plots[0]!));
});

test('what fits on a phone is drawn for it instead', () => {
  const { plots, heads } = draw({ id: 'fits', kind: 'best-by-model' }).page;
  expect([plots.length, heads.length]).toEqual([2, 0]);
});

test('layers that do not fit beside each other go on in rows, each with its axis, before anything scrolls', () => {
  const faces = draw({
    id: 'rows',
    kind: 'layers',
    model: 'deepscale-squeezenet-1.1',
    libraries: ['nvidia-cudnn', 'libdnn-cuda'],
    batchSizes: [16],
  });
  const { wide } = faces;
  const narrow = narrowOf(faces);
  const zeros = (svg: string) => [...svg.matchAll(/>0<\/text>/g)].length;
  expect(zeros(wide.svg)).toBe(3);
  expect(zeros(narrow!.svg)).toBeGreaterThan(3);
  for (const name of ['conv10', 'pool10']) expect(narrow!.svg).toContain(`>${name}<`);
  expect(narrow!.width).toBe(336);
});
