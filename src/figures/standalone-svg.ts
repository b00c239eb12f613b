import { escapeMarkup } from './drawing/serialize.ts';
import { fitText, LINE_HEIGHT, wrapText } from './drawing/text.ts';
import { type Figure, WIDE } from './figure.ts';
import { lightStylesheet, standaloneStylesheet } from './stylesheet.ts';

const MARGIN = 14;
const TITLE_HEIGHT = 28;
const CAPTION_GAP = 10;

/**
 * The drawing as a file of its own, which says what it shows wherever it ends up: with title and caption, its styles
 * inside, on paper of its theme.
 *
 * @param stylesheet for a renderer that shall not choose a theme
 */
export function standaloneSvg(
  { svg, width, height, title, caption }: Pick<Figure, 'svg' | 'width' | 'height' | 'title' | 'caption'>,
  stylesheet = standaloneStylesheet,
): string {
  const lines = wrapText(caption, Math.min(width, WIDE));
  const top = -MARGIN - TITLE_HEIGHT;
  const captionTop = height + CAPTION_GAP;
  const outerWidth = width + 2 * MARGIN;
  const outerHeight = captionTop + lines.length * LINE_HEIGHT + MARGIN - top;
  const words = [
    `<text class="group" x="0" y="-12">${escapeMarkup(fitText(title, width))}</text>`,
    ...lines.map(
      (line, index) =>
        `<text class="quiet" x="0" y="${captionTop + (index + 1) * LINE_HEIGHT - 4}">${escapeMarkup(line)}</text>`,
    ),
  ].join('');
  const paper = `<rect class="paper" x="${-MARGIN}" y="${top}" width="${outerWidth}" height="${outerHeight}"/>`;
  return svg
    .replace(/viewBox="[^"]*"/, `viewBox="${-MARGIN} ${top} ${outerWidth} ${outerHeight}"`)
    .replace(/ width="\d+"/, ` width="${outerWidth}"`)
    .replace(/ height="\d+"/, ` height="${outerHeight}"`)
    .replace('</desc>', () => `</desc><style>${stylesheet}</style>${paper}${words}`);
}

/** The same file for a renderer that shall not choose a theme. */
export function inLightTheme(svg: string): string {
  return svg.replace(standaloneStylesheet, () => lightStylesheet);
}
