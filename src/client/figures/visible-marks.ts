/** Marks of the drawings that are shown: a card has one for each width, and a long one is in pieces. */
export function visibleMarks(box: HTMLElement): Element[] {
  const drawings = [...box.querySelectorAll('svg.fig')].filter((svg) => svg.getClientRects().length > 0);
  return drawings.flatMap((svg) => [...svg.querySelectorAll('[data-index]')]);
}

/** Within this many pixels a mark is meant. */
const REACH = 20;

/** How much less a distance along a bar counts than one across: who points beside a short bar means that bar. */
const ALONG = 0.12;

/** The mark that a pointer means: the one under it, or else the nearest across the direction of the bars. */
export function nearestMark(
  box: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Element | undefined {
  const marks = visibleMarks(box);
  const upright = box.querySelector('.fig-upright') !== null;
  let nearest: Element | undefined;
  let least = REACH;
  for (const mark of marks) {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    const across = Math.max(left - clientX, clientX - right, 0) * (upright ? 1 : ALONG);
    const along = Math.max(top - clientY, clientY - bottom, 0) * (upright ? ALONG : 1);
    const distance = Math.hypot(across, along);
    if (distance < least) {
      least = distance;
      nearest = mark;
    }
  }
  return nearest;
}
