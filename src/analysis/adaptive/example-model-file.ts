import { engineChoices } from './engine-choices.ts';
import { planEngines } from './engine-plan.ts';
import type { EnginePlan } from './engine-plan.ts';
import type { Analysis } from '../analysis.ts';
import { keptWithAnalysis } from '../kept-with-analysis.ts';
import { knownNetwork } from '../../prototxt/architectures/known-networks.ts';
import { readModelFile } from '../../prototxt/read-model-file.ts';
import { setEngines } from '../../prototxt/set-engines.ts';

/** A model file with its engines set as the data advise, and what that is expected to bring. */
export interface ExampleModelFile {
  readonly text: string;
  readonly plan: EnginePlan;
}

/**
 * A ready model file for inference in NVIDIA's Caffe: the network as its authors define it, for one image per batch
 * and without weights, with the engines that win beyond the noise. Undefined for a network whose definition is not
 * known, and for data without a pair of engines.
 */
export const exampleModelFile = keptWithAnalysis(
  (analysis: Analysis, model: string): ExampleModelFile | undefined => {
    const original = knownNetwork(model);
    const choices = engineChoices(analysis.descriptor, 'nvidia');
    if (original === undefined || choices === undefined) return undefined;
    const file = readModelFile(original, model, [...choices.keys()]).model;
    const plan =
      file &&
      planEngines(
        analysis,
        { model, metric: 'inference', choices, current: file.engines },
        { method: 'switchable', all: false, switchCostMs: 0 },
      );
    if (plan === undefined) return undefined;
    const engines = new Map(plan.changes.map(({ layer, to }) => [layer, to]));
    const header = `# Engines set where they win beyond the noise of the dataset ${analysis.name}, batch size ${String(plan.batchSize)}.\n`;
    return { text: header + setEngines(original, engines, file?.layers), plan };
  },
);
