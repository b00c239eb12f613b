import { z } from 'zod';
import { NotMeasured } from '../analysis/not-measured.ts';
import type { MeasureContext } from '../claims/measure.ts';
import { text, word } from '../claims/parameters.ts';
import { Misstated } from '../dataset/misstated.ts';
import { adaptiveLibraries, adaptiveMethods } from './kinds/adaptive-libraries.ts';
import { batchLimits } from './kinds/batch-limits.ts';
import { bestTimes } from './kinds/best-by-pair.ts';
import { decision } from './kinds/decision.ts';
import { excerpt } from './kinds/excerpt.ts';
import { libraries } from './kinds/libraries.ts';
import { libraryRatios } from './kinds/library-ratios.ts';
import { memoryWithWeights } from './kinds/weights-and-activations.ts';
import { modelRatios } from './kinds/model-ratios.ts';
import { models } from './kinds/models.ts';
import { peakShares } from './kinds/peak-shares.ts';
import { platform } from './kinds/platform-description.ts';
import { quotedComparison, quotedFigures } from './kinds/quoted-figures.ts';
import { runs } from './kinds/runs.ts';
import { versus } from './kinds/versus.ts';
import { withSharedNames } from './shared-names.ts';
import type { ReportTable, TableKind, TableSpec } from './report-table.ts';

/** Every kind of table, in the order of the author's guide. */
export const TABLE_KINDS = [
  decision,
  platform,
  libraries,
  models,
  runs,
  excerpt,
  bestTimes,
  batchLimits,
  libraryRatios,
  modelRatios,
  versus,
  adaptiveLibraries,
  adaptiveMethods,
  memoryWithWeights,
  peakShares,
  quotedComparison,
  quotedFigures,
] as unknown as readonly TableKind[];

export const TABLE_SCHEMAS: ReadonlyMap<string, z.ZodObject> = new Map(
  TABLE_KINDS.map(({ kind, fields }) => [
    kind,
    z.strictObject({ id: word, kind: z.literal(kind), caption: text.optional(), ...fields }),
  ]),
);

/** @throws NotMeasured where the data cannot give the table, Misstated where no data could */
export function buildTable(spec: TableSpec, context: MeasureContext): ReportTable {
  const definition = TABLE_KINDS.find(({ kind }) => kind === spec.kind);
  if (definition === undefined) {
    throw new Misstated(
      `unknown kind of table: ${spec.kind}`,
      `one of ${[...TABLE_SCHEMAS.keys()].join(', ')}`,
    );
  }
  const { id, kind: _, caption, ...fields } = spec;
  const table = definition.build(fields, context);
  if (table.rows.length === 0)
    throw new NotMeasured(`table ${id} finds nothing in the data of ${context.analysis.name}`);
  return withSharedNames(caption === undefined ? table : { ...table, caption });
}
