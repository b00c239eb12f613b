import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHARACTERS, CUTS, cutFont, FONTS_DIRECTORY } from '../../scripts/subset-fonts.ts';

describe.each(CUTS)('$file', (cut) => {
  it('is what the package’s font gives when it is cut', async () => {
    expect((await cutFont(cut)).equals(await readFile(join(FONTS_DIRECTORY, cut.file)))).toBe(true);
  });

  it('is asked for by exactly the characters that it has', async () => {
    const face = (await readFile('src/styles/fonts.css', 'utf8'))
      .split('@font-face')
      .find((each) => each.includes(cut.file))!;
    expect(charactersOf(/unicode-range:([^;]+);/.exec(face)![1]!)).toEqual([...CHARACTERS].sort());
  });
});

it('the fonts carry their licence', async () => {
  const licence = await readFile(join(FONTS_DIRECTORY, 'OFL.txt'), 'utf8');
  expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
  expect(licence.match(/Copyright .* Adobe/g)).toHaveLength(2);
});

/** The characters of a CSS `unicode-range`. */
function charactersOf(range: string): string[] {
  return range
    .split(',')
    .flatMap((part) => {
      const [first, last = first] = part
        .trim()
        .slice('U+'.length)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16)) as [number, number?];
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .sort();
}
