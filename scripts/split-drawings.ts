import type { Page } from 'playwright-core';

/**
 * Cuts drawings that are taller than a printed page between their rows, so that each part fits one at the width of the page:
 * a map of many layers shrunk to one page cannot be read. The page has to be laid out as it is printed.
 *
 * @param mostHeight in CSS pixels, of what a printed page holds
 */
export async function splitTallDrawings(page: Page, mostHeight: number): Promise<void> {
  await page.evaluate((most) => {
    for (const drawing of document.querySelectorAll<SVGSVGElement>('.figure-box svg.fig')) {
      const box = drawing.viewBox.baseVal;
      const width = drawing.parentElement!.clientWidth;
      const scale = Math.min(1, width / box.width);
      if (drawing.getClientRects().length === 0 || box.height * scale <= most) continue;
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
        const furthest = Math.min(box.height, from + most / scale);
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
    }
  }, mostHeight);
}
