import { figureCsv } from '../../figures/figure-csv.ts';
import type { Figure } from '../../figures/figure.ts';
import { standaloneSvg } from '../../figures/standalone-svg.ts';
import { lightStylesheet } from '../../figures/stylesheet.ts';
import { pngOfSvg } from './png-of-svg.ts';

const given = new WeakMap<HTMLAnchorElement, string>();

/** Turns a card's links into files of what it shows now. The picture is painted only when it is asked for. */
export function offerDownloads(card: HTMLElement, figure: Figure): void {
  offer(card, 'svg', figure, () => new Blob([standaloneSvg(figure)], { type: 'image/svg+xml' }));
  offer(card, 'csv', figure, () => new Blob([figureCsv(figure.table)], { type: 'text/csv' }));
  offer(card, 'png', figure, () => pngOfSvg(standaloneSvg(figure, lightStylesheet)));
}

function offer(card: HTMLElement, kind: string, { id }: Figure, make: () => Blob | Promise<Blob>): void {
  const link = card.querySelector<HTMLAnchorElement>(`[data-download="${kind}"]`);
  if (link === null) return;
  link.download = `${id}.${kind}`;
  link.onclick = async (event) => {
    // The second click, on the file that the first one made, is the browser's to answer.
    if (given.has(link)) return;
    event.preventDefault();
    const url = URL.createObjectURL(await make());
    given.set(link, url);
    link.href = url;
    link.click();
    link.href = '#';
    given.delete(link);
    setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
  };
}

/** Long enough for a browser to have begun saving. */
const RELEASE_MS = 60_000;
