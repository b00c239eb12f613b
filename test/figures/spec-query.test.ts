import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURE_SCHEMAS } from '../../src/markdown/figure-schemas.ts';
import type { FigureKind, FigureSpec } from '../../src/figures/spec.ts';
import {
  FIGURE_KINDS,
  fieldWords,
  KIND_FIELDS,
  requiredFields,
  specOf,
  type SpecField,
  type SpecFields,
} from '../../src/figures/spec-fields.ts';
import { readSpecQuery, specQuery } from '../../src/figures/spec-query.ts';

/** Any text that a UTF-8 file can hold. */
const tag = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed());
const count = fc.integer({ min: 1, max: 4096 });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

function value(kind: FigureKind, field: SpecField): fc.Arbitrary<unknown> {
  const words = fieldWords(kind, field);
  if (words !== undefined) return fc.constantFrom(...words);
  switch (field) {
    case 'models':
    case 'libraries':
    case 'librarySet':
      return fc.array(tag);
    case 'batchSizes':
      return fc.array(count);
    case 'batchSize':
      return count;
    case 'lower':
    case 'upper':
      return share;
    case 'axisMaximum':
      return fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
    default:
      return tag;
  }
}

const spec: fc.Arbitrary<FigureSpec> = fc.constantFrom(...FIGURE_KINDS).chain((kind) =>
  fc
    .record(Object.fromEntries(KIND_FIELDS[kind].map((field) => [field, value(kind, field)])), {
      requiredKeys: [...requiredFields(kind)],
    })
    .map((fields) => specOf(kind, fields as SpecFields, 'any')),
);

describe('the query of a link', () => {
  test('gives back the figure that it was made from', () => {
    fc.assert(
      fc.property(spec, (original) => {
        const link = specQuery(original).toString();
        const { kind, fields, problems } = readSpecQuery(new URLSearchParams(link));
        expect(problems).toEqual([]);
        expect(specOf(kind!, fields, 'any')).toEqual(original);
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
      (field) => !['id', 'kind', 'caption'].includes(field),
    );
    const inferenceOnly = ['roofline', 'accuracy-speed'].includes(kind);
    expect([...KIND_FIELDS[kind]].sort()).toEqual(
      written.filter((field) => !(inferenceOnly && field === 'metric')).sort(),
    );
  });
});
