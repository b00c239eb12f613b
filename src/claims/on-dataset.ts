import { Misstated } from '../dataset/misstated.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import type { MeasureContext } from './measure.ts';

/**
 * What a question looks at where it names a dataset, which need not be that of the report.
 *
 * @param dataset the name of one; absent means the one that the context is of
 * @throws Misstated that names the datasets there are
 */
export function onDataset(context: MeasureContext, dataset: unknown): MeasureContext {
  const { analysis, datasets } = context;
  if (dataset === undefined || dataset === analysis.name) return context;
  const name = String(dataset);
  const named = datasets?.get(name);
  if (named === undefined)
    throw new Misstated(
      `unknown dataset: ${name}`,
      expectOneOf(name, [...(datasets?.keys() ?? [analysis.name])]),
    );
  return { ...context, analysis: named };
}
