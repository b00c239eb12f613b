import { scaledWhole, type DoubleDouble } from '../double-double.ts';
import type { PartialState } from '../partial-state.ts';
import type { AnswerRow } from './connection.ts';
import { cellText } from './sql.ts';

/**
 * Exact sums of doubles by any version of ClickHouse, where `sumKahan` came late and is not exact, and the sum of doubles
 * depends on the order in which threads and shards come to it. A time is cut into whole numbers of 28 bits, whose sums are
 * exact and the same in any order; they travel, and are put together here. 2³⁵ times of a series have room.
 */
const BITS = 28;

/** The unit of the first part of a time is 2⁻⁶ ms, which leaves it 28 bits up to a day; the fourth ends at 2⁻⁹⁰ ms. */
const TIME = { parts: 4, exponent: 90 };

/** That of its square is 2¹⁸ ms²; the fifth part ends at 2⁻⁹⁴ ms². */
const SQUARE = { parts: 5, exponent: 94 };

/** Columns of a query that hold the partial state of the times that `time` gives, NULL where not measured. */
export function stateColumns(time: string, name: string): readonly string[] {
  const square = `${name}q`;
  return [
    `count(${time}) AS ${name}n`,
    `min(${time}) AS ${name}min`,
    `max(${time}) AS ${name}max`,
    ...parts(`(${time}) * 64`, `${name}t`, TIME.parts),
    ...parts(`((${time}) * (${time}) AS ${square}) / 262144`, `${name}s`, SQUARE.parts),
    // What the rounding of a square takes from it: Dekker's product, as in double-double.ts.
    `sum(((((${time}) * 134217729 AS ${name}c) - (${name}c - (${time})) AS ${name}h) * ${name}h - ${square}) ` +
      `+ 2 * ${name}h * ((${time}) - ${name}h AS ${name}l) + ${name}l * ${name}l) AS ${name}e`,
  ];
}

/** The state that a row of the answer holds; undefined where nothing was measured. */
export function stateOf(row: AnswerRow, name: string): PartialState | undefined {
  const count = Number(row[`${name}n`]);
  if (count === 0) return undefined;
  const [squares, squaresRest] = together(row, `${name}s`, SQUARE);
  return {
    count,
    sum: together(row, `${name}t`, TIME),
    squares: [squares, squaresRest + Number(row[`${name}e`])],
    min: Number(row[`${name}min`]),
    max: Number(row[`${name}max`]),
  };
}

function parts(first: string, name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, part) => {
    const [rest, whole] = [`${name}r${part}`, `${name}w${part}`];
    const before = `(${name}r${part - 1} - ${name}w${part - 1}) * ${2 ** BITS}`;
    return `sum(toInt64(floor(${part === 0 ? first : before} AS ${rest}) AS ${whole})) AS ${name}${part}`;
  });
}

function together(row: AnswerRow, name: string, { parts: count, exponent }: typeof TIME): DoubleDouble {
  let whole = 0n;
  for (let part = 0; part < count; part += 1)
    whole = (whole << BigInt(BITS)) + BigInt(cellText(row[`${name}${part}`]));
  return scaledWhole(whole, exponent);
}
