import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { figurePng } from '../../src/site/figure-png.ts';
import { drawSketch } from '../figures/sketches.ts';

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

  test('leaves nothing behind outside the project', async () => {
    await figurePng(figure);
    const configuration = process.env['FONTCONFIG_FILE']!;
    expect(configuration).toBe(resolve('.cache/fonts/fonts.conf'));
    expect(readFileSync(configuration, 'utf8')).toContain(`<cachedir>${resolve('.cache/fonts/cache')}<`);
  });

  test('knows no font of the machine', async () => {
    await figurePng(figure);
    const configuration = readFileSync(process.env['FONTCONFIG_FILE']!, 'utf8');
    const directories = [...configuration.matchAll(/<dir>(.*)<\/dir>/g)].map((match) => match[1]!);
    expect(directories).toHaveLength(2);
    for (const directory of directories) expect(directory).toContain('node_modules');
    expect(configuration).not.toContain('<include');
  });
});
