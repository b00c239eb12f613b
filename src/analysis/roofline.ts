import type { Analysis } from './analysis.ts';
import { keptWithAnalysis } from './kept-with-analysis.ts';
import { layerTimesOfPoint } from './layer-time.ts';
import { libraryAttributes } from './library-attributes.ts';
import { bytesPerParameter } from './memory-with-weights.ts';
import { attainedGflops } from './peak-share.ts';
import { memoryBandwidth, peakGflops } from './platform-facts.ts';

/** One layer against what the board can do; per image, at one batch size. */
export interface RooflineLayer {
  readonly layerIndex: number;
  readonly layer: string;
  readonly type: string;
  /** Two for each multiply-accumulate. */
  readonly flop: number;
  /** Every input read once, every output written once, and the weights read once per batch. */
  readonly bytes: number;
  /** FLOP per byte; 0 for layers that only move data. */
  readonly intensity: number;
  readonly timeMs: number;
  readonly attainedGflops: number;
  /** The least time that the peaks allow, in ms: no library can be faster. */
  readonly boundMs: number;
  /** Which peak sets that time. */
  readonly limit: 'arithmetic' | 'memory';
  /** `boundMs` ÷ `timeMs`, a fraction; near 1 there is nothing left to gain. Caches can lift it above 1. */
  readonly share: number;
}

/** A model on one library at one batch size under the roof of its device (Williams, Waterman & Patterson, 2009). */
export interface Roofline {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  readonly peakGflops: number;
  readonly bandwidthGbPerSecond: number;
  /** The intensity in FLOP per byte from which arithmetic is the limit: peak ÷ bandwidth. */
  readonly ridge: number;
  /** In order; layers whose definition or time is not known are left out. */
  readonly layers: readonly RooflineLayer[];
  /** Layers whose time is below the timer's resolution: no rate can be told of them. */
  readonly unresolved: readonly string[];
}

/**
 * The roofline of the forward pass. Undefined where the point was not measured, or the network, the precision, or the
 * peaks of the library's device are not known.
 */
export const roofline = keptWithAnalysis(
  (analysis: Analysis, model: string, library: string, batchSize: number): Roofline | undefined => {
    const peak = peakGflops(analysis, library);
    const bandwidth = memoryBandwidth(analysis);
    const elementBytes = bytesPerParameter(libraryAttributes(library, analysis.descriptor).precision);
    const point = analysis.point(model, library, batchSize);
    if (point === undefined || peak === undefined || bandwidth === undefined || elementBytes === undefined) {
      return undefined;
    }
    const unresolved: string[] = [];
    const layers = layerTimesOfPoint(point, 'inference').flatMap((row): readonly RooflineLayer[] => {
      const definition = analysis.layerDefinition(model, row.layer);
      if (definition === undefined || definition.type === 'Input') return [];
      if (row.mean_ms === 0) {
        unresolved.push(row.layer);
        return [];
      }
      const flop = 2 * definition.macsPerImage;
      const elements =
        definition.inputElementsPerImage +
        definition.outputElementsPerImage +
        definition.parameters / batchSize;
      const bytes = elements * elementBytes;
      const arithmeticMs = flop / (peak * 1e6);
      const memoryMs = bytes / (bandwidth * 1e6);
      const boundMs = Math.max(arithmeticMs, memoryMs);
      return [
        {
          layerIndex: row.layer_index,
          layer: row.layer,
          type: definition.type,
          flop,
          bytes,
          intensity: flop / bytes,
          timeMs: row.mean_ms,
          attainedGflops: attainedGflops(definition.macsPerImage, row.mean_ms),
          boundMs,
          limit: arithmeticMs > memoryMs ? 'arithmetic' : 'memory',
          share: boundMs / row.mean_ms,
        },
      ];
    });
    if (layers.length === 0) return undefined;
    return {
      model,
      library,
      batchSize,
      peakGflops: peak,
      bandwidthGbPerSecond: bandwidth,
      ridge: peak / bandwidth,
      layers,
      unresolved,
    };
  },
);
