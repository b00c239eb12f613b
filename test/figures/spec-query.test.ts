import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TakenField } from '../../src/figures/field-use.ts';
import { readSpecQuery, specQuery } from '../../src/figures/spec-query.ts';
import { FIGURE_KINDS, kindOf, readSpec, type FigureSpec } from '../../src/figures/spec.ts';
import { FIGURE_SCHEMAS } from '../../src/markdown/figure-schemas.ts';

/** Any text that a UTF-8 file can hold. */
const tag = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed());
const count = fc.integer({ min: 1, max: 4096 });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

function value(field: TakenField): fc.Arbitrary<unknown> {
  const name = field.key.startsWith('batchSize') ? count : tag;
  switch (field.form) {
    case 'word':
      return fc.constantFrom(...field.words.map(([each]) => each));
    case 'one':
      return name;
    case 'some':
      return fc.array<string | number>(name);
    case 'share':
      return share;
    case 'positive':
      return fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
  }
}

const spec: fc.Arbitrary<FigureSpec> = fc.constantFrom(...FIGURE_KINDS).chain((kind) => {
  const { taken } = kindOf(kind);
  return fc
    .record(Object.fromEntries(taken.map((field) => [field.key, value(field)])), {
      requiredKeys: taken.filter(({ required }) => required).map(({ key }) => key),
    })
    .map((fields) => readSpec({ id: 'any', kind, ...fields }));
});

describe('the query of a link', () => {
  test('gives back the figure that it was made from', () => {
    fc.assert(
      fc.property(spec, (original) => {
        const link = specQuery(original).toString();
        const { kind, fields, problems } = readSpecQuery(new URLSearchParams(link));
        expect(problems).toEqual([]);
        expect(readSpec({ id: 'any', kind, ...fields })).toEqual(original);
      }),
      { seed: 46, numRuns: 1000 },
    );
  });

  test('is short and can be read', () => {
    const link = specQuery({
      id: 'layers',
      kind: 'layers',
      caption: 'Not in a link.',
      model: 'bvlc-alexnet',
      libraries: 'gpu',
      batchSizes: [2, 16],
      lower: 0.1,
      axisMaximum: 0.65,
    });
    expect(link.toString()).toBe(
      'kind=layers&model=bvlc-alexnet&libraries=gpu&batches=2+16&lower=0.1&max=0.65',
    );
  });

  test.each([
    ['kind=pie', 'there is no figure of kind "pie"'],
    ['metric=training', 'the link names no kind of figure'],
    ['kind=balance&scale=sqrt', 'scale cannot be "sqrt"; expected one of linear, log'],
    ['kind=layers&batches=2+x', 'batches cannot be "2 x"; expected whole numbers'],
    ['kind=layers&lower=2', 'lower cannot be "2"; expected a share from 0 to 1'],
    ['kind=layers&lower=', 'lower cannot be ""'],
    ['kind=layers&max=-1', 'max cannot be "-1"; expected a number above zero'],
    ['kind=layers&max=Infinity', 'max cannot be "Infinity"'],
    ['kind=memory-by-model&batch=2.5', 'batch cannot be "2.5"'],
    ['kind=layer-map&method=published', 'method cannot be "published"; expected one of same-batch'],
    ['kind=balance&baseline=cpu', 'a figure of kind balance takes no "baseline"'],
    ['kind=balance&model=a&model=b', 'model is given 2 times'],
    ['kind=balance&model=', 'model cannot be ""'],
  ])('says what it cannot read: %s', (link, problem) => {
    const { problems } = readSpecQuery(new URLSearchParams(link));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('asks for nothing where it is empty', () => {
    expect(readSpecQuery(new URLSearchParams(''))).toEqual({ fields: {}, problems: [] });
  });

  test.each(FIGURE_KINDS)('knows every field that an author can write: %s', (kind) => {
    const written = Object.keys(FIGURE_SCHEMAS.get(kind)!.shape).filter(
      (field) => !['id', 'kind', 'caption', 'panels', 'switch'].includes(field),
    );
    expect(
      kindOf(kind)
        .taken.map(({ key }) => key)
        .toSorted(),
    ).toEqual(written.toSorted());
  });
});
