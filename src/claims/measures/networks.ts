import type { Analysis } from '../../analysis/analysis.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { bytesPerParameter } from '../../analysis/memory-with-weights.ts';
import { MEGABYTE } from '../../analysis/memory.ts';
import { modelMacsPerImage, modelParameters } from '../../analysis/model-work.ts';
import { defineMeasure } from '../measure.ts';
import { complete } from '../complete.ts';
import type { Observation } from '../observation.ts';
import { modelList, word } from '../parameters.ts';
import { selectModels } from '../selection.ts';
import { z } from 'zod';

const models = { model: word.optional(), models: modelList.optional() };

function eachModel(
  selected: { readonly model?: string | undefined; readonly models?: readonly string[] | undefined },
  analysis: Analysis,
  value: (tag: string) => number | undefined,
): readonly Observation[] {
  const found = selectModels(selected, analysis).map((tag) => {
    const of = modelLabel(tag, analysis.descriptor);
    const known = value(tag);
    return known === undefined ? { missing: of } : { of, value: known, margin: null };
  });
  return complete(found);
}

function quotient(numerator: number | undefined, denominator: number | undefined): number | undefined {
  return numerator === undefined || denominator === undefined ? undefined : numerator / denominator;
}

export const parameters = defineMeasure({
  name: 'parameters',
  description: 'Parameters (weights and biases) of a model, in millions.',
  unit: 'million',
  parameters: models,
  isDescribed: true,
  observe: (selected, { analysis }) =>
    eachModel(selected, analysis, (tag) => quotient(modelParameters(tag, analysis), 1e6)),
});

export const parametersRatio = defineMeasure({
  name: 'parameters-ratio',
  description: 'Parameters of `baselineModel` divided by those of the model: how many times fewer it has.',
  unit: 'times',
  parameters: { ...models, baselineModel: word },
  isDescribed: true,
  observe: (selected, { analysis }) => {
    const base = modelParameters(selected.baselineModel, analysis);
    return eachModel(selected, analysis, (tag) => quotient(base, modelParameters(tag, analysis)));
  },
});

export const weights = defineMeasure({
  name: 'weights',
  description: 'What a model’s parameters take in memory: 4 bytes each in fp32, 2 in fp16.',
  unit: 'MB',
  parameters: { ...models, precision: z.enum(['fp32', 'fp16']).optional() },
  isDescribed: true,
  observe: (selected, { analysis }) => {
    const bytes = bytesPerParameter(selected.precision ?? 'fp32');
    return eachModel(selected, analysis, (tag) =>
      quotient(modelParameters(tag, analysis), MEGABYTE / (bytes ?? NaN)),
    );
  },
});

export const multiplyAccumulates = defineMeasure({
  name: 'macs',
  description: 'Multiply-accumulate operations per image, in millions.',
  unit: 'million',
  parameters: models,
  isDescribed: true,
  observe: (selected, { analysis }) =>
    eachModel(selected, analysis, (tag) => quotient(modelMacsPerImage(tag, analysis), 1e6)),
});

export const multiplyAccumulatesRatio = defineMeasure({
  name: 'macs-ratio',
  description: 'Multiply-accumulate operations per image divided by those of `baselineModel`.',
  unit: 'times',
  parameters: { ...models, baselineModel: word },
  isDescribed: true,
  observe: (selected, { analysis }) => {
    const base = modelMacsPerImage(selected.baselineModel, analysis);
    return eachModel(selected, analysis, (tag) => quotient(modelMacsPerImage(tag, analysis), base));
  },
});

export const accuracy = defineMeasure({
  name: 'accuracy',
  description: 'Validation accuracy as the model’s authors state it: `rank` is `top1` or `top5`.',
  unit: 'share',
  parameters: { ...models, rank: z.enum(['top1', 'top5']) },
  isDescribed: true,
  observe: (selected, { analysis }) =>
    eachModel(selected, analysis, (tag) => analysis.descriptor.models.get(tag)?.accuracy?.[selected.rank]),
});
