import { DOMParser } from 'linkedom';
import type { Mark } from '../../src/figures/drawing/mark.ts';
import { serializeSvg } from '../../src/figures/drawing/serialize.ts';
import { FONT_SIZE, textWidth } from '../../src/figures/drawing/text.ts';

export function parseSvg(svg: string): SVGSVGElement {
  return new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement as unknown as SVGSVGElement;
}

/** What a drawing, or a part of one, comes to in a page. */
export function parseMark(mark: Mark): Element {
  return parseSvg(serializeSvg(mark));
}

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const ASCENT = 0.72 * FONT_SIZE;
const DESCENT = 0.2 * FONT_SIZE;

/** Where the upright texts of a drawing stand, by the widths that are estimated when it is laid out. */
export function textBoxes(root: Element): Box[] {
  return [...root.querySelectorAll('text')]
    .filter((text) => !text.hasAttribute('transform'))
    .map((text) => {
      const [groupX, groupY] = offset(text);
      const [x, y] = [groupX + number(text, 'x'), groupY + number(text, 'y')];
      // The layout allows for a wider substitute typeface; in the real one nothing may touch.
      const width = textWidth(text.textContent ?? '') / 1.06;
      const classes =
        `${text.getAttribute('class') ?? ''} ${text.parentElement?.getAttribute('class') ?? ''}`.split(' ');
      const left = classes.includes('end') ? x - width : classes.includes('mid') ? x - width / 2 : x;
      return {
        text: text.textContent ?? '',
        left,
        right: left + width,
        top: y - ASCENT,
        bottom: y + DESCENT,
      };
    });
}

/**
 * Texts that a line runs through: one drawn over them, or under them where neither a halo nor a mark is between. A halo
 * does not help where a slanted line runs through: it reads as a letter.
 */
export function struckThrough(root: Element): string[] {
  const boxes = textBoxes(root);
  const texts = [...root.querySelectorAll('text')].filter((text) => !text.hasAttribute('transform'));
  const all = [...root.querySelectorAll('*')];
  const position = new Map(all.map((element, at) => [element, at]));
  return [...root.querySelectorAll('path')]
    .filter((path) => /\b(grid|zero|leader)\b/.test(path.getAttribute('class') ?? ''))
    .flatMap((path) => {
      const [groupX, groupY] = offset(path);
      const lines = straightLines(path.getAttribute('d') ?? '');
      return texts.flatMap((text, at) => {
        const { left, right, top, bottom } = boxes[at]!;
        const isParted =
          /\b(halo|on)\b/.test(text.getAttribute('class') ?? '') && position.get(path)! < position.get(text)!;
        const isStruck = lines.some(
          ([x1, y1, x2, y2]) =>
            !(isParted && (x1 === x2 || y1 === y2)) &&
            Math.min(x1, x2) + groupX < right - 1 &&
            Math.max(x1, x2) + groupX > left + 1 &&
            Math.min(y1, y2) + groupY < bottom - 3 &&
            Math.max(y1, y2) + groupY > top + 2,
        );
        return isStruck ? [`${path.getAttribute('class')!} / ${text.textContent}`] : [];
      });
    });
}

type Line = readonly [x1: number, y1: number, x2: number, y2: number];

/** The lines of a path, slanted ones in pieces so short that their boxes are as good as they. */
function straightLines(d: string): Line[] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([MLHVv])([-\d.]+)(?:[ ,]([-\d.]+))?/g)].flatMap(
    ([, command, first, second]): Line[] => {
      const [fromX, fromY] = [x, y];
      if (command === 'M' || command === 'L') [x, y] = [Number(first), Number(second)];
      else if (command === 'H') x = Number(first);
      else if (command === 'V') y = Number(first);
      else y += Number(first);
      if (command === 'M') return [];
      const pieces = command === 'L' ? Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) / 2) : 1;
      const [across, down] = [(x - fromX) / pieces, (y - fromY) / pieces];
      return Array.from({ length: pieces }, (_, at) => [
        fromX + at * across,
        fromY + at * down,
        fromX + (at + 1) * across,
        fromY + (at + 1) * down,
      ]);
    },
  );
}

/** How far the groups around an element have moved it. */
function offset(element: Element): [number, number] {
  let [x, y] = [0, 0];
  for (let group = element.parentElement; group !== null; group = group.parentElement) {
    const match = /^translate\(([-\d.]+)[ ,]+([-\d.]+)\)$/.exec(group.getAttribute('transform') ?? '');
    x += Number(match?.[1] ?? 0);
    y += Number(match?.[2] ?? 0);
  }
  return [x, y];
}

/** Pairs of texts that stand on each other. */
export function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

export function number(element: Element, attribute: string): number {
  return Number(element.getAttribute(attribute));
}
