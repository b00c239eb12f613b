import type { Faces } from '../../figures/build-faces.ts';
import { fillTable, fillRounded, type FillCell } from './fill-table.ts';
import { offerDownloads } from './downloads.ts';
import { descriptionId, type Drawn } from '../../figures/draw-figure.ts';
import type { Mark } from '../../figures/drawing/mark.ts';
import { setReadouts } from './pointing.ts';
import { showDrawings } from './show-drawings.ts';
import { toolsOf } from '../tables/tools.ts';

/** Puts another state of a figure into its card: drawings, caption, table, files, values. */
export function showFaces(card: HTMLElement, faces: Faces, fillCell: FillCell = fillRounded): void {
  const { heads, plots, axis } = faces.page;
  const box = card.querySelector<HTMLElement>('.figure-box')!;
  showHead(box, heads);
  if (axis === undefined) showDrawings(box, roots(plots));
  else {
    let strip = box.querySelector(':scope > .figure-strip');
    if (strip === null) {
      strip = document.createElement('div');
      strip.className = 'figure-strip';
      box.replaceChildren(strip);
    }
    showDrawings(strip, roots([...plots, axis]));
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

function roots(drawings: readonly Drawn[]): readonly Mark[] {
  return drawings.map(({ root }) => root);
}

/** From now on a lower drawing in a card does not let what is below it move up. */
export function holdHeight(card: HTMLElement): void {
  const box = card.querySelector<HTMLElement>('.figure-box')!;
  box.style.minHeight = `${box.clientHeight}px`;
}

/** Key and remarks of a drawing that scrolls stand above its box. */
function showHead(box: HTMLElement, heads: readonly Drawn[]): void {
  const known = box.parentElement!.querySelector('.figure-head');
  if (heads.length === 0) {
    known?.remove();
    return;
  }
  const head = known ?? document.createElement('div');
  showDrawings(head, roots(heads));
  if (known !== null) return;
  head.className = 'figure-head';
  box.before(head);
}

function nameTable(table: HTMLTableElement, title: string): void {
  for (const element of [table, table.parentElement!]) element.ariaLabel = `Data of ${title}`;
  toolsOf(table).querySelector('button .visually-hidden')!.textContent = ` the table: ${title}`;
}
