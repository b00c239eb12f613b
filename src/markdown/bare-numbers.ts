import type { Image, Text } from 'mdast';
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
  '(?:images|tokens)/s(?:/W)?',
  '(?:images|frames|tokens) (?:per|a) second',
  'fps',
  'fold',
  '[kKMGT]i?B(?:/s)?',
  '(?:kilo|mega|giga)bytes?',
  '[MGT]?FLOP(?:S|/s)',
  '[kMG]?Hz',
  '[mk]?W',
  'watts?',
  '[mk]?J',
  '°C',
  'degrees?',
];
/** A decade, such as the 1990s, is no time. */
const NUMBER = String.raw`(?<![\w.,])(?!(?:19|20)\d0s)[−-]?\d[\d,]*(?:\.\d+)?`;
/** Number words are bare only before words that nobody takes for anything else: “three times” may be how often. */
const NUMBER_WORD = String.raw`\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:a )?hundred|(?:a )?thousand)`;
const UNIT_WORDS = [
  'times(?= (?:as|the|faster|slower|longer|shorter|larger|smaller|more|less|fewer))',
  'fold',
  'per ?cent',
  'percentage points?',
  '(?:milli|micro|nano)?seconds?',
  '(?:images|frames|tokens) (?:per|a) second',
  '(?:kilo|mega|giga)bytes?',
  'watts?',
  'degrees?',
];
const BARE_NUMBER = new RegExp(
  [
    // An x without a space is a factor; with one it may be a size.
    `${NUMBER}(?:[xX]|[\\s\\u2011-]?(?:${UNITS.join('|')}))(?![\\w/])`,
    String.raw`(?<![\w×]|\d\s)[×x]\d+(?:\.\d+)?(?!\w)`,
    `${NUMBER_WORD}[\\s-]?(?:${UNIT_WORDS.join('|')})(?!\\w)`,
  ].join('|'),
  'giu',
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

/** Whether what stands in a component of this name is from a source. */
export function isCited(name: string | null): boolean {
  return name !== null && CITED.has(name);
}

/**
 * Warns of every number with a unit that stands in prose by itself: it is not a value, not part of a claim, and not
 * in a citation, so nothing would notice when it stops being true. Code is left alone.
 */
export function bareNumbers() {
  return (tree: Node, file: VFile): void => {
    visit(tree, (node) => {
      if (isElement(node) && isCited(node.name)) return SKIP;
      if (isElement(node)) {
        for (const attribute of node.attributes) {
          if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'caption') continue;
          if (typeof attribute.value !== 'string') continue;
          for (const { written } of bareNumbersIn(attribute.value))
            warn(file, written, 'none in a caption', attribute.position?.start);
        }
      }
      if (node.type === 'image') {
        const { alt, title, position } = node as Image;
        for (const { written } of bareNumbersIn(`${alt ?? ''}\n${title ?? ''}`))
          warn(file, written, 'none in what describes an image', position?.start);
      }
      if (PROSE.has(node.type)) warnOfText(textsIn(node as Parent), file);
      return undefined;
    });
  };
}

/** What holds a piece of running text, and nothing else that does. */
const PROSE = new Set(['paragraph', 'heading', 'tableCell']);

/** Emphasis may stand around a number and not around its unit, so all of a paragraph is read as one text. */
function warnOfText(texts: readonly Text[], file: VFile): void {
  const expected = '<Value>, <Claim>, or <Cite> around it';
  for (const { index, written } of bareNumbersIn(texts.map(({ value }) => value).join(''))) {
    let [piece, start] = [0, index];
    while (start >= texts[piece]!.value.length) start -= texts[piece++]!.value.length;
    warn(file, written, expected, placeInText(texts[piece]!, start, String(file.value)));
  }
}

/** Marks what is no text, such as code or a value, so that what stands before it and after it stays apart. */
const GAP: Text = { type: 'text', value: '\0' };

function textsIn({ children }: Parent): Text[] {
  return children.flatMap((node) => {
    if (node.type === 'text') return [node as Text];
    return 'children' in node && !(isElement(node) && isCited(node.name)) ? textsIn(node as Parent) : [GAP];
  });
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
