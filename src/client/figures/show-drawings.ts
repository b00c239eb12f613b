import { eachAttribute, type Mark } from '../../figures/drawing/mark.ts';
import { svgElement } from './svg-element.ts';

/**
 * Makes drawings, or parts of one, the children of an element. What is there stays, and gets what it has not: elements that are
 * new to it take a browser much longer than those that are as they were.
 */
export function showDrawings(place: Element, drawings: readonly Mark[]): void {
  let next = place.firstElementChild;
  for (const drawing of drawings) {
    const known = next;
    next = known?.nextElementSibling ?? null;
    if (known === null) place.append(svgElement(drawing));
    else if (!become(known, drawing)) known.replaceWith(svgElement(drawing));
  }
  while (next !== null) {
    const last = next;
    next = last.nextElementSibling;
    last.remove();
  }
}

/** @returns whether it could: what has other attributes is another element */
function become(element: Element, mark: Mark): boolean {
  const { name, children, text } = mark;
  if (element.localName !== name) return false;
  let left = element.attributes.length;
  let lacks = false;
  eachAttribute(mark, (key, value) => {
    const known = element.getAttribute(key);
    const written = String(value);
    if (known === null) lacks = true;
    else if (known !== written) element.setAttribute(key, written);
    left -= 1;
  });
  if (lacks || left > 0) return false;
  if (element.firstElementChild === null ? element.textContent !== text : children.length === 0)
    element.textContent = text;
  showDrawings(element, children);
  return true;
}
