import { spellOutIndexes } from '../../figures/page-markup.ts';
import { highlightSeries } from './highlight.ts';
import { readoutsOfCard, type Readout } from './readouts.ts';
import { hideTooltip, showTooltip } from './tooltip.ts';
import { nearestMark, visibleMarks } from './visible-marks.ts';

const CURRENT = 'current';

/** What is drawn in a card now, where it is no longer what was published. */
const redrawn = new WeakMap<HTMLElement, readonly Readout[]>();
const published = new WeakMap<HTMLElement, Promise<readonly Readout[]>>();

/** Says what the marks of a card stand for after it has been drawn anew; undefined for what was published. */
export function setReadouts(card: HTMLElement, readouts: readonly Readout[] | undefined): void {
  if (readouts === undefined) redrawn.delete(card);
  else redrawn.set(card, readouts);
}

/** What a drawing says of itself is read of the box too: inside an application nobody comes upon it. */
export function describeBox(box: HTMLElement): void {
  box.setAttribute('aria-describedby', box.querySelector('svg.fig > desc')!.id);
}

/** Exact values at the pointer, the finger and the keyboard, and the same series lit up in other figures. */
export function enablePointing(card: HTMLElement): void {
  const box = card.querySelector<HTMLElement>('.figure-box');
  if (box === null || box.dataset['pointing'] !== undefined) return;
  box.dataset['pointing'] = '';
  // Arrow keys are for the values now; a screen reader passes them on only to an application.
  box.setAttribute('role', 'application');
  box.setAttribute('aria-roledescription', 'figure; arrow keys read its values');
  describeBox(box);
  for (const drawing of box.querySelectorAll('svg.fig')) spellOutIndexes(drawing);
  let current: Element | undefined;

  const leave = () => {
    current?.classList.remove(CURRENT);
    current = undefined;
    hideTooltip();
    highlightSeries(undefined);
  };
  const point = async (mark: Element | undefined, speak = false) => {
    if (mark === current) return;
    leave();
    if (mark === undefined) return;
    current = mark;
    mark.classList.add(CURRENT);
    highlightSeries((mark as HTMLElement).dataset['series']);
    if (speak) mark.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const readout = (await readoutsOf(card))[Number(mark.getAttribute('data-index'))];
    // The pointer may have moved on while the values were on their way.
    if (current === mark && readout !== undefined) showTooltip(readout, mark, speak);
  };

  box.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') void point(nearestMark(box, event));
  });
  box.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') leave();
  });
  box.addEventListener('click', (event) => void point(nearestMark(box, event)));
  box.addEventListener('blur', leave);
  box.addEventListener('scroll', hideTooltip, { passive: true });
  document.addEventListener('pointerdown', (event) => {
    if (current !== undefined && !box.contains(event.target as Node)) leave();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
    const marks = visibleMarks(box);
    const target = marks[nextPosition(event.key, current ? marks.indexOf(current) : -1, marks.length)];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void point(target, true);
  });
}

function readoutsOf(card: HTMLElement): Promise<readonly Readout[]> | readonly Readout[] {
  const now = redrawn.get(card);
  if (now !== undefined) return now;
  let loading = published.get(card);
  if (loading === undefined) {
    loading = readoutsOfCard(card);
    published.set(card, loading);
    loading.catch(() => published.delete(card));
  }
  return loading;
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
