import { z } from 'zod';
import { NotMeasured } from '../analysis/not-measured.ts';
import type { Measure, MeasureContext } from './measure.ts';
import { Misstated } from '../dataset/misstated.ts';
import type { Observation } from './observation.ts';
import type { Unit } from '../figures/measures/quantity.ts';
import { onDataset } from './on-dataset.ts';
import { word } from './parameters.ts';
import { MEASURES } from './registry.ts';

/** What to make of several observations. `only`, which is what holds if nothing is said, insists on one. */
const TAKES = ['only', 'max', 'min', 'mean', 'sum', 'range', 'each'] as const;
export type Take = (typeof TAKES)[number];

const BY_NAME = new Map(MEASURES.map((measure) => [measure.name, measure]));

const take = z.enum(TAKES).optional();

/** The fields of a query by the measure it names, for reading attributes and for messages. */
export const QUERY_SCHEMAS: ReadonlyMap<string, z.ZodObject> = new Map(
  MEASURES.map((measure) => [
    measure.name,
    z.strictObject({ of: z.literal(measure.name), take, dataset: word.optional(), ...measure.parameters }),
  ]),
);

/**
 * A question to the data: a measure by name in `of`, its parameters beside it, what to take of the answers, and the dataset
 * that is asked where it is another than the report's.
 */
export const querySchema = z.discriminatedUnion(
  'of',
  [...QUERY_SCHEMAS.values()] as [z.ZodObject, ...z.ZodObject[]],
  { error: `of: one of ${[...BY_NAME.keys()].join(', ')}` },
);
export type Query = { readonly of: string; readonly take?: Take; readonly dataset?: string } & Readonly<
  Record<string, unknown>
>;

export function isQuery(value: object): value is Query {
  return 'of' in value;
}

export interface Answer {
  readonly unit: Unit;
  /** One; with `range` the least and the greatest; with `each` all. Never empty. */
  readonly observations: readonly Observation[];
}

/**
 * Asks the data.
 *
 * @throws {@link NotMeasured} where there is no answer, {@link Misstated} where there are several and one is wanted, or the
 * dataset is unknown
 */
export function answer(query: Query, context: MeasureContext): Answer {
  const { of, take = 'only', dataset, ...parameters } = query;
  const asked = onDataset(context, dataset);
  const observations = measureNamed(of).observe(parameters, asked);
  if (observations.length === 0)
    throw new NotMeasured(`${of} finds nothing in the data of ${asked.analysis.name}`);
  const place = asked === context ? '' : `${asked.analysis.name}: `;
  return {
    unit: unitOf(query, context),
    observations: taken(observations, take, of).map((each) => ({ ...each, of: place + each.of })),
  };
}

/** The unit of the answer. */
export function unitOf({ of, take: _, dataset, ...parameters }: Query, context: MeasureContext): Unit {
  const measure = measureNamed(of);
  return measure.unitOf?.(parameters, onDataset(context, dataset)) ?? measure.unit;
}

export function measureNamed(name: string): Measure {
  const measure = BY_NAME.get(name);
  if (measure === undefined)
    throw new Misstated(`unknown measure: ${name}`, `one of ${[...BY_NAME.keys()].join(', ')}`);
  return measure;
}

function taken(observations: readonly Observation[], take: Take, of: string): readonly Observation[] {
  const sorted = [...observations].sort((a, b) => a.value - b.value);
  const [least, greatest] = [sorted[0]!, sorted.at(-1)!];
  switch (take) {
    case 'each':
      return observations;
    case 'min':
      return [least];
    case 'max':
      return [greatest];
    case 'range':
      return [least, greatest];
    case 'mean':
      return [combined(observations, 'mean', 1 / observations.length)];
    case 'sum':
      return [combined(observations, 'sum', 1)];
    case 'only':
      if (observations.length > 1) {
        throw new Misstated(
          `${of} gives ${String(observations.length)} values (${least.of} … ${greatest.of})`,
          'one: narrow it down, or take max, min, mean, sum, range or each',
        );
      }
      return observations;
  }
}

/** A weighted sum; the margins, being independent, add up in squares. */
function combined(observations: readonly Observation[], word: string, weight: number): Observation {
  let [sum, squares]: [number, number | null] = [0, 0];
  const isNoiseUnknown = observations.some((each) => each.isNoiseUnknown);
  for (const { value, margin } of observations) {
    sum += value;
    squares = squares === null || margin === null ? null : squares + margin ** 2;
  }
  return {
    of: `${word} of ${String(observations.length)}`,
    value: sum * weight,
    margin: squares === null ? null : Math.sqrt(squares) * weight,
    ...(isNoiseUnknown && { isNoiseUnknown }),
  };
}
