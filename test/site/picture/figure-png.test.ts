import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { standaloneSvg } from '../../../src/figures/standalone-svg.ts';
import { lightStylesheet } from '../../../src/figures/stylesheet.ts';
import { takeTexts } from '../../../src/site/picture/take-texts.ts';
import { figurePng } from '../../../src/site/picture/figure-png.ts';
import { drawSketch } from '../../figures/sketches.ts';

const figure = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'] });

describe('the picture of a figure', () => {
  test('is twice the drawing in size', async () => {
    const { format, width } = await sharp(await figurePng(figure)).metadata();
    expect(format).toBe('png');
    expect(width).toBeGreaterThan(2 * figure.width);
  });

  test('has text in the shipped typeface, whatever fonts the machine has', async () => {
    // Without a font every letter is the same empty box, so names of one length would look alike.
    const picture = (name: string) =>
      figurePng({ ...figure, svg: figure.svg.replace('>OpenBLAS<', `>${name}<`) });
    const [first, second, again] = await Promise.all([
      picture('iiiiiiii'),
      picture('llllllll'),
      picture('iiiiiiii'),
    ]);
    expect(first.equals(second)).toBe(false);
    expect(first.equals(again)).toBe(true);
  });

  test('is smaller where the drawing is longer than the rasteriser can draw at twice its size', async () => {
    const long = {
      ...figure,
      height: 40_000,
      svg: figure.svg
        .replace(/height="[\d.]+"/, 'height="40000"')
        .replace(/viewBox="0 0 ([\d.]+) [\d.]+"/, 'viewBox="0 0 $1 40000"'),
    };
    const { height } = await sharp(await figurePng(long), { limitInputPixels: false }).metadata();
    expect(height).toBeLessThanOrEqual(32_767);
    expect(height).toBeGreaterThan(30_000);
  });

  test('needs no font of the machine, and asks for none', () => {
    const { drawing } = takeTexts(standaloneSvg(figure, lightStylesheet));
    expect(drawing).not.toContain('<text');
  });

  test('says which characters it has a box for, and where', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    await figurePng({ ...figure, svg: figure.svg.replace('>OpenBLAS<', '>模型<') });
    expect(warn.mock.calls).toEqual([
      [`picture of “${figure.title}”: no glyph in its typeface: 模 型; a box stands for each`],
    ]);
    warn.mockRestore();
  });
});
