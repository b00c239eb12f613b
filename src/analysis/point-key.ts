/** Where a point stands in a campaign: unique among the points of an analysis. */
export interface PointKey {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
}

/** The key as one text, by which points are looked up. */
export function pointKey({ model, library, batchSize }: PointKey): string {
  return JSON.stringify([model, library, batchSize]);
}

/** As one text, a model with a library: what has a series of batch sizes. */
export function pairKey({ model, library }: Pick<PointKey, 'model' | 'library'>): string {
  return JSON.stringify([model, library]);
}
