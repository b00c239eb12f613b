import { describe, expect, test } from 'vitest';
import { figureMdx } from '../../../src/client/explorer/figure-mdx.ts';
import { figureId } from '../../../src/figures/figure-id.ts';
import type { SpecFields } from '../../../src/figures/fields.ts';
import type { FigureKind, FigureSpec } from '../../../src/figures/spec.ts';
import { chapterElements, parseMdx } from '../../../src/markdown/chapter-elements.ts';
import { COMPONENT_SCHEMAS } from '../../../src/markdown/component-schemas.ts';
import { readAttributes } from '../../../src/markdown/read-attributes.ts';

/** What a report makes of a chapter that holds nothing but this. */
function readBack(mdx: string): unknown {
  const { elements, problems } = chapterElements(parseMdx(mdx), 'chapter.mdx');
  expect(problems).toEqual([]);
  const { value, problems: wrong } = readAttributes(elements[0]!, COMPONENT_SCHEMAS.get('Figure')!);
  expect(wrong).toEqual([]);
  return value;
}

const specs: FigureSpec[] = [
  { id: 'a', kind: 'best-by-model' },
  {
    id: 'b',
    kind: 'best-by-library',
    metric: 'training',
    models: ['bvlc-alexnet', 'bvlc-googlenet'],
    libraries: ['gpu'],
    batchSizes: [2, 4],
    quantity: 'images-per-second',
    spread: 'ci95',
    scale: 'log',
    axisMaximum: 0.65,
  },
  { id: 'c', kind: 'layers', model: 'bvlc-alexnet', batchSizes: [16], lower: 0.07, upper: 1 / 3 },
  {
    id: 'd',
    kind: 'best-by-model',
    libraries: ['<script>alert(1)</script>', 'a "quoted" & {tag}', '=cmd()'],
  },
  { id: 'e', kind: 'adaptive-breakdown', model: 'net', librarySet: ['cudnn+cublas'], method: 'switchable' },
];

describe('the component for authors', () => {
  test('is read back as the very same figure, however its libraries are called', () => {
    for (const spec of specs) expect(readBack(figureMdx(spec))).toEqual(spec);
  });

  test('is written as authors write it', () => {
    expect(
      figureMdx({
        id: 'layers',
        kind: 'layers',
        model: 'bvlc-alexnet',
        libraries: ['gpu'],
        batchSizes: [8, 16],
        lower: 0.1,
      }),
    ).toBe(
      '<Figure id="layers" kind="layers" model="bvlc-alexnet" libraries="gpu" batchSizes="8 16" lower="10%" />',
    );
  });
});

describe('the id of a figure that nobody has named', () => {
  test('says what it shows, and is a word that the report takes', () => {
    expect(figureId('best-by-model', { metric: 'training', libraries: ['gpu'] })).toMatch(
      /^best-by-model-training-gpu-[a-z0-9]+$/,
    );
    expect(figureId('best-by-model', {})).toBe('best-by-model');
    const id = figureId('balance', { model: '<b>a net</b>', library: '../../x' });
    expect(id).toMatch(/^balance-b-a-net-b-x-[a-z0-9]+$/);
    expect(readBack(figureMdx({ id, kind: 'balance', model: 'net', library: 'x' }))).toMatchObject({ id });
  });

  test.each<[string, FigureKind, SpecFields, SpecFields]>([
    ['which limit', 'layers', { lower: 0.1 }, { upper: 0.1 }],
    ['letters that an id cannot hold', 'balance', { model: '漢' }, { model: '字' }],
    ['where one name ends', 'best-by-model', { models: ['a-b'] }, { models: ['a', 'b'] }],
    ['what is named', 'best-by-model', { models: ['x'] }, { libraries: ['x'] }],
    ['capitals', 'balance', { model: 'Net' }, { model: 'net' }],
  ])('differs where only this differs: %s', (_, kind, one, other) => {
    expect(figureId(kind, one)).not.toBe(figureId(kind, other));
  });

  test('stays short, and differs where only what was cut off differs', () => {
    const many = (last: string) => figureId('best-by-model', { libraries: ['a'.repeat(60), last] });
    expect(many('b').length).toBeLessThanOrEqual(60);
    expect(many('b')).not.toBe(many('c'));
    expect(many('b')).toBe(many('b'));
    expect(many('b')).toMatch(/^[a-z0-9.-]+$/);
  });
});
