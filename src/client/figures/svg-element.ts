import { SVG_NAMESPACE, type Mark } from '../../figures/drawing/mark.ts';

/** A drawing, or a part of one, as an element for the page. */
export function svgElement({ name, attributes, children, text }: Mark): SVGElement {
  const element = document.createElementNS(SVG_NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== '') element.textContent = text;
  for (const child of children) element.append(svgElement(child));
  return element;
}
