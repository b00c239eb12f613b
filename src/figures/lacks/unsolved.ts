import { ADAPTIVE_METHODS, type AdaptiveMethod } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { libraryAttributes } from '../../analysis/library-attributes.ts';
import type { Metric } from '../../analysis/metric.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText } from '../measures/number-text.ts';
import { selectLibrarySet, selectModels } from '../selection.ts';
import type { Lack } from './lack.ts';

const SHARED_LAYERS = 'it needs layer times by libraries of one framework that share their layers';

/** What a solution takes, for a reader who asked for one that there is not. */
export const NEEDS: Readonly<Record<AdaptiveMethod, string>> = {
  published: SHARED_LAYERS,
  'single-library-published': SHARED_LAYERS,
  'same-batch': SHARED_LAYERS,
  'cross-validated': `${SHARED_LAYERS}, and more than one repetition`,
  switchable: 'it needs layer times of both engines that one Caffe binary can mix',
};

/** What a figure of adaptive solutions is asked for; absent models are all of them. */
interface Asked {
  readonly metric: Metric;
  readonly model?: string;
  readonly models?: readonly string[] | undefined;
  readonly librarySet: readonly string[];
  readonly method?: AdaptiveMethod;
}

/** Why there is no adaptive solution for some of the models, or for none; by the method, or else by any of all. */
export function unsolved(asked: Asked, analysis: Analysis): Lack {
  const { metric, model, method } = asked;
  const models = model === undefined ? selectModels(asked.models, analysis) : [model];
  const libraries = selectLibrarySet(asked.librarySet, analysis);
  const mixed = mixedFrameworks(libraries, analysis);
  if (mixed !== undefined) return { drawable: false, reasons: [mixed] };

  const solver = analysis.solver(metric);
  let solved = 0;
  const reasons = (method === undefined ? ADAPTIVE_METHODS : [method]).flatMap((by) => {
    const without = models.filter((each) => solver.solve(libraries, each, by) === undefined);
    solved += models.length - without.length;
    if (without.length === 0) return [];
    const labels = without.map((each) => modelLabel(each, analysis.descriptor));
    return [
      `There is no solution by the method “${by}” for ${listText(labels)}, ${METRIC_WORDS[metric]}: ${NEEDS[by]}.`,
    ];
  });
  return { drawable: solved > 0, reasons };
}

/** Names the frameworks where there are several; undefined where the libraries can stand in for each other. */
function mixedFrameworks(libraries: readonly string[], analysis: Analysis): string | undefined {
  const byFramework = Map.groupBy(
    libraries,
    (library) => libraryAttributes(library, analysis.descriptor).framework ?? '',
  );
  byFramework.delete('');
  if (byFramework.size < 2) return undefined;
  const parts = [...byFramework].map(
    ([framework, members]) =>
      `${framework} runs ${listText(members.map((library) => libraryLabel(library, analysis.descriptor)))}`,
  );
  return `Frameworks fuse layers in their own ways, so a layer of one cannot stand in for a layer of another: ${parts.join('; ')}. Choose libraries of one framework.`;
}
