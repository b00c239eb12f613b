import sharp from 'sharp';
import { scale } from './matrix.ts';
import { paintTexts } from './paint-texts.ts';
import type { DrawnText } from './take-texts.ts';

const SVG_DPI = 72;

/**
 * A fourteenth larger than at the usual level 6, in less than half of its time. A palette would halve the file, and take twice the
 * time of all the rest.
 */
const COMPRESSION = 3;

/**
 * The picture as a PNG. libvips paints all but the words: it makes the outline of each letter anew, which is three quarters of
 * its time. Here a letter is cut once.
 *
 * @param density pixels of the picture for each of the drawing
 * @param title what the picture is called where it has no glyph for a character
 */
export async function paintPicture(
  drawing: string,
  texts: readonly DrawnText[],
  density: number,
  title: string,
): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(drawing), {
    density: SVG_DPI * density,
    limitInputPixels: false,
  })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const missing = paintTexts({ data, width, height }, texts, scale(density));
  if (missing.size > 0)
    console.warn(
      `picture of “${title}”: no glyph in its typeface: ${[...missing].join(' ')}; a box stands for each`,
    );
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .png({ compressionLevel: COMPRESSION })
    .toBuffer();
}
