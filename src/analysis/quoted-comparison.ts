import type { Analysis } from './analysis.ts';
import { imagesPerSecond } from './best-time.ts';

/** A throughput that someone else published, and the measurement to hold it against. */
export interface QuotedThroughput {
  readonly model: string;
  readonly library: string;
  /** Batch size of the published figure. */
  readonly quotedBatchSize: number;
  /** Batch size of the measurement that comes nearest to it. */
  readonly batchSize: number;
  readonly imagesPerSecond: number;
}

export interface QuotedComparison extends QuotedThroughput {
  readonly measuredImagesPerSecond: number;
  /** Measured × quoted clock ÷ measured clock: what the measurement would be if speed followed the clock. */
  readonly scaledImagesPerSecond: number;
  /** Quoted ÷ scaled: above 1, the published figure is higher than the measurement lets one expect. */
  readonly quotedOverScaled: number;
}

/** Published figures beside measured ones, as measured and scaled by clock. One that was not measured has no row. */
export function compareWithQuoted(
  analysis: Analysis,
  quoted: readonly QuotedThroughput[],
  clocks: { readonly quotedMhz: number; readonly measuredMhz: number },
): readonly QuotedComparison[] {
  return quoted.flatMap((figure) => {
    const { model, library, batchSize } = figure;
    const time = analysis.timePerImage('inference', model, library, batchSize);
    if (time === undefined) return [];
    const measured = imagesPerSecond(time.mean);
    const scaled = (measured * clocks.quotedMhz) / clocks.measuredMhz;
    return [
      {
        ...figure,
        measuredImagesPerSecond: measured,
        scaledImagesPerSecond: scaled,
        quotedOverScaled: figure.imagesPerSecond / scaled,
      },
    ];
  });
}
