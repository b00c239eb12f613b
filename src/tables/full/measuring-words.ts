import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { baseOf, type RunCommand } from '../../analysis/run-commands.ts';
import type { Measuring, PerBatchSize } from '../../dataset/measuring.ts';
import { countText, listText, separatedText } from '../../figures/measures/number-text.ts';

/** How the campaign ran, as terms and what they were; nothing that was not recorded. */
export function measuringFacts(measuring: Measuring): readonly (readonly [term: string, text: string])[] {
  const { collector, order, seed, repetitions, timeoutS, sampleIntervalMs, coolDownC } = measuring;
  const seeded = seed === undefined ? '' : ` from the seed ${String(seed)}`;
  const orders = {
    interleaved: `one repetition after the other, the cases of each shuffled${seeded}`,
    blocked: 'one library after the other',
  };
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Collector', collector && `version ${collector}`],
    ['Order of the runs', order && orders[order]],
    ['Repetitions', repetitions?.toString()],
    ['Timed iterations of a run', perBatchSizeText(measuring.iterations, measuring)],
    ['Untimed ones before them', perBatchSizeText(measuring.warmUpIterations, measuring)],
    ['Runs were ended after', timeoutS === undefined ? undefined : `${separatedText(timeoutS)} s`],
    [
      'Sensors were read every',
      sampleIntervalMs === undefined ? undefined : `${separatedText(sampleIntervalMs)} ms`,
    ],
    ['Waited for before each run', coolDownC === undefined ? undefined : `${separatedText(coolDownC)} °C`],
  ];
  return facts.flatMap(([term, text]) => (text === undefined ? [] : [[term, text] as const]));
}

/** `3`, or `10 and 6, at batch sizes 1 and 2`. */
function perBatchSizeText(numbers: PerBatchSize | undefined, { batchSizes }: Measuring): string | undefined {
  if (numbers === undefined || typeof numbers === 'number') return numbers?.toString();
  const list = listText(numbers.map(String));
  return batchSizes?.length === numbers.length
    ? `${list}, at batch sizes ${listText(batchSizes.map(String))}`
    : `${list}, one for each batch size, in an order that was not recorded`;
}

/** Of a dataset that nothing recorded, what is known of its measuring and what is not, in a line. */
export function unrecordedText({ descriptor, libraries, summaries }: Analysis): string {
  const revised = libraries.filter((tag) => descriptor.libraries.get(tag)?.revision !== undefined).length;
  const attempts = summaries.points.map((point) => point.repetitions.length + point.unsuccessful.length);
  const [least, most] = [Math.min(...attempts), Math.max(...attempts)];
  const runs = least === most ? countText(most, 'run') : `${String(least)} to ${countText(most, 'run')}`;
  const { conditions, notes } = descriptor.platform;
  const known = [
    revised === 0
      ? 'no revision of a library'
      : `the ${revised === 1 ? 'revision' : 'revisions'} of ${revised === libraries.length ? '' : `${String(revised)} of `}${countText(libraries.length, 'library', 'libraries')}`,
    `${runs} of each point`,
    ...(conditions !== undefined || notes !== undefined ? ['what the platform says of its conditions'] : []),
  ];
  return (
    `Known: ${listText(known)}. The record of a collector is missing: the order of the runs, warm-up, the commands ` +
    'that started the programs, and hashes of programs, models and shared libraries.'
  );
}

/** What a placeholder in a library's command stands for, in words. */
export function placeholderText(analysis: Analysis, { library }: RunCommand, name: string): string {
  const { descriptor, summaries } = analysis;
  const { measuring } = descriptor;
  const points = summaries.points.filter((point) => baseOf('libraries', point.library, analysis) === library);
  const sizes = [...new Set(points.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  switch (name) {
    case 'batch_size':
      return listText(sizes.map(String));
    case 'iterations':
      return perBatchSizeText(measuring?.iterations, measuring!) ?? 'not recorded';
    case 'warm_up_iterations':
      return perBatchSizeText(measuring?.warmUpIterations, measuring!) ?? 'not recorded';
    case 'prototxt':
      return 'a copy of the network’s definition, with the batch size set';
    case 'model':
      return 'the network’s file';
    case 'weights':
      return 'the file of the network’s weights';
    case 'model_tag':
      return listText([...new Set(points.map(({ model }) => baseOf('models', model, analysis)))]);
    case 'profile':
    case 'times':
    case 'results':
      return 'a file that the program writes for the collector';
    default:
      return levelsText(analysis, points, name);
  }
}

function levelsText(
  { descriptor }: Analysis,
  points: readonly { model: string; library: string }[],
  name: string,
) {
  const levels = points.flatMap(({ model, library }) => [
    descriptor.libraries.get(library)?.variant?.levels[name] ?? [],
    descriptor.models.get(model)?.variant?.levels[name] ?? [],
  ]);
  const known = [...new Set(levels.flat())];
  return known.length === 0 ? 'not recorded' : listText(known);
}

/** What a file or a change is of, for people: a library or a model. */
export function ownerLabel({ descriptor }: Analysis, kind: 'library' | 'model', tag: string): string {
  const infos = kind === 'library' ? descriptor.libraries : descriptor.models;
  const variant = [...infos.values()].find((info) => info.variant?.of === tag)?.variant;
  if (variant !== undefined) return variant.label;
  return kind === 'library' ? libraryLabel(tag, descriptor) : modelLabel(tag, descriptor);
}
