import { accuracySpeed } from './accuracy-speed.ts';
import { adaptiveBreakdown } from './adaptive-breakdown.ts';
import { adaptiveMethods } from './adaptive-methods.ts';
import { balance } from './balance.ts';
import { bestByLibrary } from './best-by-library.ts';
import { bestByModel } from './best-by-model.ts';
import { coldWarm } from './cold-warm.ts';
import { energyTime } from './energy-time.ts';
import { latencyThroughput } from './latency-throughput.ts';
import { layerMap } from './layer-map.ts';
import { layers } from './layers.ts';
import { memoryByModel } from './memory-by-model.ts';
import { roofline } from './roofline.ts';
import { runOrder } from './run-order.ts';
import { savingByType } from './saving-by-type.ts';
import { singleTimes } from './single-times.ts';
import { speedupByModel } from './speedup-by-model.ts';
import { switchingCost } from './switching-cost.ts';

/** Every kind of figure by the name that specs and links call it, in the order in which a reader looks for it. */
export const KINDS = {
  'best-by-model': bestByModel,
  'best-by-library': bestByLibrary,
  'speedup-by-model': speedupByModel,
  'accuracy-speed': accuracySpeed,
  balance,
  'memory-by-model': memoryByModel,
  'latency-throughput': latencyThroughput,
  'single-times': singleTimes,
  'energy-time': energyTime,
  'cold-warm': coldWarm,
  'run-order': runOrder,
  layers,
  roofline,
  'adaptive-breakdown': adaptiveBreakdown,
  'adaptive-methods': adaptiveMethods,
  'layer-map': layerMap,
  'saving-by-type': savingByType,
  'switching-cost': switchingCost,
};
