import type { FactorLevels } from './types.ts';

/**
 * What runs are compared by: those of one model with one library, at one level of each factor, have the same layers where
 * they ended well.
 */
export interface ComparedRun {
  readonly model: string;
  readonly library: string;
  readonly factors: FactorLevels;
  readonly status: string;
}

/** A run that lacks layers which other runs of its like have. */
export interface LayerGap {
  readonly run: number;
  readonly missing: readonly string[];
  /** A run that has them. */
  readonly other: number;
}

interface Group {
  /** Position of each layer of the group's runs in their bit sets. */
  readonly positions: Map<string, number>;
  readonly runs: number[];
}

/**
 * Keeps which layers each run has, a bit for each: memory is bounded by runs and distinct layers, not by rows.
 */
export class LayerSets {
  readonly #runs: readonly ComparedRun[];
  readonly #groupOfRun: readonly Group[];
  /** Words of 32 layers; each run has `#stride` of them. */
  #bits: Uint32Array;
  #stride = 4;
  /** How many rows each run has whose layer cannot be told. */
  readonly #unnamed = new Map<number, number>();

  constructor(runs: readonly ComparedRun[]) {
    this.#runs = runs;
    const groups = new Map<string, Group>();
    this.#groupOfRun = runs.map((run, index) => {
      const levels = Object.entries(run.factors).flat();
      const key = [run.model, run.library, ...levels].join('\0');
      const group = groups.get(key) ?? { positions: new Map<string, number>(), runs: [] };
      groups.set(key, group);
      group.runs.push(index);
      return group;
    });
    this.#bits = new Uint32Array(runs.length * this.#stride);
  }

  /** Takes note of a layer; false where the run has it already. */
  add(run: number, layer: string): boolean {
    const { positions } = this.#groupOfRun[run]!;
    let position = positions.get(layer);
    if (position === undefined) {
      position = positions.size;
      positions.set(layer, position);
    }
    while (position >= this.#stride * 32) this.#widen();
    const word = run * this.#stride + (position >>> 5);
    const mask = 1 << (position & 31);
    if ((this.#bits[word]! & mask) !== 0) return false;
    this.#bits[word]! |= mask;
    return true;
  }

  /** Takes note of a row whose layer cannot be told: it may be any one that the run would lack without it. */
  addUnnamed(run: number): void {
    this.#unnamed.set(run, (this.#unnamed.get(run) ?? 0) + 1);
  }

  #widen(): void {
    const wider = new Uint32Array(this.#bits.length * 2);
    for (let run = 0; run < this.#runs.length; run += 1) {
      const from = run * this.#stride;
      wider.set(this.#bits.subarray(from, from + this.#stride), from * 2);
    }
    this.#bits = wider;
    this.#stride *= 2;
  }

  #has(run: number, position: number): boolean {
    return (this.#bits[run * this.#stride + (position >>> 5)]! & (1 << (position & 31))) !== 0;
  }

  /** The ok runs, of those that `compares` admits, that lack a layer which another of them has. */
  gaps(compares: (run: ComparedRun) => boolean): readonly LayerGap[] {
    const gaps: LayerGap[] = [];
    for (const group of new Set(this.#groupOfRun)) {
      const ok = group.runs.filter(
        (index) => this.#runs[index]!.status === 'ok' && compares(this.#runs[index]!),
      );
      const layers = [...group.positions].filter(([, position]) =>
        ok.some((run) => this.#has(run, position)),
      );
      for (const run of ok) {
        const missing = layers.filter(([, position]) => !this.#has(run, position));
        if (missing.length <= (this.#unnamed.get(run) ?? 0)) continue;
        const other = ok.find((candidate) => this.#has(candidate, missing[0]![1]))!;
        gaps.push({ run, missing: missing.map(([layer]) => layer), other });
      }
    }
    return gaps.sort((a, b) => a.run - b.run);
  }
}
