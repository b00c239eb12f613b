import type { Readout } from './readouts.ts';

const GAP = 10;
const EDGE = 8;

let tooltip: HTMLElement | undefined;
let spoken: HTMLElement | undefined;

/**
 * Shows a readout beside a mark; to a screen reader it is spoken where the reader moved there by keyboard.
 *
 * @param onLeave the pointer was on the tooltip, and is no more
 */
export function showTooltip(
  readout: Readout,
  mark: Element,
  speak: boolean,
  onLeave: (event: PointerEvent) => void,
): void {
  tooltip ??= createTooltip();
  tooltip.replaceChildren(
    create('p', 'figure-tooltip-heading', readout.heading),
    ...readout.values.map(({ label, text }) => {
      const line = create('p', 'figure-tooltip-value');
      line.append(create('span', '', label), create('strong', '', text));
      return line;
    }),
  );
  tooltip.hidden = false;
  tooltip.onpointerleave = onLeave;
  lastDistance = Infinity;
  place(tooltip, mark);
  if (speak)
    say(`${readout.heading}. ${readout.values.map(({ label, text }) => `${label} ${text}`).join(', ')}.`);
}

/** For the eye alone: a screen reader is spoken to. */
function createTooltip(): HTMLElement {
  const element = create('div', 'figure-tooltip');
  element.ariaHidden = 'true';
  return (document.querySelector('main') ?? document.body).appendChild(element);
}

export function isTooltip(target: EventTarget | null): boolean {
  return tooltip !== undefined && target instanceof Node && tooltip.contains(target);
}

/** So near the tooltip, whoever comes nearer wants to reach it. */
const NEAR = 24;
let lastDistance = Infinity;

/** The pointer may have to cross other marks on its way onto the tooltip: on this way they are not meant. */
export function movesTowardsTooltip({ clientX, clientY }: PointerEvent): boolean {
  if (tooltip === undefined || tooltip.hidden) return false;
  const { left, right, top, bottom } = tooltip.getBoundingClientRect();
  const across = Math.max(left - clientX, clientX - right, 0);
  const distance = Math.hypot(across, Math.max(top - clientY, clientY - bottom, 0));
  const comesNearer = distance < lastDistance;
  lastDistance = distance;
  return comesNearer && distance <= NEAR;
}

export function hideTooltip(): void {
  if (tooltip !== undefined) tooltip.hidden = true;
}

/** Says something to a screen reader without moving anything. */
export function say(text: string): void {
  if (spoken === undefined) {
    spoken = (document.querySelector('main') ?? document.body).appendChild(create('div', 'visually-hidden'));
    spoken.setAttribute('role', 'status');
  }
  spoken.textContent = text;
}

/** Where a mark's neighbours stay in sight: at the end of a bar, above a column; below at the window's top edge. */
function place(element: HTMLElement, pointedAt: Element): void {
  const mark = pointedAt.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const upright = pointedAt.closest('.fig-upright') !== null;
  const beside = !upright && mark.right + GAP + width + EDGE <= innerWidth;
  const middle = (Math.max(mark.left, 0) + Math.min(mark.right, innerWidth)) / 2;
  const left = beside ? mark.right + GAP : within(middle - width / 2, innerWidth - width);
  const above = mark.top - height - GAP;
  const top = beside ? (mark.top + mark.bottom - height) / 2 : above < EDGE ? mark.bottom + GAP : above;
  element.style.translate = `${Math.round(left)}px ${Math.round(within(top, innerHeight - height))}px`;
}

function within(position: number, room: number): number {
  return Math.max(EDGE, Math.min(position, room - EDGE));
}

function create(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}
