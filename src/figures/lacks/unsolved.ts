import type { AdaptiveMethod } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { libraryAttributes } from '../../analysis/library-attributes.ts';
import type { Metric } from '../../analysis/metric.ts';
import { METRIC_WORDS } from '../measures/metric-words.ts';
import { listText } from '../measures/number-text.ts';
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

/** Why there is no adaptive solution for some of the models, or for none. */
export function unsolved(
  metric: Metric,
  models: readonly string[],
  libraries: readonly string[],
  methods: readonly AdaptiveMethod[],
  analysis: Analysis,
): Lack {
  const mixed = mixedFrameworks(libraries, analysis);
  if (mixed !== undefined) return { drawable: false, reasons: [mixed] };

  const solver = analysis.solver(metric);
  let solved = 0;
  const reasons = methods.flatMap((method) => {
    const without = models.filter((model) => solver.solve(libraries, model, method) === undefined);
    solved += models.length - without.length;
    if (without.length === 0) return [];
    const labels = without.map((model) => modelLabel(model, analysis.descriptor));
    return [
      `There is no solution by the method “${method}” for ${listText(labels)}, ${METRIC_WORDS[metric]}: ${NEEDS[method]}.`,
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
