import type { Matrix } from './matrix.ts';

/** How much of each pixel a glyph covers. */
export interface GlyphMask {
  /** Of the first pixel, from where the glyph stands. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Row by row, from 0 to 255. */
  readonly coverage: Uint8Array;
}

/**
 * How much of each pixel lies inside of edges, whichever way they turn. Each edge leaves what changes there from a pixel to the
 * next in its row; the sum along a row is what is covered.
 *
 * @param edges x and y of where each begins and of where it ends
 * @param place from where edges are to pixels
 * @param grown by how many pixels to all sides
 * @returns undefined where there is nothing to see, as of a space
 */
export function glyphMask(edges: readonly number[], place: Matrix, grown: number): GlyphMask | undefined {
  if (edges.length === 0) return undefined;
  const placed = placeEdges(edges, place);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < placed.length; at += 2) {
    left = Math.min(left, placed[at]!);
    right = Math.max(right, placed[at]!);
    top = Math.min(top, placed[at + 1]!);
    bottom = Math.max(bottom, placed[at + 1]!);
  }
  const margin = Math.ceil(grown);
  left = Math.floor(left) - margin;
  top = Math.floor(top) - margin;
  const width = Math.ceil(right) + margin - left + 1;
  const height = Math.ceil(bottom) + margin - top;
  const changes = new Float64Array(width * height + 1);
  for (let at = 0; at < placed.length; at += 4)
    addEdge(
      changes,
      width,
      placed[at]! - left,
      placed[at + 1]! - top,
      placed[at + 2]! - left,
      placed[at + 3]! - top,
    );
  const covered = summed(changes, width, height);
  const all = grown === 0 ? covered : grow(covered, width, height, grown);
  return { left, top, width, height, coverage: Uint8Array.from(all, (part) => Math.round(255 * part)) };
}

function placeEdges(edges: readonly number[], [a, b, c, d, e, f]: Matrix): Float64Array {
  const placed = new Float64Array(edges.length);
  for (let at = 0; at < edges.length; at += 2) {
    const [x, y] = [edges[at]!, edges[at + 1]!];
    placed[at] = a * x + c * y + e;
    placed[at + 1] = b * x + d * y + f;
  }
  return placed;
}

/** An edge covers what is on its right: in each row, from the pixels that it crosses. */
function addEdge(
  changes: Float64Array,
  width: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (fromY === toY) return;
  const isDown = fromY < toY;
  const [upper, lower] = isDown ? [fromY, toY] : [toY, fromY];
  const slope = (toX - fromX) / (toY - fromY);
  for (let row = Math.floor(upper); row < lower; row += 1) {
    const [y0, y1] = [Math.max(upper, row), Math.min(lower, row + 1)];
    const [one, other] = [fromX + (y0 - fromY) * slope, fromX + (y1 - fromY) * slope];
    const [x0, x1] = one < other ? [one, other] : [other, one];
    const height = isDown ? y1 - y0 : y0 - y1;
    const first = Math.floor(x0);
    let before = 0;
    for (let column = first; column <= x1; column += 1) {
      const covered = height * rightOf(x0, x1, column);
      changes[row * width + column]! += covered - before;
      before = covered;
    }
    changes[row * width + Math.floor(x1) + 1]! += height - before;
  }
}

/** Of a pixel, and of a row that an edge crosses between two places: how much lies on the right of the edge. */
function rightOf(x0: number, x1: number, column: number): number {
  if (x1 <= column) return 1;
  if (x1 - x0 < 1e-9) return column + 1 - x0;
  // The edge is as likely at each place between: the mean of what is on its right.
  const [from, to] = [Math.max(x0, column), Math.min(x1, column + 1)];
  const inside = (to - from) * (column + 1 - (from + to) / 2);
  return (Math.max(0, from - x0) + inside) / (x1 - x0);
}

function summed(changes: Float64Array, width: number, height: number): Float64Array {
  const covered = new Float64Array(width * height);
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1)
      covered[at] = Math.min(1, Math.abs((sum += changes[at]!)));
  }
  return covered;
}

/** The most that is covered within a radius of each pixel; the edge of the circle counts in part. */
function grow(covered: Float64Array, width: number, height: number, radius: number): Float64Array {
  const grown = new Float64Array(covered.length);
  const reach = Math.ceil(radius);
  for (let dy = -reach; dy <= reach; dy += 1)
    for (let dx = -reach; dx <= reach; dx += 1) {
      const weight = Math.min(1, radius + 1 - Math.hypot(dx, dy));
      if (weight <= 0) continue;
      for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y += 1)
        for (let x = Math.max(0, -dx); x < Math.min(width, width - dx); x += 1) {
          const part = weight * covered[(y + dy) * width + x + dx]!;
          if (part > grown[y * width + x]!) grown[y * width + x] = part;
        }
    }
  return grown;
}
