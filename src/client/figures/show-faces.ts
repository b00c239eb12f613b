import type { Faces } from '../../figures/build-faces.ts';
import { fillTable, fillRounded, type FillCell } from './fill-table.ts';
import { offerDownloads } from './downloads.ts';
import { descriptionId, type Drawn } from '../../figures/draw-figure.ts';
import { setReadouts } from './pointing.ts';
import { svgElement } from './svg-element.ts';
import { toolsOf } from '../tables/tools.ts';

/** Puts another state of a figure into its card: drawings, caption, table, files, values. Nothing around it moves up. */
export function showFaces(card: HTMLElement, faces: Faces, fillCell: FillCell = fillRounded): void {
  const { heads, plots, axis } = faces.page;
  const box = card.querySelector<HTMLElement>('.figure-box')!;
  box.style.minHeight = `${box.clientHeight}px`;
  const elements = (drawings: readonly Drawn[]) => drawings.map(({ root }) => svgElement(root));
  showHead(box, elements(heads));
  if (axis === undefined) box.replaceChildren(...elements(plots));
  else {
    const strip = document.createElement('div');
    strip.className = 'figure-strip';
    strip.append(...elements([...plots, axis]));
    box.replaceChildren(strip);
  }
  box.setAttribute('aria-label', faces.title);
  const words = card.querySelector('.figure-words')!;
  words.id = descriptionId(faces.id);
  words.textContent = faces.alt;
  box.setAttribute('aria-describedby', words.id);
  card.querySelector('.figure-caption')!.textContent = faces.caption;
  const table = card.querySelector('table')!;
  nameTable(table, faces.title);
  fillTable(table, faces.table, fillCell);
  offerDownloads(card, faces);
  setReadouts(card, faces.table);
}

/** Key and remarks of a drawing that scrolls stand above its box. */
function showHead(box: HTMLElement, heads: readonly Element[]): void {
  const known = box.parentElement!.querySelector('.figure-head');
  if (heads.length === 0) {
    known?.remove();
    return;
  }
  const head = known ?? document.createElement('div');
  head.className = 'figure-head';
  head.replaceChildren(...heads);
  box.before(head);
}

function nameTable(table: HTMLTableElement, title: string): void {
  for (const element of [table, table.parentElement!]) element.ariaLabel = `Data of ${title}`;
  toolsOf(table).querySelector('button .visually-hidden')!.textContent = ` the table: ${title}`;
}
