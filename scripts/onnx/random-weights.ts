import { randomLcg } from 'd3-random';

/** Draws numbers evenly from −limit to limit. */
export type Draw = (count: number, limit: number) => Float32Array;

/**
 * Pseudo-random weights that are the same to the bit on every machine: d3-random's linear congruential generator
 * (factor 1,664,525, increment 1,013,904,223, modulus 2³²), whose state takes one step for each number. Only
 * multiplication, addition and rounding to 32 bits are in it, which IEEE 754 lays down.
 */
export function randomWeights(seed: number): Draw {
  const random = randomLcg(seed);
  return (count, limit) => Float32Array.from({ length: count }, () => (2 * random() - 1) * limit);
}

/**
 * How far weights go from 0 so that what a layer gives to a rectifier varies as much as what it was given, whatever the
 * number of its inputs (He et al., 2015): a uniform distribution of variance 2 ÷ inputs.
 */
export function weightLimit(inputs: number): number {
  return Math.sqrt(6 / inputs);
}
