import { figureCsv } from '../../figures/figure-csv.ts';
import type { Faces } from '../../figures/build-faces.ts';
import { standaloneSvg } from '../../figures/standalone-svg.ts';
import { lightStylesheet } from '../../figures/stylesheet.ts';
import { pngOfSvg } from './png-of-svg.ts';
import { saveFile } from './save-file.ts';

/** What cards show that is not what was published. */
const shown = new WeakMap<HTMLElement, Faces>();

/** What a card shows now, where that is not what was published. */
export function facesShown(card: HTMLElement): Faces | undefined {
  return shown.get(card);
}

/** Turns a card's links into files of what it shows now. Each is made only when it is asked for. */
export function offerDownloads(card: HTMLElement, faces: Faces): void {
  shown.set(card, faces);
  offer(card, 'svg', faces, () => new Blob([standaloneSvg(faces.wide)], { type: 'image/svg+xml' }));
  offer(card, 'csv', faces, () => new Blob([figureCsv(faces.table)], { type: 'text/csv' }));
  offer(card, 'png', faces, () => pngOfSvg(standaloneSvg(faces.wide, lightStylesheet)));
}

function offer(card: HTMLElement, kind: string, { id }: Faces, make: () => Blob | Promise<Blob>): void {
  const link = card.querySelector<HTMLAnchorElement>(`[data-download="${kind}"]`);
  if (link === null) return;
  link.onclick = async (event) => {
    event.preventDefault();
    saveFile(`${id}.${kind}`, await make());
  };
}
