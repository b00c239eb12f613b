import { least } from 'd3-array';
import { ADAPTIVE_METHODS, type AdaptiveMethod } from '../../analysis/adaptive/methods.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { energyPerImage } from '../../analysis/conditions/energy.ts';
import { type Contest, contests } from '../../analysis/findings/contests.ts';
import { datasetLabel, datasetTitle, libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { ItemWords } from '../../dataset/item-words.ts';
import { type Look, libraryLooks } from '../looks.ts';
import { meanDecimals } from '../measures/number-text.ts';

/** What an overview of many datasets needs of one: plain data, so that it may be kept from one build to the next. */
export interface Board {
  /** The dataset. */
  readonly name: string;
  readonly label: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** Of its data. */
  readonly year: string;
  /** What a batch has several of, where that is no image. */
  readonly item?: ItemWords | undefined;
  /** Those with a time of inference, in its own order. */
  readonly models: readonly BoardModel[];
}

/** How a board runs one model at best. Times are ms per image, energies mJ per image. */
export interface BoardModel {
  /** The label, which tells a model from others on every board: a reader knows no tags. */
  readonly model: string;
  readonly library: string;
  readonly look: Look;
  readonly batchSize: number;
  readonly meanMs: number;
  readonly stdMs: number | null;
  /** How many its mean deserves. */
  readonly decimals: number;
  readonly energyMj?: number | undefined;
  /** A fraction. */
  readonly top1?: number | undefined;
  /** How many other libraries have a time. */
  readonly rivals: number;
  /** From how many of them it cannot be told. */
  readonly untold: number;
  readonly adaptive?: BoardAdaptive | undefined;
}

/** What choosing the library layer by layer saves over the best one alone. */
export interface BoardAdaptive {
  /** Out of how many. */
  readonly libraries: number;
  readonly baseline: string;
  /** Fractions; a method that cannot be had has none. */
  readonly savings: Readonly<Partial<Record<AdaptiveMethod, number>>>;
}

/** The one that decides which set is taken, where a board has several: the least time at one batch size. */
const DECIDING: AdaptiveMethod = 'same-batch';

export function boardOf(analysis: Analysis): Board {
  const { name, descriptor } = analysis;
  const { description, created, item } = descriptor;
  return {
    name,
    label: datasetLabel(descriptor),
    title: datasetTitle(descriptor),
    ...(description !== undefined && { description }),
    year: created.slice(0, 4),
    ...(item !== undefined && { item }),
    models: contests(analysis, 'inference').map((contest) => boardModel(contest, analysis)),
  };
}

function boardModel({ model, leader, rivals, tied, untold }: Contest, analysis: Analysis): BoardModel {
  const { descriptor } = analysis;
  const { library, time } = leader;
  const point = analysis.point(model, library, time.batchSize)!;
  const energy = energyPerImage(point, 'inference');
  const accuracy = descriptor.models.get(model)?.accuracy;
  const adaptive = adaptiveOf(model, analysis);
  return {
    model: modelLabel(model, descriptor),
    library: libraryLabel(library, descriptor),
    look: libraryLooks(analysis).get(library)!,
    batchSize: time.batchSize,
    meanMs: time.mean,
    stdMs: time.std,
    decimals: meanDecimals(point.timesMs.inference, time.batchSize),
    ...(energy !== undefined && { energyMj: energy.mean }),
    ...(accuracy !== undefined && { top1: accuracy.top1 }),
    rivals,
    untold: tied.length + untold.length,
    ...(adaptive !== undefined && { adaptive }),
  };
}

/** Of the sets of all reasonable libraries, one for each combination of levels, the one whose solution takes the least time. */
function adaptiveOf(model: string, analysis: Analysis): BoardAdaptive | undefined {
  const sets = analysis.librarySets.filter(
    ({ name, libraries }) => name.startsWith('reasonable') && libraries.length > 1,
  );
  const rows = analysis
    .table('adaptive-summary', 'inference')
    .filter((row) => row.model === model && sets.some(({ name }) => name === row.library_set));
  const deciding = least(
    rows.filter(({ method }) => method === DECIDING),
    ({ time_ms }) => time_ms,
  );
  if (deciding === undefined) return undefined;
  const ofSet = rows.filter(({ library_set }) => library_set === deciding.library_set);
  const savings = ADAPTIVE_METHODS.flatMap((method) => {
    const row = ofSet.find((each) => each.method === method);
    return row === undefined ? [] : [[method, row.saving] as const];
  });
  return {
    libraries: sets.find(({ name }) => name === deciding.library_set)!.libraries.length,
    baseline: libraryLabel(deciding.baseline_library, analysis.descriptor),
    savings: Object.fromEntries(savings),
  };
}
