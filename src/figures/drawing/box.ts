/** What a text or a mark takes of a drawing, in pixels: names keep clear of each other by it. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly height: number;
}

export function box(left: number, middle: number, width: number, height: number): Box {
  return { left, right: left + width, middle, height };
}

export function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && Math.abs(a.middle - b.middle) < (a.height + b.height) / 2;
}
