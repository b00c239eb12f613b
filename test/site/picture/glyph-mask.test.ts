import { expect, test } from 'vitest';
import { type GlyphMask, glyphMask } from '../../../src/site/picture/glyph-mask.ts';
import { scale, shift } from '../../../src/site/picture/matrix.ts';

/** Around a polygon, back to where it begins. */
const around = (...corners: readonly (readonly [number, number])[]) =>
  corners.flatMap((corner, index) => [...corner, ...corners[(index + 1) % corners.length]!]);
const square = (from: number, to: number) => around([from, from], [to, from], [to, to], [from, to]);
const here = shift(0, 0);

const covered = (mask: GlyphMask | undefined, x: number, y: number) =>
  mask!.coverage[(y - mask!.top) * mask!.width + x - mask!.left];

const sum = ({ coverage }: GlyphMask) => coverage.reduce((all, part) => all + part, 0) / 255;

test('a pixel is covered by as much of it as lies inside', () => {
  const mask = glyphMask(square(0.5, 2), here, 0);
  expect([covered(mask, 1, 1), covered(mask, 0, 1), covered(mask, 1, 0), covered(mask, 0, 0)]).toEqual([
    255, 128, 128, 64,
  ]);
});

test('whichever way its edges turn', () => {
  const back = around([0, 0], [0, 2], [2, 2], [2, 0]);
  expect(glyphMask(back, here, 0)).toEqual(glyphMask(square(0, 2), here, 0));
});

test('a hole is one that turns the other way', () => {
  const mask = glyphMask([...square(0, 3), ...around([1, 1], [1, 2], [2, 2], [2, 1])], here, 0);
  expect([covered(mask, 0, 0), covered(mask, 1, 1), covered(mask, 2, 1)]).toEqual([255, 0, 255]);
});

test('where two parts lie upon each other, nothing is more than covered', () => {
  const mask = glyphMask([...square(0, 2), ...square(1, 3)], here, 0);
  expect([covered(mask, 0, 0), covered(mask, 1, 1), covered(mask, 2, 2)]).toEqual([255, 255, 255]);
});

test('slanted edges cover the area of what they enclose, wherever it stands', () => {
  const triangle = around([0, 0], [7, 1], [2, 9]);
  for (const place of [here, shift(0.3, 0.7), shift(-5.25, 3.5)])
    expect(sum(glyphMask(triangle, place, 0)!)).toBeCloseTo((7 * 9 - 1 * 2) / 2, 0);
});

test('it is as large as its place says', () => {
  expect(sum(glyphMask(square(0, 2), scale(3), 0)!)).toBe(36);
});

test('what is grown reaches as far to all sides, and is round at its corners', () => {
  const mask = glyphMask(square(0, 4), here, 2);
  expect([covered(mask, -2, 1), covered(mask, 5, 1), covered(mask, 1, -2)]).toEqual([255, 255, 255]);
  expect(covered(mask, -2, -2)).toBeLessThan(64);
  expect([mask!.left, mask!.top]).toEqual([-2, -2]);
});

test('a space is nothing to see', () => {
  expect(glyphMask([], here, 0)).toBeUndefined();
});
