import type { Analysis } from '../analysis/analysis.ts';
import { selectLibraries as librariesOf, selectModels as modelsOf } from '../figures/selection.ts';
import { count, libraryList, metric, modelList, word } from './parameters.ts';

/** Parameters of the measures that look at models with libraries; what is left out means all. */
export const selection = {
  model: word.optional(),
  models: modelList.optional(),
  library: word.optional(),
  libraries: libraryList.optional(),
  metric: metric.optional(),
  /** Left out, each model and library stand at their own best batch size. */
  batchSize: count.optional(),
};

/** What the parameters may be compared with; each is left out where it stays the same. */
export const baseline = { baselineModel: word.optional(), baselineLibrary: word.optional() };

interface Selected {
  readonly model?: string | undefined;
  readonly models?: readonly string[] | undefined;
  readonly library?: string | undefined;
  readonly libraries?: readonly string[] | undefined;
}

/** The selected models' tags, in the order of the report. */
export function selectModels({ model, models }: Selected, analysis: Analysis): readonly string[] {
  return modelsOf(model === undefined ? models : [model], analysis);
}

/** The selected libraries' tags; a word that is no tag may be a named group, such as `gpu`. */
export function selectLibraries({ library, libraries }: Selected, analysis: Analysis): readonly string[] {
  return librariesOf(library === undefined ? libraries : [library], analysis);
}
