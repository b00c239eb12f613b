import type { AdaptiveMethod } from '../../analysis/adaptive/methods.ts';

/** How an adaptive solution is estimated, as the end of a clause. */
export const METHOD_WORDS: Readonly<Record<AdaptiveMethod, string>> = {
  published: 'as the original estimated it',
  'single-library-published': 'by the original’s estimate for one library alone',
  'same-batch': 'with one batch size for all layers',
  'cross-validated': 'cross-validated',
  switchable: 'with what one build of Caffe can switch',
};
