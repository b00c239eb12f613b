import type { Measure } from './measure.ts';
import { adaptiveExcess, adaptiveSaving, adaptiveSavingLost, adaptiveTime } from './measures/adaptive.ts';
import {
  adaptiveSavingAtLeast,
  adaptiveSavingAtMost,
  falseWinShare,
  layerNoiseFloor,
  layersTied,
  layersWon,
  noiseFloor,
  switchBreakEven,
  switchCount,
} from './measures/adaptive-confidence.ts';
import { adaptiveLayerBatch, adaptiveLayerShare, adaptiveLayerTime } from './measures/adaptive-layers.ts';
import {
  modelFileChanges,
  modelFileNoiseFloor,
  modelFileSaving,
  modelFileSavingAtLeast,
  modelFileSavingAtMost,
} from './measures/adaptive-model-file.ts';
import { rooflineShare, savingFromType } from './measures/adaptive-origin.ts';
import { batchGain, batchStep } from './measures/batch.ts';
import { layerTimings, libraries, models, points, runs, successfulRuns } from './measures/campaign.ts';
import { speedup, timeRatio, timeSaved } from './measures/comparison.ts';
import {
  layerBatchGain,
  layerBatchSaving,
  layerShare,
  layerTime,
  layerTimeRatio,
} from './measures/layers.ts';
import { memory, memoryPerImage, memoryRatio, memoryVariation, totalMemory } from './measures/memory.ts';
import {
  accuracy,
  multiplyAccumulates,
  multiplyAccumulatesRatio,
  parameters,
  parametersRatio,
  weights,
} from './measures/networks.ts';
import { peakShare, rate } from './measures/peak.ts';
import { frontSize } from './measures/front.ts';
import { energy, firstToLater, imagesPerEnergy, power } from './measures/energy.ts';
import { latency } from './measures/latency.ts';
import { clock } from './measures/platform.ts';
import {
  quotedExcess,
  quotedPerWatt,
  quotedRatio,
  quotedValue,
  scaledThroughput,
} from './measures/quoted.ts';
import { batchTime, bestBatchSize, repetitionTime, throughput, time } from './measures/time.ts';
import { throughputWithin } from './measures/within-limit.ts';

/** Every computation that an author can name, in the order of the author's guide. */
export const MEASURES = [
  time,
  batchTime,
  throughput,
  bestBatchSize,
  repetitionTime,
  timeRatio,
  speedup,
  timeSaved,
  batchGain,
  batchStep,
  throughputWithin,
  latency,
  firstToLater,
  energy,
  imagesPerEnergy,
  power,
  layerTime,
  layerShare,
  layerTimeRatio,
  layerBatchGain,
  layerBatchSaving,
  adaptiveTime,
  adaptiveSaving,
  adaptiveSavingLost,
  adaptiveExcess,
  adaptiveLayerTime,
  adaptiveLayerBatch,
  adaptiveLayerShare,
  adaptiveSavingAtLeast,
  adaptiveSavingAtMost,
  noiseFloor,
  layerNoiseFloor,
  falseWinShare,
  layersWon,
  layersTied,
  savingFromType,
  switchBreakEven,
  switchCount,
  modelFileSaving,
  modelFileSavingAtLeast,
  modelFileSavingAtMost,
  modelFileNoiseFloor,
  modelFileChanges,
  memory,
  totalMemory,
  memoryPerImage,
  memoryRatio,
  memoryVariation,
  parameters,
  parametersRatio,
  weights,
  multiplyAccumulates,
  multiplyAccumulatesRatio,
  accuracy,
  frontSize,
  rate,
  peakShare,
  rooflineShare,
  clock,
  scaledThroughput,
  quotedValue,
  quotedRatio,
  quotedExcess,
  quotedPerWatt,
  models,
  libraries,
  points,
  runs,
  successfulRuns,
  layerTimings,
] as unknown as readonly Measure[];
