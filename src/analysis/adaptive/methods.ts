/** The ways to compute what the best library for each layer saves, from what flatters most to what one binary can do. */
export const ADAPTIVE_METHODS = [
  'published',
  'single-library-published',
  'same-batch',
  'cross-validated',
  'switchable',
] as const;

export type AdaptiveMethod = (typeof ADAPTIVE_METHODS)[number];

/** Those that choose at one batch size on all repetitions, so that each choice can be looked at by itself. */
export const ONE_BATCH_METHODS = ['same-batch', 'switchable'] as const satisfies readonly AdaptiveMethod[];

export type OneBatchMethod = (typeof ONE_BATCH_METHODS)[number];

export function isOneBatchMethod(method: AdaptiveMethod): method is OneBatchMethod {
  return ONE_BATCH_METHODS.some((each) => each === method);
}

/** Those that put together what no single run had, and compare it with whole passes. */
export const MIXED_METHODS: ReadonlySet<AdaptiveMethod> = new Set(['published', 'single-library-published']);
