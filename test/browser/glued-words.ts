import { parseHTML } from 'linkedom';

/** Elements that stand within a line of text. */
const INLINE = new Set(['A', 'CITE', 'CODE', 'DATA', 'EM', 'MARK', 'Q', 'STRONG', 'SPAN']);

/** Text that stands in the page for programs, or in pieces that styles set apart. */
const NOT_PROSE =
  'script, style, svg, math, pre, nav, .figure-downloads, .figure-embed, .table-tools, .heading-link';

/**
 * Places where a word runs into the next because the white space between an inline element and the text beside it was
 * lost: `the end.More on it`. An ending such as a plural's may follow an element. Also where a stop stands apart from
 * the element before it: `it takes 5 ms .`
 */
export function gluedWords(html: string): readonly string[] {
  const { document } = parseHTML(html);
  for (const element of document.querySelectorAll(NOT_PROSE)) element.remove();
  return [...document.querySelectorAll([...INLINE].join(','))].flatMap((element) => {
    const own = element.textContent;
    const before = textOf(element.previousSibling);
    const after = textOf(element.nextSibling);
    const startsGlued = /[\w.,;:!?)”’]$/.test(before) && /^[\w“(]/.test(own);
    const endsGlued = /[\w.,;:!?)”]$/.test(own) && /^[\w“(]/.test(after) && !/^(?:s|es)\b/.test(after);
    const stopsApart = /^\s+[.,;:!?)](?:\s|$)/.test(after);
    return startsGlued || endsGlued || stopsApart
      ? [`${before.slice(-30)}|${own.slice(0, 60)}|${after.slice(0, 30)}`]
      : [];
  });
}

/** The text beside an element: its own where it is text, or that of a neighbour within the same line. */
function textOf(node: ChildNode | null): string {
  if (node === null) return '';
  const isText = node.nodeType === 3;
  return isText || INLINE.has(node.nodeName.toUpperCase()) ? (node.textContent ?? '') : '';
}
