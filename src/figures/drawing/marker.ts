import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import type { Look } from '../looks.ts';
import { dotClass } from './look-class.ts';
import { append, round, type Mark } from './mark.ts';

/** By the number of the hue, so that a dot says without colour whose it is. */
const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolDiamond,
  symbolTriangle,
  symbolSquare,
  symbolCross,
  symbolStar,
  symbolWye,
];

interface Place {
  readonly x?: number;
  readonly y?: number;
  /** Of the circle that has the marker's area. */
  readonly radius: number;
  readonly tint?: number;
}

/** A dot in the shape of its hue: full, or hollow where bars would have a texture. */
export function drawMarker(parent: Mark, look: Look, { x = 0, y = 0, radius, tint = 0 }: Place): void {
  const transform = x === 0 && y === 0 ? undefined : `translate(${round(x)} ${round(y)})`;
  const shape = SHAPES[Number(look.hue.slice(1)) % SHAPES.length]!;
  append(parent, 'path', {
    class: dotClass(look, tint),
    d: symbol(shape, Math.PI * radius ** 2).digits(1)()!,
    transform,
  });
  const inside = INSIDE[look.texture];
  if (inside !== undefined) append(parent, 'path', { d: inside, transform });
}

/** What tells the rarer textures from the one of half precision. */
const INSIDE: Readonly<Partial<Record<Look['texture'], string>>> = {
  dots: 'M-1-1h2v2h-2z',
  bars: 'M-3-1h6v2h-6z',
};
