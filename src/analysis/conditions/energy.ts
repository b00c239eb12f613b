import { mean } from 'd3-array';
import type { Metric } from '../metric.ts';
import type { EnergyRow } from '../rows.ts';
import type { RunQuantity } from '../run-quantities.ts';
import { type Sample, sampleStatistics } from '../sample-statistics.ts';
import type { PointSummary, Summaries } from '../summaries.ts';
import { timedPass } from './timed-pass.ts';
import { sampledPart, told } from './told.ts';

/** mJ in a joule. */
const MILLIJOULES = 1000;

/** Energy per image in mJ over the repetitions that told it; undefined where none did of what the metric times. */
export function energyPerImage(point: PointSummary, metric: Metric): Sample | undefined {
  return timedPass(point) === metric ? sampleStatistics(told(point, 'energyMjPerImage')) : undefined;
}

/** Mean power in mW on a rail, over the repetitions that told it; undefined likewise. */
export function meanPower(
  point: PointSummary,
  metric: Metric,
  rail: Extract<RunQuantity, 'powerMw' | 'gpuPowerMw' | 'cpuPowerMw'> = 'powerMw',
): Sample | undefined {
  return timedPass(point) === metric ? sampleStatistics(told(point, rail)) : undefined;
}

export function imagesPerJoule(energyMjPerImage: number): number {
  return MILLIJOULES / energyMjPerImage;
}

/** Energy and power of each point that has either. */
export function energyRows({ points }: Summaries, metric: Metric): EnergyRow[] {
  return points.flatMap((point) => {
    const energy = energyPerImage(point, metric);
    const power = meanPower(point, metric);
    if (energy === undefined && power === undefined) return [];
    const { model, library, batchSize } = point;
    return [
      {
        model,
        library,
        batch_size: batchSize,
        repetitions: (energy ?? power)!.repetitions,
        energy_mj: energy?.mean ?? null,
        energy_std_mj: energy?.std ?? null,
        images_per_joule: energy === undefined ? null : imagesPerJoule(energy.mean),
        power_mw: power?.mean ?? null,
        gpu_power_mw: mean(told(point, 'gpuPowerMw')) ?? null,
        cpu_power_mw: mean(told(point, 'cpuPowerMw')) ?? null,
        sampled_part: sampledPart(point),
      },
    ];
  });
}
