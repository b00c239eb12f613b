import { SVG_NAMESPACE } from './canvas.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot carry, escaped or not: control characters, lone surrogates, two noncharacters. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/**
 * SVG markup that is well-formed XML as well as HTML, the same from every DOM: browsers and build-time documents
 * differ in attribute order and in what they escape.
 */
export function serializeSvg(root: Element): string {
  return element(root, ` xmlns="${SVG_NAMESPACE}"`);
}

function element(node: Element, first = ''): string {
  const attributes = [...node.attributes]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => ` ${name}="${escapeMarkup(value)}"`)
    .join('');
  const children = [...node.childNodes]
    .map((child) =>
      child.nodeType === ELEMENT_NODE ? element(child as Element) : escapeMarkup(child.textContent ?? ''),
    )
    .join('');
  const open = `${node.localName}${first}${attributes}`;
  return children === '' ? `<${open}/>` : `<${open}>${children}</${node.localName}>`;
}

const ELEMENT_NODE = 1;

/** Text as it stands between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
