/**
 * The site's fonts, cut down to what nearly every page needs: printable ASCII and the signs of English prose and of
 * measurements, the weights that the styles use, the features that a browser turns on. That halves what a reader fetches.
 * Run by hand after an update of the packages; a test holds the files to what this makes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(0x20 + index)).join('');
/** What pages have beside ASCII. `fonts.css` fetches the whole font on a page with a character that is in neither. */
export const CHARACTERS = `${ASCII}\u00a0§©°±²³µ·×÷‐–—‘’“”…−`;

/** Kerning, ligatures, marks; figures of one width, and of the height of capitals. */
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'lnum', 'tnum'];

/** Copyright, licence and its address: the licence wants them kept. Names are kept anyway. */
const NOTICES = [0, 13, 14];

interface Cut {
  readonly file: string;
  readonly from: string;
  readonly weight: number | { readonly min: number; readonly max: number };
}

export const FONTS_DIRECTORY = 'src/styles/fonts';

export const CUTS: readonly Cut[] = [
  {
    file: 'source-serif.woff2',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    weight: { min: 400, max: 700 },
  },
  {
    file: 'source-serif-italic.woff2',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    weight: 400,
  },
  {
    file: 'source-sans.woff2',
    from: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    weight: { min: 400, max: 700 },
  },
];

export async function cutFont({ from, weight }: Cut): Promise<Buffer> {
  const original = await readFile(createRequire(import.meta.url).resolve(from));
  // Not a literal in the call: the published types are older than two of the options.
  const options = {
    targetFormat: 'woff2' as const,
    variationAxes: { wght: weight },
    keepFeatures: FEATURES,
    preserveNameIds: NOTICES,
    noHinting: true,
  };
  return subsetFont(original, CHARACTERS, options);
}

if (import.meta.main)
  for (const cut of CUTS) {
    const font = await cutFont(cut);
    await writeFile(join(FONTS_DIRECTORY, cut.file), font);
    console.log(`${cut.file}: ${font.length} bytes`);
  }
