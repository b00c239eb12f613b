import { wrapText } from '../figures/drawing/text-width.ts';
import type { Figure } from '../figures/figure.ts';
import { LIGHT } from '../figures/stylesheet.ts';
import { figurePng } from './figure-png.ts';

/** What social networks show of a link, in pixels. */
const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 48;
const TITLE_SIZE = 46;
const LINE = 56;
const MOST_LINES = 2;
const SMALL = 24;

/** A picture for links to a page: its title, a line below it, and a real chart. */
export async function socialCard(title: string, line: string, figure: Figure): Promise<Buffer> {
  const chart = await figurePng(figure);
  // Only now, as the figures' picture has set the fonts up that the rasteriser reads when it is first loaded.
  const { default: sharp } = await import('sharp');
  const titleLines = wrapText(title, WIDTH - 2 * MARGIN, TITLE_SIZE).slice(0, MOST_LINES);
  const top = MARGIN + titleLines.length * LINE + SMALL + 24;
  const picture = await sharp(chart)
    .resize({ width: WIDTH - 2 * MARGIN, height: HEIGHT - top - MARGIN / 2, fit: 'inside' })
    .toBuffer({ resolveWithObject: true });
  const words = [
    ...titleLines.map((text, index) =>
      textAt(MARGIN + index * LINE + TITLE_SIZE, TITLE_SIZE, 600, LIGHT.ink, text),
    ),
    textAt(
      MARGIN + titleLines.length * LINE + SMALL,
      SMALL,
      400,
      LIGHT.quiet,
      wrapText(line, WIDTH - 2 * MARGIN, SMALL)[0]!,
    ),
  ];
  const background = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="${LIGHT.paper}"/>${words.join('')}</svg>`;
  return sharp(Buffer.from(background))
    .composite([{ input: picture.data, top, left: Math.round((WIDTH - picture.info.width) / 2) }])
    .png({ palette: true, effort: 1 })
    .toBuffer();
}

function textAt(y: number, size: number, weight: number, fill: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${String(MARGIN)}" y="${String(y)}" font-family="Source Sans 3" font-size="${String(size)}" font-weight="${String(weight)}" fill="${fill}">${escaped}</text>`;
}
