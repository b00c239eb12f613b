/** Of an A4 page inside the margins of the print styles, in CSS pixels. */
const PAGE_WIDTH = 672;
/** As the print styles have it: 235 mm; the rest of a page is for the caption. */
const MOST_HEIGHT = 888;
/** Of a part of a drawing, which may have a heading above it and the caption below it. */
const PART_HEIGHT = 800;
/** Shrunk by no more than this, a drawing is as easily read. */
const EASILY_READ = 0.9;

/** Puts back what printing cut. */
let joinAgain: (() => void)[] = [];

addEventListener('beforeprint', () => {
  for (const drawing of document.querySelectorAll<SVGSVGElement>('.figure-box svg.fig-wide')) cut(drawing);
});
addEventListener('afterprint', () => {
  for (const join of joinAgain) join();
  joinAgain = [];
});

/**
 * Cuts a drawing that is taller than a printed page between its rows, so that each part fits one at the width of the page: a
 * chart of many rows that is shrunk to one page cannot be read.
 */
function cut(drawing: SVGSVGElement): void {
  const box = drawing.viewBox.baseVal;
  const scale = Math.min(1, PAGE_WIDTH / box.width);
  if (drawing.getClientRects().length === 0 || box.height * scale * EASILY_READ <= MOST_HEIGHT) return;
  const shown = drawing.getBoundingClientRect();
  const unit = box.height / shown.height;
  const texts = [...drawing.querySelectorAll('text')].map((text) => {
    const { top, bottom } = text.getBoundingClientRect();
    return { top: (top - shown.top) * unit, bottom: (bottom - shown.top) * unit };
  });
  // A cut goes through no text.
  const isFree = (y: number): boolean => texts.every(({ top, bottom }) => y <= top || y >= bottom);
  const parts: SVGSVGElement[] = [];
  for (let from = 0; from < box.height;) {
    const furthest = Math.min(box.height, from + PART_HEIGHT / scale);
    let to = furthest;
    while (to < box.height && to > (from + furthest) / 2 && !isFree(to)) to -= 1;
    const part = drawing.cloneNode(true) as SVGSVGElement;
    part.setAttribute('viewBox', [box.x, box.y + from, box.width, to - from].join(' '));
    part.setAttribute('width', String(box.width));
    part.setAttribute('height', String(to - from));
    part.classList.add('fig-part');
    parts.push(part);
    from = to;
  }
  drawing.replaceWith(...parts);
  joinAgain.push(() => {
    parts[0]!.before(drawing);
    for (const part of parts) part.remove();
  });
}
