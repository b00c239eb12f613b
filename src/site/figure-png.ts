import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type sharp from 'sharp';
import writeFileAtomic from 'write-file-atomic';
import type { Figure } from '../figures/figure.ts';
import { standaloneSvg } from '../figures/standalone-svg.ts';
import { lightStylesheet } from '../figures/stylesheet.ts';
import { isSystemError } from '../dataset/system-error.ts';
import { generatorRoot } from '../roots.ts';
import { cacheDirectory } from './settings.ts';

/** Pixels of the picture for each pixel of the drawing: sharp in print and on dense screens. */
const DENSITY = 2;
const SVG_DPI = 72;

/** What the rasteriser can draw, each way, with something to spare; a longer drawing becomes a smaller picture. */
const MOST_PIXELS = 32_000;

let loaded: Promise<typeof sharp> | undefined;

/** The figure as a PNG in the light theme, at twice its size where that can be drawn. Its text needs no font on the machine. */
export async function figurePng(figure: Figure): Promise<Buffer> {
  const svg = standaloneSvg(figure, lightStylesheet);
  const density = Math.min(DENSITY, MOST_PIXELS / Math.max(figure.width, figure.height));
  return (
    (await rasteriser())(Buffer.from(svg), { density: SVG_DPI * density, limitInputPixels: false })
      // The paper of a figure fills it. A palette would halve the file, and take twice the time of all the rest.
      .removeAlpha()
      .png()
      .toBuffer()
  );
}

/** What makes pictures of drawings, with the figures' typeface. */
export function rasteriser(): Promise<typeof sharp> {
  return (loaded ??= loadRasteriser());
}

/** The fonts are announced by the environment, which must be set before the rasteriser is first loaded. */
async function loadRasteriser(): Promise<typeof sharp> {
  process.env['FONTCONFIG_FILE'] = await writeFontConfiguration();
  return (await import('sharp')).default;
}

/**
 * A fontconfig file that knows nothing but the typeface of the figures, from the project's own dependencies. It has to
 * be TrueType: the rasteriser cannot read the compressed files that browsers get.
 *
 * @returns its path
 */
async function writeFontConfiguration(): Promise<string> {
  const fonts = dirname(
    createRequire(join(generatorRoot, 'package.json')).resolve(
      '@expo-google-fonts/source-sans-3/package.json',
    ),
  );
  try {
    return await writeConfigurationIn(join(cacheDirectory, 'fonts'), fonts);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // The cache cannot be written: pictures need the file all the same.
    const directory = await mkdtemp(join(tmpdir(), 'fonts-'));
    process.on('exit', () => {
      rmSync(directory, { recursive: true, force: true });
    });
    return writeConfigurationIn(directory, fonts);
  }
}

async function writeConfigurationIn(directory: string, fonts: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'fonts.conf');
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${FACES.map((face) => `<dir>${escapeXml(join(fonts, face))}</dir>`).join('\n')}
<cachedir>${escapeXml(join(directory, 'cache'))}</cachedir>
</fontconfig>
`;
  await writeFileAtomic(path, configuration);
  return path;
}

/** Folders of the regular and of the bold face. */
const FACES = ['400Regular', '600SemiBold'];

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
