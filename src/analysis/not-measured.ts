/** Something was asked for that the data do not have: what, in words. */
export class NotMeasured extends Error {}

/** Each name once. */
export function notMeasured(names: readonly string[]): NotMeasured {
  return new NotMeasured(`not measured: ${[...new Set(names)].join('; ')}`);
}
