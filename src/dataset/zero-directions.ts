const DIRECTIONS = ['forward_ms', 'backward_ms'] as const;

/** Bits of a run: for each direction whether a layer takes time, and whether one takes none that the timer could tell. */
const TIMED = [1, 4] as const;
const ZERO = [2, 8] as const;

/** A run all of whose timed layers are 0 in a direction, named by its column. */
export interface ZeroDirection {
  readonly run: number;
  readonly column: (typeof DIRECTIONS)[number];
}

/**
 * Tells a layer whose time was below the timer's resolution from a direction that was not measured at all: there, every
 * layer of the run is 0. Keeps a few bits for each run.
 */
export class ZeroDirections {
  readonly #bits: Uint8Array;

  constructor(runs: number) {
    this.#bits = new Uint8Array(runs);
  }

  /** Takes note of a layer's times, ms; `NaN` where not measured. */
  add(run: number, forwardMs: number, backwardMs: number): void {
    this.#bits[run]! |= bitOf(0, forwardMs) | bitOf(1, backwardMs);
  }

  /** Takes note of a row that cannot be read: its times may be any. */
  addUnknown(run: number): void {
    this.#bits[run]! |= TIMED[0] | TIMED[1];
  }

  /** In the order of the runs. */
  unmeasured(): readonly ZeroDirection[] {
    return [...this.#bits].flatMap((bits, run) =>
      DIRECTIONS.filter((_, at) => (bits & ZERO[at]!) !== 0 && (bits & TIMED[at]!) === 0).map((column) => ({
        run,
        column,
      })),
    );
  }
}

function bitOf(direction: 0 | 1, ms: number): number {
  return ms > 0 ? TIMED[direction] : ms === 0 ? ZERO[direction] : 0;
}
