import { figureCsv } from '../../figures/figure-csv.ts';
import type { Faces } from '../../figures/build-faces.ts';
import { standaloneSvg } from '../../figures/standalone-svg.ts';
import { lightStylesheet } from '../../figures/stylesheet.ts';
import { pngOfSvg } from './png-of-svg.ts';

/** Turns a card's links into files of what it shows now. Each is made only when it is asked for. */
export function offerDownloads(card: HTMLElement, faces: Faces): void {
  offer(card, 'svg', faces, () => new Blob([standaloneSvg(faces.wide)], { type: 'image/svg+xml' }));
  offer(card, 'csv', faces, () => new Blob([figureCsv(faces.table)], { type: 'text/csv' }));
  offer(card, 'png', faces, () => pngOfSvg(standaloneSvg(faces.wide, lightStylesheet)));
}

function offer(card: HTMLElement, kind: string, { id }: Faces, make: () => Blob | Promise<Blob>): void {
  const link = card.querySelector<HTMLAnchorElement>(`[data-download="${kind}"]`);
  if (link === null) return;
  link.onclick = async (event) => {
    event.preventDefault();
    // A link of its own: one that the keyboard pressed cannot be pressed again before it is done.
    const file = document.createElement('a');
    file.download = `${id}.${kind}`;
    file.href = URL.createObjectURL(await make());
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), RELEASE_MS);
  };
}

/** Long enough for a browser to have begun saving. */
const RELEASE_MS = 60_000;
