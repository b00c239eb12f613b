import type { PlainTable } from '../../figures/table.ts';
import { highlightSeries } from './highlight.ts';
import { readoutOfRow, readoutsOfCard, type Readout } from './readouts.ts';
import { legendSeries } from './legend-links.ts';
import { spellOutIndexes } from './spell-out-indexes.ts';
import { hideTooltip, isTooltip, movesTowardsTooltip, showTooltip } from './tooltip.ts';
import { nearestMark, visibleMarks } from './visible-marks.ts';

const CURRENT = 'current';

/** What is drawn in a card now, where it is no longer what was published. */
const redrawn = new WeakMap<HTMLElement, PlainTable>();
const published = new WeakMap<HTMLElement, Promise<readonly Readout[]>>();

/** Says what the marks of a card stand for after it has been drawn anew. */
export function setReadouts(card: HTMLElement, table: PlainTable): void {
  redrawn.set(card, table);
}

/** The box in which something is pointed at, and how to stop that. */
let pointedAt: { readonly box: HTMLElement; readonly leave: () => void } | undefined;

document.addEventListener('pointerdown', ({ target }) => {
  if (pointedAt !== undefined && !pointedAt.box.contains(target as Node) && !isTooltip(target)) {
    pointedAt.leave();
  }
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') pointedAt?.leave();
});

/** Exact values at the pointer, the finger and the keyboard, and the same series lit up in other figures. */
export function enablePointing(card: HTMLElement): void {
  const box = card.querySelector<HTMLElement>('.figure-box');
  if (box === null || box.dataset['pointing'] !== undefined) return;
  box.dataset['pointing'] = '';
  // Arrow keys are for the values now; a screen reader passes them on only to an application.
  box.setAttribute('role', 'application');
  box.setAttribute('aria-roledescription', 'figure; arrow keys read its values');
  // What the drawing shows is read of its box: inside an application nobody comes upon it.
  box.setAttribute('aria-describedby', card.querySelector('.figure-words')!.id);
  for (const drawing of box.querySelectorAll('svg.fig')) spellOutIndexes(drawing);
  let current: Element | undefined;

  const leave = () => {
    current?.classList.remove(CURRENT);
    current = undefined;
    pointedAt = undefined;
    hideTooltip();
    highlightSeries(undefined);
  };
  /** @param under what the pointer is over, where a mark has several series */
  const point = async (mark: Element | undefined, speak: boolean, under?: Element) => {
    const series = mark && seriesOf(mark, under);
    // A mark that was drawn anew is no longer the current one.
    if (mark !== undefined && mark === current && mark.classList.contains(CURRENT)) {
      highlightSeries(series);
      return;
    }
    leave();
    if (mark === undefined) return;
    current = mark;
    pointedAt = { box, leave };
    mark.classList.add(CURRENT);
    highlightSeries(series);
    if (speak) mark.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const readout = await readoutOf(card, Number(mark.getAttribute('data-index')));
    // The pointer may have moved on while the values were on their way.
    if (current === mark && readout !== undefined) showTooltip(readout, mark, speak, leaveTooltip);
  };
  const leaveTooltip = ({ relatedTarget }: PointerEvent) => {
    if (!box.contains(relatedTarget as Node | null)) leave();
  };

  box.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || movesTowardsTooltip(event)) return;
    if (legendSeries(event.target) === undefined) {
      void point(nearestMark(box, event), false, event.target as Element);
    } else if (current !== undefined) leave();
  });
  box.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && !isTooltip(event.relatedTarget)) leave();
  });
  box.addEventListener('click', (event) => {
    if (legendSeries(event.target) === undefined)
      void point(nearestMark(box, event), false, event.target as Element);
  });
  box.addEventListener('blur', leave);
  box.addEventListener('scroll', hideTooltip, { passive: true });
  box.addEventListener('keydown', (event) => {
    const marks = visibleMarks(box);
    const target = marks[nextPosition(event.key, current ? marks.indexOf(current) : -1, marks.length)];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void point(target, true);
  });
}

function seriesOf(mark: Element, under: Element | undefined): string | undefined {
  const own = mark.getAttribute('data-series');
  const inside = under?.closest('[data-series]');
  return own ?? (mark.contains(inside ?? null) ? inside?.getAttribute('data-series') : null) ?? undefined;
}

async function readoutOf(card: HTMLElement, row: number): Promise<Readout | undefined> {
  const now = redrawn.get(card);
  if (now !== undefined) return readoutOfRow(now, row);
  let loading = published.get(card);
  if (loading === undefined) {
    loading = readoutsOfCard(card);
    published.set(card, loading);
    loading.catch(() => published.delete(card));
  }
  return (await loading)[row];
}

/** @returns a position outside the list for a key that means nothing here */
function nextPosition(key: string, position: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(position + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return position < 0 ? count - 1 : Math.max(position - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
