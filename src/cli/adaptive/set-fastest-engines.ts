import { basename, dirname, join, relative, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { DIALECT_ENGINES, engineChoices } from '../../analysis/adaptive/engine-choices.ts';
import type { Dialect } from '../../analysis/adaptive/engine-choices.ts';
import { planEngines } from '../../analysis/adaptive/engine-plan.ts';
import type { PlanMethod } from '../../analysis/adaptive/engine-wins.ts';
import type { Metric } from '../../analysis/metric.ts';
import { isSystemError } from '../../dataset/system-error.ts';
import { readModelFile } from '../../prototxt/read-model-file.ts';
import { setEngines } from '../../prototxt/set-engines.ts';
import { enginePlanText } from './engine-plan-text.ts';
import { readLosslessText } from './lossless-text.ts';
import { matchLayers } from './match-layers.ts';
import { expectationCovers, matchText, tooFewMatch } from './match-text.ts';
import { measuredWith, measurementPlan } from './measurement-plan.ts';
import { readAnalysis } from '../read-analysis.ts';
import { Refusal, refuseOver } from '../refusal.ts';
import { isSameFile } from './same-file.ts';

/** What the command line says. */
export interface AdaptiveOptions {
  readonly dataset: string;
  readonly data: string;
  readonly model: string;
  readonly prototxt: string;
  readonly out?: string;
  readonly method: PlanMethod;
  readonly metric: Metric;
  readonly batchSize?: number;
  readonly dialect: Dialect;
  readonly all: boolean;
  readonly switchCost: number;
  readonly caffe: string;
}

/**
 * Sets the engine of each layer in a model file to what ran it fastest, says so, and writes the file with a plan that
 * measures both where it is told where to.
 *
 * @throws Refusal in words for the user
 */
export async function setFastestEngines(options: AdaptiveOptions): Promise<void> {
  const { dataset, model, method, metric, batchSize, dialect, all, switchCost, out } = options;
  const planFile = out && `${out.replace(/\.prototxt$/, '')}.plan.json`;
  for (const target of [out, planFile]) {
    if (target !== undefined && (await isSameFile(target, options.prototxt))) {
      throw new Refusal(
        `--out would overwrite the model file that is read: ${target}; expected another path`,
      );
    }
  }
  const { analysis, problems } = await readAnalysis(join(options.data, dataset));
  const { text, encode } = await refuseWithout(
    `cannot read ${options.prototxt}`,
    readLosslessText(options.prototxt),
  );
  const file = readModelFile(text, options.prototxt, DIALECT_ENGINES[dialect]);
  refuseOver([...problems, ...file.problems]);
  if (analysis === undefined || file.model === undefined) return;
  if (!analysis.models.includes(model)) {
    throw new Refusal(
      `unknown model: ${JSON.stringify(model)}; expected one of ${analysis.models.join(', ')}`,
    );
  }
  const choices = engineChoices(analysis.descriptor, dialect);
  if (choices === undefined) {
    throw new Refusal(`nothing to switch in ${dataset}: no pair of fp32 Caffe builds over cuBLAS and cuDNN`);
  }
  const matched = matchLayers(analysis, model, choices.get('CUDNN')!, file.model.layers);
  if (tooFewMatch(matched)) {
    throw new Refusal(
      [
        `${options.prototxt} is not ${model} as measured in ${dataset}: ${expectationCovers(matched)}; expected at least half`,
        ...matchText(matched, file.model),
      ].join('\n'),
    );
  }
  const current = new Map(file.model.engines);
  for (const { layer } of matched.ofAnotherType) current.delete(layer);
  const request = { model, metric, choices, current, ...(batchSize && { batchSize }) };
  const plan = planEngines(analysis, request, { method, all, switchCostMs: switchCost });
  if (plan === undefined) {
    const where = batchSize === undefined ? '' : ` at batch size ${String(batchSize)}`;
    throw new Refusal(
      `no ${method} solution for ${model}, ${metric}${where}: not timed, or its layer types not known`,
    );
  }

  console.log(`${model} on ${dataset}, ${metric}, ${method}${all ? ', all wins' : ''}`);
  console.log(enginePlanText(plan));
  const lines = [
    ...measuredWith(analysis.descriptor, dialect, choices),
    `the expectation is for the network as measured: ${expectationCovers(matched)}`,
    ...matchText(matched, file.model),
  ];
  console.log(lines.join('\n'));
  if (out === undefined || planFile === undefined) {
    console.log('nothing written: give --out for the model file');
    return;
  }

  const engines = new Map(plan.changes.map(({ layer, to }) => [layer, to]));
  const write = (file: string, content: string | Buffer) =>
    refuseWithout(`cannot write ${file}`, writeFileAtomic(file, content));
  await write(out, encode(setEngines(text, engines)));
  if (!file.model.hasInputShape) {
    console.log(
      `wrote ${out}, and no plan to measure it: ${options.prototxt} has no input whose batch size could be set; ` +
        'expected an Input layer with a shape, input_shape or input_dim, as in a deploy file',
    );
    return;
  }
  const folder = dirname(resolve(planFile));
  const measurement = measurementPlan(analysis.descriptor, plan, {
    model,
    dialect,
    library: choices.get('CUDNN')!,
    program: options.caffe,
    prototxt: relative(folder, resolve(options.prototxt)),
    adaptivePrototxt: basename(out),
  });
  await write(planFile, `${JSON.stringify(measurement, null, 2)}\n`);
  console.log(`wrote ${out}, and ${planFile} to test the prediction on the board:`);
  console.log(`  collector run --plan ${shellQuote(planFile)} --out ${shellQuote(`${model}-adaptive`)}`);
}

/** Says which file it was that the system does not give or take, and why. */
async function refuseWithout<T>(what: string, effect: Promise<T>): Promise<T> {
  try {
    return await effect;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Refusal(`${what}: ${error.message.replace(/^\w+: |, .*$/gs, '')}`);
  }
}

/** A word as a POSIX shell takes it: as it is where nothing in it means anything else, or else in single quotes. */
function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
