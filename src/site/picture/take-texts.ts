import { FONT_SIZE } from '../../figures/drawing/text.ts';
import { textLook, type TextLook } from '../../figures/text-look.ts';
import { type Matrix, readTransform, shift, within } from './matrix.ts';

/** A line of text as it is painted. */
export interface DrawnText {
  readonly text: string;
  /** In pixels of the drawing. */
  readonly size: number;
  readonly look: TextLook;
  /** From the text's own place, with its anchor at (0, 0) on the baseline, to pixels of the drawing. */
  readonly place: Matrix;
}

export interface TakenTexts {
  /** An SVG without texts. */
  readonly drawing: string;
  readonly texts: readonly DrawnText[];
}

/** What a text may stand in, and texts. A drawing is written by machine: no comment, no `>` in an attribute. */
const TAG = /<g((?: [^>]*)?)(\/?)>|<\/g>|<text([^>]*)>([^<]*)<\/text>/g;

interface Around {
  /** From the inside out. */
  readonly classes: readonly string[];
  readonly place: Matrix;
}

/** Takes the texts out of a figure's drawing, to be painted over what is left of it. */
export function takeTexts(svg: string): TakenTexts {
  const [, left, top] = /viewBox="(-?[\d.]+) (-?[\d.]+) /.exec(svg)!;
  const open: Around[] = [{ classes: [], place: shift(-Number(left), -Number(top)) }];
  const texts: DrawnText[] = [];
  const drawing = svg.replace(
    TAG,
    (tag, ofGroup: string | undefined, isEmpty: string, ofText: string | undefined, content: string) => {
      if (ofText !== undefined) {
        const { classes, place } = inside(open.at(-1)!, ofText);
        const own = shift(Number(attribute(ofText, 'x') ?? 0), Number(attribute(ofText, 'y') ?? 0));
        const text = plain(content);
        if (text !== '')
          texts.push({ text, size: FONT_SIZE, look: textLook(classes), place: within(place, own) });
        return '';
      }
      if (ofGroup === undefined) open.pop();
      else if (isEmpty === '') open.push(inside(open.at(-1)!, ofGroup));
      return tag;
    },
  );
  const other = drawing.indexOf('<text');
  if (other !== -1)
    throw new Error(`text of a drawing: ${drawing.slice(other, other + 80)}; expected words alone in it`);
  return { drawing, texts };
}

function inside({ classes, place }: Around, attributes: string): Around {
  const own = attribute(attributes, 'class')?.split(' ') ?? [];
  const transform = attribute(attributes, 'transform');
  return {
    classes: [...own, ...classes],
    place: transform === undefined ? place : within(place, readTransform(transform)),
  };
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of markup, with white space as SVG shows it. */
function plain(content: string): string {
  return content
    .replace(/&(\w+);/g, (entity, name: string) => CHARACTERS[name] ?? entity)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}
