import { inLightTheme } from '../../figures/standalone-svg.ts';
import { loadText } from '../load.ts';
import { pngOfSvg } from './png-of-svg.ts';
import { saveFile } from './save-file.ts';

/**
 * Saves the picture of the drawing that a link leads to.
 *
 * @throws NotLoaded if the drawing cannot be had
 */
export async function paintPicture({ href }: HTMLAnchorElement): Promise<void> {
  const svg = await loadText(href);
  const name = new URL(href).pathname
    .split('/')
    .at(-1)!
    .replace(/\.svg$/, '.png');
  saveFile(name, await pngOfSvg(inLightTheme(svg)));
}
