import type { Column } from '../columns.ts';
import type { Factor, FactorLevels, RunKey } from '../types.ts';

/** One layer of an imported run; times are ms per batch, absent where not measured. */
export interface ImportedLayer {
  readonly layerIndex: number;
  readonly layer: string;
  readonly forwardMs?: number;
  readonly backwardMs?: number;
}

/** A run's key; a campaign need not have factors. */
export interface ImportedKey extends Omit<RunKey, 'factors'> {
  readonly factors?: FactorLevels;
}

/** One run as an importer found it, by the dataset's rules: what was not measured is absent, never zero. */
export interface ImportedRun extends ImportedKey {
  readonly status: 'ok' | 'failed' | 'timeout';
  /** Empty for an `ok` run. */
  readonly failure: string;
  readonly forwardMs?: number;
  readonly backwardMs?: number;
  readonly forwardBackwardMs?: number;
  readonly memoryBytes?: number;
  /** Cells of the campaign's further columns, by name. */
  readonly further?: Readonly<Record<string, string>>;
  readonly layers: readonly ImportedLayer[];
  /** The forward time of each timed iteration in order, ms per batch, where the source tells them. */
  readonly iterationsMs?: readonly number[];
}

/** Something that an importer did not take, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
  /** Whether `why` tells how often and where `what` was met. */
  readonly isCount?: boolean;
}

/** What an importer makes of its source, before it is written as a dataset. */
export interface Campaign {
  readonly runs: readonly ImportedRun[];
  /** What was varied beside model, library and batch size, in the order of the columns. */
  readonly factors?: readonly Factor[];
  readonly furtherColumns: readonly Column[];
  /** What ran every network, where the source tells: the framework of all libraries of which people say nothing else. */
  readonly framework?: string;
  /** Properties of `datapackage.json` that the source itself gives; a metadata file overrides them. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly leftOut: readonly LeftOut[];
  /** What people should know of what was taken, a sentence each. */
  readonly remarks?: readonly string[];
}

/** Where to report how far an importer has come; `total` is fixed by `start`. */
export interface Progress {
  start(total: number, what: string): void;
  advance(): void;
  stop(): void;
}

export const NO_PROGRESS: Progress = {
  start: () => undefined,
  advance: () => undefined,
  stop: () => undefined,
};

/** How often something happened, in words. */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
