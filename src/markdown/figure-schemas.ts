import { z } from 'zod';
import {
  adaptiveMethod,
  count,
  counts,
  fraction,
  libraryList,
  metric,
  modelList,
  oneBatchMethod,
  positive,
  text,
  word,
} from '../claims/parameters.ts';
import type { FigureKind } from '../figures/spec.ts';

const drawn = { scale: z.enum(['linear', 'log']).optional(), axisMaximum: positive.optional() };
const spread = { spread: z.enum(['std', 'ci95', 'none']).optional() };
const selection = {
  models: modelList.optional(),
  libraries: libraryList.optional(),
  batchSizes: counts.optional(),
};
const times = {
  ...selection,
  ...drawn,
  ...spread,
  quantity: z.enum(['time', 'images-per-second']).optional(),
};

/** What each kind of figure takes beside what every figure takes. An absent list means all. */
const FIELDS = {
  'best-by-model': times,
  'best-by-library': times,
  'speedup-by-model': { ...selection, ...drawn, baseline: word },
  layers: {
    ...drawn,
    ...spread,
    model: word,
    libraries: libraryList.optional(),
    batchSizes: counts,
    lower: fraction.optional(),
    upper: fraction.optional(),
  },
  'adaptive-breakdown': {
    model: word,
    librarySet: libraryList,
    method: adaptiveMethod.optional(),
    axisMaximum: positive.optional(),
  },
  'memory-by-model': {
    ...drawn,
    models: modelList.optional(),
    libraries: libraryList.optional(),
    batchSize: count,
  },
  'accuracy-speed': { models: modelList.optional(), libraries: libraryList.optional() },
  balance: {
    ...spread,
    model: word,
    library: word,
    batchSizes: counts.optional(),
    scale: z.enum(['linear', 'log']).optional(),
  },
  'adaptive-methods': { models: modelList.optional(), librarySet: libraryList },
  'layer-map': { model: word, librarySet: libraryList, method: oneBatchMethod.optional() },
  'saving-by-type': {
    models: modelList.optional(),
    librarySet: libraryList,
    method: oneBatchMethod.optional(),
  },
  'switching-cost': {
    models: modelList.optional(),
    librarySet: libraryList,
    method: oneBatchMethod.optional(),
  },
  roofline: {
    model: word,
    libraries: libraryList.optional(),
    batchSize: count,
    metric: z.literal('inference').optional(),
  },
} satisfies Record<FigureKind, z.ZodRawShape>;

export const FIGURE_KINDS = Object.keys(FIELDS) as readonly FigureKind[];

/** What an author may say of each kind of figure: the attributes of `<Figure>`, which are the fields of its spec. */
export const FIGURE_SCHEMAS: ReadonlyMap<string, z.ZodObject> = new Map(
  FIGURE_KINDS.map((kind) => [
    kind,
    z.strictObject({
      id: word,
      kind: z.literal(kind),
      metric: metric.optional(),
      caption: text.optional(),
      ...FIELDS[kind],
    }),
  ]),
);
