import type { Engine } from '../../prototxt/engine-field.ts';
import type { Analysis } from '../analysis.ts';
import type { Metric } from '../metric.ts';
import { withOnly } from './aligned-times.ts';
import { enginesFor } from './engine-choices.ts';
import type { EngineChoices } from './engine-choices.ts';
import type { AdaptiveProblem } from './solution.ts';

export interface EngineRequest {
  readonly model: string;
  readonly metric: Metric;
  readonly choices: EngineChoices;
  /** What each layer of the model file asks for now; undefined for one that names no engine, which runs as CUDNN. */
  readonly current: ReadonlyMap<string, Engine | undefined>;
  /** The best of the measured ones if left out. */
  readonly batchSize?: number;
}

/** Both problems have CUDNN alone for their baseline. */
export interface EngineProblem {
  /** Each layer as timed by what runs it now, and by every engine that the model file could name for it instead. */
  readonly allowed: AdaptiveProblem;
  /** The same without regard to the model file. */
  readonly timed: AdaptiveProblem;
  /** The library that runs each layer now, by position. */
  readonly current: readonly string[];
}

/** Undefined where the model was not timed with the engines, or its layer types are not known. */
export function poseEngineProblem(
  analysis: Analysis,
  { model, metric, choices, current }: EngineRequest,
): EngineProblem | undefined {
  const definitions = new Map(analysis.network(model).map((layer) => [layer.layer, layer]));
  const posed = analysis.solver(metric).problem([...choices.values()], model);
  if (posed === undefined || definitions.size === 0) return undefined;
  const cudnn = choices.get('CUDNN')!;
  const timed = { ...posed, baselines: posed.candidates.filter(({ library }) => library === cudnn) };
  const engineOf = new Map([...choices].map(([engine, library]) => [library, engine]));
  const enginesOf = (layer: string) => {
    const definition = definitions.get(layer);
    return definition ? enginesFor(definition) : [];
  };
  // An engine that makes no difference, as CAFFE for MAX pooling, is no switch and no other time.
  const now = timed.layers.map(({ layer }) => {
    const named = current.get(layer);
    return named && enginesOf(layer).includes(named) ? (choices.get(named) ?? cudnn) : cudnn;
  });
  const candidates = timed.candidates.map((candidate) => {
    const engine = engineOf.get(candidate.library)!;
    const may = timed.layers.map(({ layer }, position) => {
      const settable = current.has(layer) && enginesOf(layer).includes(engine);
      return settable || now[position] === candidate.library;
    });
    return withOnly(candidate, may);
  });
  return { allowed: { ...timed, candidates }, timed, current: now };
}
