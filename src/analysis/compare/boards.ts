import type { Analysis } from '../analysis.ts';

/** Two boards of which neither is the earlier: what is said of them is the same whichever comes first. */
export interface Boards {
  readonly first: Analysis;
  readonly second: Analysis;
}

export type Side = keyof Boards;

/** Models that both ran, in the order of the first one's report. */
export function commonModels({ first, second }: Boards): readonly string[] {
  return first.models.filter((model) => second.models.includes(model));
}

/** Whether a batch of both has several of the same thing: a time per image is none per token. */
export function countAlike({ first, second }: Boards): boolean {
  return first.descriptor.item?.one === second.descriptor.item?.one;
}
