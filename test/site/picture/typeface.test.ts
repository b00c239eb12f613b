import { describe, expect, test } from 'vitest';
import { typeface } from '../../../src/site/picture/typeface.ts';

const width = (text: string, weight: 400 | 600 = 400) => typeface(weight).shape(text).width;

describe('the typeface of pictures', () => {
  test('sets pairs of letters closer that leave a gap', () => {
    expect(width('AV')).toBeLessThan(width('A') + width('V'));
  });

  test('has digits of one width, so that columns of numbers stand straight', () => {
    expect(new Set([...'0123456789'].map((digit) => width(digit))).size).toBe(1);
  });

  test('is wider where it is bolder', () => {
    expect(width('OpenBLAS', 600)).toBeGreaterThan(width('OpenBLAS'));
  });

  test('has the signs of measurements, and narrow spaces', () => {
    for (const weight of [400, 600] as const)
      expect(typeface(weight).shape('−×÷±≤≥≈µμΩαβσΔ²³⁻·…‘’“”–—→←\u00a0\u2009\u202f').missing).toEqual([]);
  });

  test('tells the characters that it has not, and has a box for each', () => {
    const { missing, glyphs } = typeface(400).shape('a模b🚀');
    expect(missing).toEqual(['模', '🚀']);
    expect(typeface(400).edges(glyphs[1]!.id).length).toBeGreaterThan(0);
  });

  test('has outlines that come back to where they began', () => {
    const { glyphs } = typeface(400).shape('&8@ßfi');
    for (const { id } of glyphs) {
      const edges = typeface(400).edges(id);
      let turned = 0;
      for (let at = 0; at < edges.length; at += 4) turned += edges[at + 3]! - edges[at + 1]!;
      expect(turned).toBeCloseTo(0, 6);
    }
  });
});
