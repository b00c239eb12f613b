import type { z } from 'zod';
import type { Analysis } from '../analysis/analysis.ts';
import type { Observation } from './observation.ts';
import type { Unit } from '../figures/measures/quantity.ts';
import type { QuotedFigure } from './quoted-figure.ts';

/** What a measure may look at. */
export interface MeasureContext {
  readonly analysis: Analysis;
  /** Those that a question may name instead, by name; absent where there is only that one. */
  readonly datasets?: ReadonlyMap<string, Analysis>;
  /** Figures quoted from others, by name. */
  readonly quoted: ReadonlyMap<string, QuotedFigure>;
}

/** A computation that an author can name in `<Value of="…">` and in `claims.yaml`. */
export interface Measure<Name extends string = string, Parameters extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: Name;
  /** One sentence for the author's guide. */
  readonly description: string;
  readonly unit: Unit;
  /** Where the unit depends on what is asked for. */
  unitOf?(parameters: z.output<z.ZodObject<Parameters>>, context: MeasureContext): Unit;
  readonly parameters: Parameters;
  /** It asks what the dataset describes, not what its runs gave. */
  readonly isDescribed?: true;
  /** One observation for each thing the parameters select; throws `NotMeasured` where there are no data. */
  observe(parameters: z.output<z.ZodObject<Parameters>>, context: MeasureContext): readonly Observation[];
}

/** Keeps the parameters' types together; the compiler then knows what `observe` gets. */
export function defineMeasure<const Name extends string, Parameters extends z.ZodRawShape>(
  measure: Measure<Name, Parameters>,
): Measure<Name, Parameters> {
  return measure;
}
