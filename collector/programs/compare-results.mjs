/**
 * How far a result is from another: whether every value is within the tolerance, a share of the greater of the two, and
 * in words the greatest difference by itself and as such a share. A result that is not finite, or of one value throughout,
 * as where nothing was computed, agrees with nothing.
 */
export function compareResults(result, other, tolerance) {
  if (result.length !== other.length) {
    return { agrees: false, difference: `${result.length} values instead of ${other.length}` };
  }
  if (!result.every(Number.isFinite)) return { agrees: false, difference: 'values that are not finite' };
  if (result.every((value) => value === result[0])) {
    return { agrees: false, difference: `nothing but ${result[0]}` };
  }
  let absolute = 0;
  let relative = 0;
  for (const [index, value] of result.entries()) {
    const apart = Math.abs(value - other[index]);
    absolute = Math.max(absolute, apart);
    if (apart > 0) relative = Math.max(relative, apart / Math.max(Math.abs(value), Math.abs(other[index])));
  }
  const difference = `at most ${absolute.toExponential(1)}, and ${relative.toExponential(1)} of a value`;
  return { agrees: relative <= tolerance, difference };
}
