import { HALO_WIDTH } from '../../figures/text-look.ts';
import { type GlyphMask, glyphMask } from './glyph-mask.ts';
import { type Matrix, within } from './matrix.ts';
import type { DrawnText } from './take-texts.ts';
import { typeface } from './typeface.ts';

/** Three bytes for each, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Places of a glyph within a pixel that are told apart, each way. */
const PARTS = 4;

/** What was cut before, by typeface, size, angle and halo; then by glyph and its place within a pixel. */
const cuts = new Map<string, Map<number, GlyphMask | undefined>>();

/**
 * Paints texts in the figures' typeface over a picture.
 *
 * @param toPicture from pixels of the drawing to those of the picture
 * @returns the characters that the typeface does not have: a box stands for each
 */
export function paintTexts(
  pixels: Pixels,
  texts: readonly DrawnText[],
  toPicture: Matrix,
): ReadonlySet<string> {
  const missing = new Set<string>();
  for (const text of texts) for (const each of paintText(pixels, text, toPicture)) missing.add(each);
  return missing;
}

function paintText(
  pixels: Pixels,
  { text, size, look, place }: DrawnText,
  toPicture: Matrix,
): readonly string[] {
  const face = typeface(look.weight);
  const { glyphs, width, missing } = face.shape(text);
  const em = size / face.unitsPerEm;
  const start = { start: 0, middle: -width / 2, end: -width }[look.anchor];
  const [a, b, c, d, e, f] = within(within(toPicture, place), [em, 0, 0, -em, 0, 0]);
  const paint = (colour: string, grown: number): void => {
    const key = [look.weight, a, b, c, d, grown].map((each) => each.toFixed(5)).join(' ');
    const cut = cuts.get(key) ?? new Map<number, GlyphMask | undefined>();
    cuts.set(key, cut);
    const rgb = bytesOf(colour);
    for (const { id, x, y } of glyphs) {
      const left = inParts(a * (start + x) + c * y + e);
      // A level line stands on whole pixels, as on a screen: it is sharper, and its glyphs are cut once.
      const base =
        b === 0
          ? ([Math.round(b * (start + x) + d * y + f), 0] as const)
          : inParts(b * (start + x) + d * y + f);
      const of = (id * PARTS + left[1]) * PARTS + base[1];
      if (!cut.has(of))
        cut.set(of, glyphMask(face.edges(id), [a, b, c, d, left[1] / PARTS, base[1] / PARTS], grown));
      const mask = cut.get(of);
      if (mask !== undefined) blend(pixels, mask, left[0], base[0], rgb);
    }
  };
  if (look.halo !== undefined) paint(look.halo, ((HALO_WIDTH / 2) * Math.hypot(a, b)) / em);
  paint(look.fill, 0);
  return missing;
}

/** A place as its pixel, and which part of it. */
function inParts(place: number): readonly [pixel: number, part: number] {
  const parts = Math.round(place * PARTS);
  const pixel = Math.floor(parts / PARTS);
  return [pixel, parts - pixel * PARTS];
}

/** @param colour `#rgb` or `#rrggbb` */
function bytesOf(colour: string): readonly [number, number, number] {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  const all = Number.parseInt(digits, 16);
  return [all >> 16, (all >> 8) & 0xff, all & 0xff];
}

/** Where the mask covers a pixel in part, it takes as much of the colour. */
function blend(
  { data, width, height }: Pixels,
  mask: GlyphMask,
  x: number,
  y: number,
  [red, green, blue]: readonly [number, number, number],
): void {
  const left = x + mask.left;
  const top = y + mask.top;
  const [from, to] = [Math.max(0, -left), Math.min(mask.width, width - left)];
  for (let row = Math.max(0, -top); row < Math.min(mask.height, height - top); row += 1) {
    let at = ((top + row) * width + left + from) * 3;
    for (let column = from; column < to; column += 1, at += 3) {
      const part = mask.coverage[row * mask.width + column]!;
      if (part === 0) continue;
      data[at] = mix(data[at]!, red, part);
      data[at + 1] = mix(data[at + 1]!, green, part);
      data[at + 2] = mix(data[at + 2]!, blue, part);
    }
  }
}

function mix(under: number, over: number, part: number): number {
  return Math.round((under * (255 - part) + over * part) / 255);
}
