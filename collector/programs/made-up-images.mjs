/**
 * Images to compute with, the same in every program: value i is a hash of i (the mixing steps of MurmurHash3's end),
 * spread evenly from -1 to 1, in multiples of 2^-23 so that it is exact in 32 bits.
 */
export function madeUpImages(count) {
  return Float32Array.from({ length: count }, (_, i) => {
    let hash = i;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
    return (hash >>> 8) / 2 ** 23 - 1;
  });
}
