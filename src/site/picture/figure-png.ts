import type { Figure } from '../../figures/figure.ts';
import { standaloneSvg } from '../../figures/standalone-svg.ts';
import { lightStylesheet } from '../../figures/stylesheet.ts';
import { paintPicture } from './paint-picture.ts';
import { takeTexts } from './take-texts.ts';

/** What a picture has of a figure. */
export type PictureFigure = Pick<Figure, 'svg' | 'width' | 'height' | 'title' | 'caption'>;

/** Pixels of the picture for each pixel of the drawing: sharp in print and on dense screens. */
const DENSITY = 2;

/** What the rasteriser can draw, each way, with something to spare; a longer drawing becomes a smaller picture. */
const MOST_PIXELS = 32_000;

/** The figure as a PNG in the light theme, at twice its size where that can be drawn. Its text needs no font on the machine. */
export function figurePng(figure: PictureFigure): Promise<Buffer> {
  const density = Math.min(DENSITY, MOST_PIXELS / Math.max(figure.width, figure.height));
  const { drawing, texts } = takeTexts(standaloneSvg(figure, lightStylesheet));
  return paintPicture(drawing, texts, density, figure.title);
}
