import type { Analysis } from './analysis.ts';
import { modelMacsPerImage } from './model-work.ts';
import { peakGflops } from './platform-facts.ts';

export interface PeakShare {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  /** 10⁹ floating-point operations per second. */
  readonly attainedGflops: number;
  readonly peakGflops: number;
  /** Attained ÷ peak, a fraction. */
  readonly share: number;
}

/** Arithmetic done per second: one multiply-accumulate is two floating-point operations. */
export function attainedGflops(macs: number, timeMs: number): number {
  return (2 * macs) / (timeMs * 1e6);
}

/**
 * The part of the board's peak that each model reaches with each library at its best batch size, in inference:
 * the work counted is that of the forward pass. Libraries whose device has no stated peak at their precision, and
 * models whose work is not known, are left out.
 */
export function peakShares(analysis: Analysis): readonly PeakShare[] {
  return analysis.table('best-time-per-image', 'inference').flatMap((row) => {
    const { model, library, batch_size: batchSize } = row;
    const macs = modelMacsPerImage(model, analysis);
    const peak = peakGflops(analysis, library);
    if (macs === undefined || peak === undefined) return [];
    const attained = attainedGflops(macs, row.mean_ms);
    return [
      { model, library, batchSize, attainedGflops: attained, peakGflops: peak, share: attained / peak },
    ];
  });
}
