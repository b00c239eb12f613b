import { wrapText } from '../figures/drawing/text-width.ts';
import { LIGHT } from '../figures/stylesheet.ts';
import { rasteriser } from './figure-png.ts';

/** What social networks show of a link, in pixels. */
const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 40;
/** The words stand beside the chart, which has the rest of the width and all of the height. */
const WORDS = 370;
const TITLE_SIZE = 42;
const LINE = 50;
const MOST_LINES = 8;
const SMALL = 22;
const SMALL_LINE = 28;
const MOST_SMALL_LINES = 3;

<<<<<<< HEAD
/** A picture for links to a page: its title, a line below it, and a real chart. */
export async function socialCard(title: string, line: string, figure: Figure): Promise<Buffer> {
  const chart = await figurePng(figure);
  // Only now, as the figures' picture has set the fonts up that the rasteriser reads when it is first loaded.
  const { default: sharp } = await import('sharp');
  const picture = await sharp(chart)
    .resize({ width: WIDTH - WORDS - 2.5 * MARGIN, height: HEIGHT - 2 * MARGIN, fit: 'inside' })
    .toBuffer({ resolveWithObject: true });
  const titleLines = wrapText(title, WORDS, TITLE_SIZE).slice(0, MOST_LINES);
  const below = MARGIN + titleLines.length * LINE + SMALL_LINE;
=======
/**
 * A picture for links to a page: its title, a line below it, and a real chart.
 *
 * @param chart a picture of it; absent where there is nothing to draw
 */
export async function socialCard(title: string, line: string, chart?: Uint8Array): Promise<Buffer> {
  const sharp = await rasteriser();
  const titleLines = wrapText(title, WIDTH - 2 * MARGIN, TITLE_SIZE).slice(0, MOST_LINES);
  const top = MARGIN + titleLines.length * LINE + SMALL + 24;
  const picture =
    chart &&
    (await sharp(chart)
      .resize({ width: WIDTH - 2 * MARGIN, height: HEIGHT - top - MARGIN / 2, fit: 'inside' })
      .toBuffer({ resolveWithObject: true }));
>>>>>>> cf8c70f (Compare on the site as diff does, and keep what is drawn between builds)
  const words = [
    ...titleLines.map((text, index) =>
      textAt(MARGIN + index * LINE + TITLE_SIZE, TITLE_SIZE, 600, LIGHT.ink, text),
    ),
    ...wrapText(line, WORDS, SMALL)
      .slice(0, MOST_SMALL_LINES)
      .map((text, index) => textAt(below + index * SMALL_LINE + SMALL, SMALL, 400, LIGHT.quiet, text)),
  ];
  const background = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="${LIGHT.paper}"/>${words.join('')}</svg>`;
  const { width, height } = picture.info;
  return sharp(Buffer.from(background))
<<<<<<< HEAD
    .composite([
      { input: picture.data, top: Math.round((HEIGHT - height) / 2), left: WIDTH - MARGIN - width },
    ])
=======
    .composite(
      picture === undefined
        ? []
        : [{ input: picture.data, top, left: Math.round((WIDTH - picture.info.width) / 2) }],
    )
>>>>>>> cf8c70f (Compare on the site as diff does, and keep what is drawn between builds)
    .png({ palette: true, effort: 1 })
    .toBuffer();
}

function textAt(y: number, size: number, weight: number, fill: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${String(MARGIN)}" y="${String(y)}" font-family="Source Sans 3" font-size="${String(size)}" font-weight="${String(weight)}" fill="${fill}">${escaped}</text>`;
}
