import { SVG_NAMESPACE } from './drawing/canvas.ts';

/**
 * A drawing as it stands in the markup of a page. There the namespace goes without saying, and so does the row of a
 * mark that follows the one before it: a report has thousands.
 */
export function pageMarkup(svg: string): string {
  let last = -1;
  return svg
    .replace(` xmlns="${SVG_NAMESPACE}"`, '')
    .replace(/ data-index="(\d+)"/g, (attribute, digits: string) => {
      const isNext = Number(digits) === last + 1;
      last = Number(digits);
      return isNext ? ' data-index' : attribute;
    });
}

/** Says of every mark again which row it is of. */
export function spellOutIndexes(drawing: Element): void {
  let last = -1;
  for (const mark of drawing.querySelectorAll('[data-index]')) {
    const written = mark.getAttribute('data-index')!;
    last = written === '' ? last + 1 : Number(written);
    mark.setAttribute('data-index', String(last));
  }
}
