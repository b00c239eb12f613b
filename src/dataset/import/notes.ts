import { type LeftOut, times } from './campaign.ts';

/** Counts what an importer leaves out in passing, by kind, so that a thousand zeros are one line. */
export class Notes {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  leftOut(): LeftOut[] {
    return [...this.#counts].map(([what, count]) => ({ what, why: times(count) }));
  }
}
