import type { Text } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Node, Parent } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { placeInText } from './text-places.ts';

/** Units that make a number a measurement: with one of them it has to come from the data or from a source. */
const UNITS = [
  // Not a size, such as 3 × 3.
  String.raw`×(?![\s\u00a0]?\d)`,
  'times',
  '%',
  'per ?cent',
  'percentage points?',
  '[mµun]?s',
  '(?:milli|micro|nano)?seconds?',
  'minutes?',
  'images/s(?:/W)?',
  '(?:images|frames) (?:per|a) second',
  'fps',
  '[kKMGT]i?B(?:/s)?',
  '(?:kilo|mega|giga)bytes?',
  '[MGT]?FLOP(?:S|/s)',
  '[kMG]?Hz',
  '[mk]?W',
  'watts?',
  '[mk]?J',
  '°C',
];
/** A decade, such as the 1990s, is no time. */
const NUMBER = String.raw`(?<![\w.,])(?!(?:19|20)\d0s)[−-]?\d[\d,]*(?:\.\d+)?`;
const BARE_NUMBER = new RegExp(
  // An x without a space is a factor; with one it may be a size.
  `${NUMBER}(?:x|[\\s\\u00a0]?(?:${UNITS.join('|')}))(?![\\w/])`,
  'g',
);

export interface BareNumber {
  readonly index: number;
  readonly written: string;
}

export function bareNumbersIn(text: string): readonly BareNumber[] {
  return [...text.matchAll(BARE_NUMBER)].map(({ 0: written, index }) => ({ index, written }));
}

/** `bare number: "20%"; expected …` */
export function bareNumberWarning(written: string, expected: string): string {
  return `bare number: ${JSON.stringify(written)}; expected ${expected}`;
}

/** Components whose content is from a source. */
const CITED = new Set(['Cite']);

/**
 * Warns of every number with a unit that stands in prose by itself: it is not a value, not part of a claim, and not
 * in a citation, so nothing would notice when it stops being true. Code is left alone.
 */
export function bareNumbers() {
  return (tree: Node, file: VFile): void => {
    visit(tree, (node) => {
      if (isElement(node) && node.name !== null && CITED.has(node.name)) return SKIP;
      if (isElement(node)) {
        for (const attribute of node.attributes) {
          if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'caption') continue;
          if (typeof attribute.value !== 'string') continue;
          for (const { written } of bareNumbersIn(attribute.value))
            warn(file, written, 'none in a caption', attribute.position?.start);
        }
      }
      if (node.type !== 'text') return undefined;
      const text = node as Text;
      for (const { index, written } of bareNumbersIn(text.value)) {
        const expected = '<Value>, <Claim>, or <Cite> around it';
        warn(file, written, expected, placeInText(text, index, String(file.value)));
      }
      return undefined;
    });
  };
}

function warn(
  file: VFile,
  written: string,
  expected: string,
  place: { line: number; column: number } | undefined,
): void {
  const options = { ...(place && { place }), ruleId: 'bare-number', source: 'report' };
  file.message(bareNumberWarning(written, expected), options);
}

function isElement(node: Node | Parent): node is MdxJsxTextElement {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement';
}
