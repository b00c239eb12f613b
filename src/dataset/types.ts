import type { ItemWords } from './item-words.ts';
import type { Measuring } from './measuring.ts';

/**
 * What a dataset is once it has been read: typed, checked, in memory.
 *
 * Times are milliseconds per batch, as the benchmark program reported them; an absent field was not measured.
 */

/** Something that was varied beside model, library and batch size, as `datapackage.json` declares it. */
export interface Factor {
  /** Its column in every table. */
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  /** All levels in the order in which they are shown; without it numbers ascend, and after them text by code units. */
  readonly order?: readonly string[];
  /** Whether it varies how a network is run (threads, a power mode) or what is run (an image size). */
  readonly of: 'library' | 'model';
}

/**
 * Levels by the names of the factors, as they are written in the cells: a number has one spelling. A factor that is absent
 * does not apply.
 */
export type FactorLevels = Readonly<Record<string, string>>;

/** A library or a model at some levels of the factors that vary it. */
export interface Variant {
  /** Its tag. */
  readonly of: string;
  /** Its name for people, without the levels. */
  readonly label: string;
  readonly levels: FactorLevels;
}

/** Where a run stands in the campaign: unique among the runs of a dataset. */
export interface RunKey {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  readonly factors: FactorLevels;
  readonly repetition: number;
}

interface Measured {
  readonly backwardMs?: number;
  /** Measured by the program over whole passes, not the sum of the two directions. */
  readonly forwardBackwardMs?: number;
  /** What the program says it needs for activations; neither weights nor workspace. */
  readonly memoryBytes?: number;
  /** Columns beyond the standard ones, by name, as written; empty cells are absent. */
  readonly further: ReadonlyMap<string, string>;
}

export interface OkRun extends RunKey, Measured {
  readonly status: 'ok';
  readonly forwardMs: number;
}

/** A run that did not end well. It may carry plausible times; no statistic may use them. */
export interface UnsuccessfulRun extends RunKey, Measured {
  readonly status: 'failed' | 'timeout';
  readonly failure: string;
  readonly forwardMs?: number;
}

export type Run = OkRun | UnsuccessfulRun;

/**
 * Receives every checked layer timing once, in the order of the file: layer timings are never held as rows.
 *
 * `run` is the index into the dataset's `runs`; `layer` the bare name; times are ms per batch, `NaN` where not measured
 * and 0 where below the timer's resolution.
 */
export type LayerSink = (
  run: number,
  layerIndex: number,
  layer: string,
  forwardMs: number,
  backwardMs: number,
) => void;

/**
 * Receives every checked iteration of a run once, in the order of the file: iterations are never held as rows.
 *
 * `run` is the index into the dataset's `runs`; `iteration` counts from 0; times are ms per batch, `NaN` where not measured.
 * `bothMs` is of forward and backward as one: of what `caffe time` prints, the only one.
 */
export type IterationSink = (
  run: number,
  iteration: number,
  forwardMs: number,
  backwardMs: number,
  bothMs: number,
) => void;

/** One layer of a network's definition: what it is and how much work it does per image. */
export interface NetworkLayer {
  readonly model: string;
  /** Levels of the factors that vary what is run; absent where the definition is the same at all of them. */
  readonly factors?: FactorLevels;
  readonly layerIndex: number;
  readonly layer: string;
  /** Caffe's layer type, e.g. `Convolution`. */
  readonly type: string;
  /** `MAX`, `AVE` or empty. */
  readonly pooling: string;
  /** Per image, e.g. `96x55x55`. */
  readonly outputShape: string;
  readonly inputElementsPerImage: number;
  readonly outputElementsPerImage: number;
  readonly parameters: number;
  /** Multiply-accumulates; one is two floating-point operations. */
  readonly macsPerImage: number;
}

export interface LibraryInfo {
  readonly label: string;
  /** A few characters for tight axes, e.g. `cuDNN 16`. */
  readonly shortLabel?: string;
  readonly precision?: string;
  readonly device?: 'cpu' | 'gpu';
  /** What does the arithmetic: `openblas`, `cublas`, `cudnn`, `libdnn`, `tensorrt` … */
  readonly backend?: string;
  /** What runs the network: `caffe`, `tensorrt` …; layers are comparable only within one framework. */
  readonly framework?: string;
  readonly revision?: string;
  /** Whether its engine chooses its layers anew: then its runs need not have the same. */
  readonly layersVary?: boolean;
  readonly link?: string;
  readonly note?: string;
  /** Where factors are declared, what the description is of. */
  readonly variant?: Variant;
}

export interface ModelInfo {
  readonly label: string;
  /** Validation accuracy as fractions, centre crop. */
  readonly accuracy?: { readonly top1: number; readonly top5?: number; readonly source?: string };
  readonly parameters?: number;
  readonly macsPerImage?: number;
  readonly link?: string;
  readonly note?: string;
  /** Where factors are declared, what the description is of. */
  readonly variant?: Variant;
}

export interface Source {
  readonly title: string;
  readonly path?: string;
}

export interface License {
  readonly name: string;
  readonly path?: string;
  readonly title?: string;
}

/** Somebody who has a part in a dataset: a person or a group. */
export interface Contributor {
  readonly title?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly path?: string;
  readonly organization?: string;
  readonly roles?: readonly string[];
}

/** Named facts about the board, shown as they are; nested objects become sub-tables. */
export type Platform = Readonly<Record<string, unknown>>;

/** The part of `datapackage.json` that the project uses. */
export interface Descriptor {
  readonly name: string;
  /** Its name as a data package, which the versions of one campaign share; absent where that is the folder's. */
  readonly packageName?: string | undefined;
  /** Under which it is known everywhere, such as a DOI. */
  readonly id?: string;
  readonly title: string;
  /** A few words for axes, lists and cells: `Jetson TX1`. */
  readonly shortTitle?: string | undefined;
  readonly description?: string;
  readonly version?: string;
  /** ISO 8601 date or date-time of the data, not of the build. */
  readonly created: string;
  readonly sources: readonly Source[];
  readonly licenses: readonly License[];
  /** Who measured it, and whoever else is named; absent where nobody is. */
  readonly contributors?: readonly Contributor[];
  readonly platform: Platform;
  /** What a batch has several of; absent for images. */
  readonly item?: ItemWords | undefined;
  /** By tag, in the order in which the report shows them. A tag may be any text, as `constructor`, so none of these is an object. */
  readonly libraries: ReadonlyMap<string, LibraryInfo>;
  readonly models: ReadonlyMap<string, ModelInfo>;
  /** How it was measured; absent where nothing recorded it. */
  readonly measuring?: Measuring;
  /** Where the rows are in a database, so that the site has no files of them. */
  readonly rowsIn?: 'clickhouse';
  /** In the order of their columns. */
  readonly factors: readonly Factor[];
  /** Field descriptions of each resource, by resource name, then column. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Everything of a dataset but its layer timings, which a {@link LayerSink} receives while it is read. */
export interface Dataset {
  readonly name: string;
  readonly descriptor: Descriptor;
  readonly runs: readonly Run[];
  readonly networks: readonly NetworkLayer[];
}
