import { CAMPAIGN_TAG } from '../../../src/dataset/import-ck/ck-tags.ts';
import type { CkOptions } from '../../../src/dataset/import-ck/read-campaign.ts';

/** What is meant where nothing is said. */
export const NO_HINTS: CkOptions = {
  campaignTag: CAMPAIGN_TAG,
  models: new Set(),
  ignoredTags: new Set(),
  factors: new Map(),
};
