import { eachAttribute, SVG_NAMESPACE, type Mark } from '../../figures/drawing/mark.ts';

/** A drawing, or a part of one, as an element for the page. */
export function svgElement(mark: Mark): SVGElement {
  const { name, children, text } = mark;
  const element = document.createElementNS(SVG_NAMESPACE, name);
  eachAttribute(mark, (key, value) => {
    element.setAttribute(key, String(value));
  });
  if (text !== '') element.textContent = text;
  for (const child of children) element.append(svgElement(child));
  return element;
}
