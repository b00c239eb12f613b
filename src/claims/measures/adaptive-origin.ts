import { savingByType } from '../../analysis/adaptive/saving-by-type.ts';
import { NotMeasured } from '../../analysis/not-measured.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { roofline } from '../../analysis/roofline.ts';
import { defineMeasure } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { count, metric, modelList, oneBatchMethod, word } from '../parameters.ts';
import { selectModels } from '../selection.ts';

export const savingFromType = defineMeasure({
  name: 'saving-from-type',
  description: 'What part of the time that the adaptive solution saves comes from layers of one type.',
  unit: 'share',
  parameters: {
    model: word.optional(),
    models: modelList.optional(),
    librarySet: word,
    type: word,
    method: oneBatchMethod.optional(),
    metric: metric.optional(),
  },
  observe: (selected, { analysis }) => {
    const { librarySet, type, method = 'same-batch', metric: measured = 'inference' } = selected;
    const sets = analysis.librarySets;
    const libraries = sets.find(({ name }) => name === librarySet)?.libraries ?? [];
    return selectModels(selected, analysis).flatMap((model): Observation[] => {
      const solver = analysis.solver(measured);
      const solution = solver.solve(libraries, model, method);
      const problem = solver.problem(libraries, model, method);
      if (solution === undefined || problem === undefined) return [];
      const types = savingByType(solution, problem, analysis);
      const all = types.reduce((sum, { savedMs }) => sum + savedMs, 0);
      const own = types.find((each) => each.type === type)?.savedMs ?? 0;
      return all === 0
        ? []
        : [{ of: modelLabel(model, analysis.descriptor), value: own / all, margin: null }];
    });
  },
});

export const rooflineShare = defineMeasure({
  name: 'roofline-share',
  description: 'The least time that the peaks of the board allow a layer ÷ the time it takes with a library.',
  unit: 'share',
  parameters: { model: word, library: word, batchSize: count, layer: word.optional(), type: word.optional() },
  observe: ({ model, library, batchSize, layer, type }, { analysis }) => {
    const { layers = [], unresolved = [] } = roofline(analysis, model, library, batchSize) ?? {};
    const isMeant = (name: string): boolean =>
      (layer === undefined || name === layer) &&
      (type === undefined || analysis.layerDefinition(model, name)?.type === type);
    const without = unresolved.filter(isMeant);
    if (without.length > 0)
      throw new NotMeasured(
        `0 ms, below the timer's resolution: ${without.join(', ')}; expected times above 0`,
      );
    return layers
      .filter((each) => isMeant(each.layer))
      .map((each): Observation => ({ of: each.layer, value: each.share, margin: null }));
  },
});
