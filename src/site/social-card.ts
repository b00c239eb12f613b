import { wrapText } from '../figures/drawing/text.ts';
import type { Figure } from '../figures/figure.ts';
import { standaloneSvg } from '../figures/standalone-svg.ts';
import { LIGHT, lightStylesheet } from '../figures/stylesheet.ts';
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

/**
 * A picture for links to a page: its title, a line below it, and a real chart.
 *
 * @param chart absent where there is nothing to draw
 */
export async function socialCard(title: string, line: string, chart?: Figure): Promise<Buffer> {
  const titleLines = wrapText(title, WORDS, TITLE_SIZE).slice(0, MOST_LINES);
  const below = MARGIN + titleLines.length * LINE + SMALL_LINE;
  const words = [
    ...titleLines.map((text, index) =>
      textAt(MARGIN + index * LINE + TITLE_SIZE, TITLE_SIZE, 600, LIGHT.ink, text),
    ),
    ...wrapText(line, WORDS, SMALL)
      .slice(0, MOST_SMALL_LINES)
      .map((text, index) => textAt(below + index * SMALL_LINE + SMALL, SMALL, 400, LIGHT.quiet, text)),
  ];
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="${LIGHT.paper}"/>${words.join('')}${chart === undefined ? '' : beside(chart)}</svg>`;
  return (await rasteriser())(Buffer.from(card)).removeAlpha().png().toBuffer();
}

/** The chart on the right, in the middle of the height, as large as the words leave room. */
function beside(chart: Figure): string {
  const drawing = standaloneSvg(chart, lightStylesheet);
  const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(drawing)!;
  const room = WIDTH - WORDS - 2.5 * MARGIN;
  const place = `x="${String(WIDTH - MARGIN - room)}" y="${String(MARGIN)}" width="${String(room)}" height="${String(HEIGHT - 2 * MARGIN)}"`;
  return `<svg ${place} viewBox="0 0 ${width!} ${height!}" preserveAspectRatio="xMaxYMid meet">${drawing}</svg>`;
}

function textAt(y: number, size: number, weight: number, fill: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${String(MARGIN)}" y="${String(y)}" font-family="Source Sans 3" font-size="${String(size)}" font-weight="${String(weight)}" fill="${fill}">${escaped}</text>`;
}
