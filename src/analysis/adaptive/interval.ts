/** From `lower` to `upper`, both included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The central 95% of a discrete distribution: the quantiles at 2.5% and 97.5%, each the least value whose
 * cumulative probability reaches it (the inverse of the distribution function).
 *
 * @param values at least one, in any order.
 * @param probability parallel to the values; they sum to 1.
 */
export function central95(values: Float64Array, probability: Float64Array): Interval {
  const order = Uint32Array.from(values, (_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const quantile = (level: number) => {
    let cumulative = 0;
    for (const at of order) {
      cumulative += probability[at]!;
      if (cumulative >= level) return values[at]!;
    }
    return values[order.at(-1)!]!;
  };
  return { lower: quantile(0.025), upper: quantile(0.975) };
}
