import { wrapText } from '../../figures/drawing/text.ts';
import { standaloneSvg } from '../../figures/standalone-svg.ts';
import { LIGHT, lightStylesheet } from '../../figures/stylesheet.ts';
import { textLook } from '../../figures/text-look.ts';
import { scale, shift, within } from './matrix.ts';
import type { PictureFigure } from './figure-png.ts';
import { paintPicture } from './paint-picture.ts';
import { type DrawnText, takeTexts, type TakenTexts } from './take-texts.ts';

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
export function socialCard(title: string, line: string, chart?: PictureFigure): Promise<Buffer> {
  const titleLines = wrapText(title, WORDS, TITLE_SIZE).slice(0, MOST_LINES);
  const below = MARGIN + titleLines.length * LINE + SMALL_LINE;
  const words = [
    ...titleLines.map((text, index) =>
      textAt(MARGIN + index * LINE + TITLE_SIZE, TITLE_SIZE, text, ['group']),
    ),
    ...wrapText(line, WORDS, SMALL)
      .slice(0, MOST_SMALL_LINES)
      .map((text, index) => textAt(below + index * SMALL_LINE + SMALL, SMALL, text, ['quiet'])),
  ];
  const shown = chart === undefined ? { drawing: '', texts: [] } : beside(chart);
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="${LIGHT.paper}"/>${shown.drawing}</svg>`;
  return paintPicture(card, [...words, ...shown.texts], 1, title);
}

/** The chart on the right, in the middle of the height, as large as the words leave room. */
function beside(chart: PictureFigure): TakenTexts {
  const { drawing, texts } = takeTexts(standaloneSvg(chart, lightStylesheet));
  const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(drawing)!.map(Number);
  const room = WIDTH - WORDS - 2.5 * MARGIN;
  const size = Math.min(room / width!, (HEIGHT - 2 * MARGIN) / height!);
  const [left, top] = [WIDTH - MARGIN - size * width!, (HEIGHT - size * height!) / 2];
  const box = `x="${String(left)}" y="${String(top)}" width="${String(size * width!)}" height="${String(size * height!)}"`;
  const place = within(shift(left, top), scale(size));
  return {
    // The drawing takes all of the height of what it stands in.
    drawing: `<svg ${box} viewBox="0 0 ${String(width)} ${String(height)}">${drawing}</svg>`,
    texts: texts.map((text) => ({ ...text, place: within(place, text.place) })),
  };
}

/** @param classes as of a text in a figure */
function textAt(y: number, size: number, text: string, classes: readonly string[]): DrawnText {
  return { text, size, look: textLook(classes), place: shift(MARGIN, y) };
}
