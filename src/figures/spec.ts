import type { AdaptiveMethod, OneBatchMethod } from '../analysis/adaptive/methods.ts';
import type { FigureBase } from './figure.ts';

/** Tags, or one named group such as `gpu`, given as a word or as a list that names it. */
export type LibrarySelection = string | readonly string[];

export type Quantity = 'time' | 'images-per-second';

/** What the error bars are: one standard deviation, a 95% confidence interval by Student's t, or nothing. */
export type Spread = 'std' | 'ci95' | 'none';

export type ScaleKind = 'linear' | 'log';

/** How values are drawn; none of it changes what is selected. */
interface Drawn {
  /** Default `linear`. On a logarithmic axis, which has no zero, bars become dots. */
  readonly scale?: ScaleKind;
  /** Where the axis ends, in its unit; what is longer is drawn cut and carries its value. */
  readonly axisMaximum?: number;
}

interface BestTimes extends FigureBase, Drawn {
  /** Tags; absent means all. */
  readonly models?: readonly string[];
  readonly libraries?: LibrarySelection;
  /** The batch sizes among which the best is looked for; absent means all. */
  readonly batchSizes?: readonly number[];
  readonly quantity?: Quantity;
  readonly spread?: Spread;
}

/** Time per image or images per second at the best batch size: one panel per model, one bar per library. */
export interface BestByModelSpec extends BestTimes {
  readonly kind: 'best-by-model';
}

/** The same: one panel per library, one bar per model. */
export interface BestByLibrarySpec extends BestTimes {
  readonly kind: 'best-by-library';
}

export interface SpeedupByModelSpec extends FigureBase, Drawn {
  readonly kind: 'speedup-by-model';
  readonly models?: readonly string[];
  readonly libraries?: LibrarySelection;
  readonly batchSizes?: readonly number[];
  readonly baseline: string;
}

/** Time per image of each layer of one model: a column per library and batch size. */
export interface LayersSpec extends FigureBase, Drawn {
  readonly kind: 'layers';
  readonly model: string;
  readonly libraries?: LibrarySelection;
  readonly batchSizes: readonly number[];
  /** Fractions of a series' sum: shown are layers with at least `lower` in any series and at most `upper` in any. */
  readonly lower?: number;
  readonly upper?: number;
  readonly spread?: Spread;
}

/** The adaptive solution beside each single library. */
export interface AdaptiveBreakdownSpec extends FigureBase {
  readonly kind: 'adaptive-breakdown';
  readonly model: string;
  /** A named library set, or any list of libraries. */
  readonly librarySet: LibrarySelection;
  /** Default `published`. */
  readonly method?: AdaptiveMethod;
  readonly axisMaximum?: number;
}

export interface MemoryByModelSpec extends FigureBase, Drawn {
  readonly kind: 'memory-by-model';
  readonly models?: readonly string[];
  readonly libraries?: LibrarySelection;
  readonly batchSize: number;
}

/** Time per image, memory, and memory per image of one model with one library against the batch size. */
export interface BalanceSpec extends FigureBase {
  readonly kind: 'balance';
  readonly model: string;
  readonly library: string;
  readonly batchSizes?: readonly number[];
  readonly spread?: Spread;
  readonly scale?: ScaleKind;
}

/** What the adaptive solution saves by each of the five methods, with intervals and the noise floor. */
export interface AdaptiveMethodsSpec extends FigureBase {
  readonly kind: 'adaptive-methods';
  readonly models?: readonly string[];
  readonly librarySet: LibrarySelection;
}

/** Layers of one model against libraries: who wins, by how much, and which are ties. */
export interface LayerMapSpec extends FigureBase {
  readonly kind: 'layer-map';
  readonly model: string;
  readonly librarySet: LibrarySelection;
  /** Default `same-batch`, as in the next two. */
  readonly method?: OneBatchMethod;
}

/** Where the saving comes from, by type of layer. */
export interface SavingByTypeSpec extends FigureBase {
  readonly kind: 'saving-by-type';
  readonly models?: readonly string[];
  readonly librarySet: LibrarySelection;
  readonly method?: OneBatchMethod;
}

/** What is left of the saving when a switch between libraries costs something. */
export interface SwitchingCostSpec extends FigureBase {
  readonly kind: 'switching-cost';
  readonly models?: readonly string[];
  readonly librarySet: LibrarySelection;
  readonly method?: OneBatchMethod;
}

/** Arithmetic intensity and attained rate of each layer under the peaks of the board; inference only. */
export interface RooflineSpec extends Omit<FigureBase, 'metric'> {
  readonly kind: 'roofline';
  readonly metric?: 'inference';
  readonly model: string;
  readonly libraries?: LibrarySelection;
  readonly batchSize: number;
}

/** Accuracy beside images per second: a lane per model, a dot per library. Inference only. */
export interface AccuracySpeedSpec extends FigureBase {
  readonly kind: 'accuracy-speed';
  readonly models?: readonly string[];
  readonly libraries?: LibrarySelection;
}

export type FigureSpec =
  | BestByModelSpec
  | BestByLibrarySpec
  | SpeedupByModelSpec
  | LayersSpec
  | AdaptiveBreakdownSpec
  | MemoryByModelSpec
  | BalanceSpec
  | AdaptiveMethodsSpec
  | LayerMapSpec
  | SavingByTypeSpec
  | SwitchingCostSpec
  | RooflineSpec
  | AccuracySpeedSpec;

export type FigureKind = FigureSpec['kind'];
