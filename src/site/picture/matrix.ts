/** A linear map and a shift, as SVG writes them: a point (x, y) comes to (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** First the inner, then the outer one. */
export function within([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
}

export function shift(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

export function scale(factor: number): Matrix {
  return [factor, 0, 0, factor, 0, 0];
}

/** @param list of shifts and rotations, as a drawing has them: `translate(1 2) rotate(-45)` */
export function readTransform(list: string): Matrix {
  let all = scale(1);
  for (const each of list.split(/(?<=\))\s*/).filter((part) => part !== '')) {
    const [, name, first, second] = /^(translate|rotate)\((-?[\d.]+)(?:[ ,]+(-?[\d.]+))?\)$/.exec(each) ?? [];
    if (name === undefined || (name === 'rotate') !== (second === undefined))
      throw new Error(`transform of a drawing: ${each}; expected translate(x y) or rotate(degrees)`);
    all = within(all, name === 'rotate' ? rotation(Number(first)) : shift(Number(first), Number(second)));
  }
  return all;
}

function rotation(degrees: number): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, 0, 0];
}
