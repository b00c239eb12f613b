import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { buildFaces, type Faces } from '../../src/figures/build-faces.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { standardFigures } from '../../src/figures/standard-figures.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { ORIGINAL_CHARTS } from './original-charts.ts';
import { narrowOf } from './draw-spec.ts';
import { number, overlaps, parseSvg, struckThrough, textBoxes } from './svg-marks.ts';

const VARIATIONS: FigureSpec[] = [
  { id: 'training', kind: 'best-by-model', metric: 'training' },
  { id: 'logarithmic', kind: 'best-by-model', scale: 'log' },
  { id: 'intervals', kind: 'best-by-model', spread: 'ci95', quantity: 'images-per-second' },
  { id: 'cut', kind: 'best-by-library', axisMaximum: 20 },
  { id: 'one-batch-size', kind: 'best-by-model', batchSizes: [2], spread: 'none' },
  { id: 'unlike-layers', kind: 'layers', model: 'bvlc-alexnet', libraries: 'all', batchSizes: [2, 16] },
  {
    id: 'log-layers',
    kind: 'layers',
    model: 'bvlc-googlenet',
    libraries: 'fp32',
    batchSizes: [8],
    scale: 'log',
  },
  {
    id: 'same-batch',
    kind: 'adaptive-breakdown',
    model: 'bvlc-alexnet',
    librarySet: 'reasonable',
    method: 'same-batch',
  },
  { id: 'any-set', kind: 'adaptive-breakdown', model: 'bvlc-alexnet', librarySet: ['cpu', 'nvidia-cudnn'] },
  { id: 'nothing', kind: 'best-by-model', metric: 'training', libraries: 'tensorrt' },
  { id: 'log-balance', kind: 'balance', model: 'bvlc-alexnet', library: 'cpu', scale: 'log', spread: 'ci95' },
];

let analysis: Analysis;
let figures: Figure[];

function draw(spec: FigureSpec): Faces {
  return buildFaces(spec, analysis);
}

function allSpecs(): FigureSpec[] {
  return [...ORIGINAL_CHARTS, ...VARIATIONS, ...standardFigures(analysis)];
}

beforeAll(async () => {
  analysis = await analyseJetsonTx1();
  figures = allSpecs().flatMap((spec) => {
    const faces = draw(spec);
    return [faces.wide, narrowOf(faces) ?? []].flat();
  });
});

describe('every chart of the report, in every width', () => {
  test('a minus is a minus, not a hyphen', () => {
    const hyphens = figures.flatMap(({ id, svg }) =>
      [...svg.matchAll(/>(-\d[^<]*)</g)].map(([, text]) => `${id}: ${text!}`),
    );
    expect(hyphens).toEqual([]);
  });

  test('there are 46 of the original, and more', () => {
    expect(ORIGINAL_CHARTS).toHaveLength(46);
    expect(figures.length).toBeGreaterThan(46 + VARIATIONS.length);
  });

  test('no text stands on another', () => {
    const moved = parseSvg(figures[0]!.svg);
    moved.querySelectorAll('text')[1]!.setAttribute('y', '13');
    expect(overlaps(textBoxes(moved)).length).toBeGreaterThan(0);
    const found = figures.map(({ id, svg }) => ({ id, overlaps: overlaps(textBoxes(parseSvg(svg))) }));
    expect(found.filter((each) => each.overlaps.length > 0)).toEqual([]);
  });

  test('no line runs through a text', () => {
    const struck = parseSvg(figures.find(({ svg }) => svg.includes('reference'))!.svg);
    const reference = struck.querySelector('.reference')!;
    const [, x = '', y = ''] = /^M([\d.]+) ([\d.]+)/.exec(reference.getAttribute('d')!)!;
    const value = struck.querySelector('[data-index] .halo')!;
    value.closest('[data-index]')!.setAttribute('transform', `translate(${Number(x) - 10} ${Number(y) + 9})`);
    value.setAttribute('x', '0');
    expect(struckThrough(struck)).toContain(`zero reference / ${value.textContent}`);
    const found = figures.map(({ id, svg }) => ({ id, struck: struckThrough(parseSvg(svg)) }));
    expect(found.filter((each) => each.struck.length > 0)).toEqual([]);
  });

  test('no text leaves the drawing', () => {
    const outside = figures.flatMap(({ id, svg, width, height }) =>
      textBoxes(parseSvg(svg))
        .filter(
          ({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height + 1,
        )
        .map(({ text }) => `${id}: ${text}`),
    );
    expect(outside).toEqual([]);
  });

  test('slanted names are far enough apart to be read', () => {
    const tight = figures.filter(({ svg }) => {
      const names = [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\) rotate\(-45\)/g)];
      return names.some(([, start, row], index) => {
        const [, before, rowBefore] = names[index - 1] ?? [];
        return row === rowBefore && (Number(start) - Number(before)) * Math.SQRT1_2 < 13;
      });
    });
    expect(tight.map(({ id }) => id)).toEqual([]);
  });

  test('every mark is of a row of the table, and every row with a value has its mark', () => {
    for (const { id, svg, table } of figures) {
      const marks = [...parseSvg(svg).querySelectorAll('[data-index]')].map((mark) =>
        number(mark, 'data-index'),
      );
      expect(
        marks.every((index) => index in table.rows),
        id,
      ).toBe(true);
      const valued = table.rows.filter((row) =>
        row.some(
          (cell, column) => cell !== null && /_ms$|speedup|memory_mb/.test(table.columns[column]!.key),
        ),
      );
      // A roofline has no place for a layer without arithmetic.
      if (!id.includes('roofline')) expect(new Set(marks).size, id).toBeGreaterThanOrEqual(valued.length);
    }
  });

  test('rows are as wide as the columns', () => {
    for (const { id, table } of figures) {
      expect(new Set(table.rows.map((row) => row.length)).size <= 1, id).toBe(true);
      expect(table.rows[0]?.length ?? table.columns.length, id).toBe(table.columns.length);
    }
  });

  test('the strict policy holds: no inline style, no handler, no script', () => {
    for (const { svg } of figures) expect(svg).not.toMatch(/ style=| on\w+=|<script|<style/);
  });

  test('ids differ within a page of all drawings', () => {
    const ids = figures.flatMap(({ svg }) => [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]));
    expect(ids.length).toBe(new Set(ids).size);
  });

  test('every reference has its target: textures in the same drawing, words in the wide one', () => {
    const idsIn = (svg: string) => new Set([...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]));
    for (const { id, svg } of figures) {
      for (const [, target] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(idsIn(svg)).toContain(target);
      const wide = figures.find((each) => each.id === id.replace(/-narrow$/, ''))!;
      const words = [...svg.matchAll(/aria-(?:labelled|described)by="([^"]*)"/g)];
      // A page's drawing has its name in itself.
      expect(words).toHaveLength(svg.includes('aria-label=') ? 1 : 2);
      for (const [, target] of words) expect(idsIn(wide.svg)).toContain(target);
    }
  });

  test('it says in words what there is to see', () => {
    for (const { id, title, alt, caption } of figures) {
      for (const words of [title, alt, caption]) {
        expect(words.length, id).toBeGreaterThan(10);
        expect(words, id).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
      }
    }
  });

  test('no coordinate is unknown or has more than one decimal', () => {
    for (const { id, svg } of figures) {
      expect(svg, id).not.toMatch(/NaN|Infinity|undefined/);
      const drawn = svg.replace(/<(title|desc|text)[^>]*>[^<]*/g, '<$1');
      expect(/\d\.\d{2,}/.exec(drawn), id).toBeNull();
    }
  });
});
