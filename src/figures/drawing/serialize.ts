import { eachAttribute, type Mark, SVG_NAMESPACE } from './mark.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot carry, escaped or not: control characters, lone surrogates, two noncharacters. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** What most texts have nothing of. */
const SPECIAL = /[&<>"\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** How an attribute is written, with a space before it. */
export type WriteAttribute = (name: string, value: string | number) => string;

export const writeAttribute: WriteAttribute = (name, value) =>
  ` ${name}="${typeof value === 'number' ? value : escapeMarkup(value)}"`;

/** A drawing as markup that is well-formed XML as well as HTML. */
export function serializeSvg(root: Mark): string {
  return serializeMark(root, writeAttribute, ` xmlns="${SVG_NAMESPACE}"`);
}

/** The same without a namespace, which goes without saying in HTML. */
export function serializeMark(mark: Mark, write: WriteAttribute, first = ''): string {
  const { name, children, text } = mark;
  let markup = `<${name}${first}`;
  eachAttribute(mark, (key, value) => {
    markup += write(key, value);
  });
  if (children.length === 0 && text === '') return `${markup}/>`;
  markup += `>${escapeMarkup(text)}`;
  for (const child of children) markup += serializeMark(child, write);
  return `${markup}</${name}>`;
}

/** Text as it stands between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
