import type { Problem } from '../problem.ts';

/** Where something stands in the source. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

interface Point {
  /** Runs that were taken. */
  runs: number;
  /** Rows of runs, with the ones that were left out. */
  rows: number;
  /** How often each layer is there, and where first. */
  readonly layers: Map<string, { count: number; readonly first: Place }>;
  /** Rows that make the count doubtful. */
  readonly doubts: { readonly place: Place; readonly why: string }[];
}

/**
 * Repetitions by the order of the rows, for a source that does not number them: the n-th row of a model, library and
 * batch size is a run's repetition n, the n-th row of one of its layers is of that run.
 *
 * That holds only where every run is there with all of its layers. `problems` tells where it may not hold, as layers
 * would silently go to another run.
 */
export class Pairing {
  readonly #points = new Map<string, Point>();

  #point(key: string): Point {
    const point = this.#points.get(key) ?? { runs: 0, rows: 0, layers: new Map(), doubts: [] };
    this.#points.set(key, point);
    return point;
  }

  /** The repetition of a point's next run. */
  ofRun(key: string): number {
    const point = this.#point(key);
    point.rows += 1;
    return point.runs++;
  }

  /** The repetition that a point's next row of a layer is of. */
  ofLayer(key: string, layer: string, place: Place): number {
    const { layers } = this.#point(key);
    const entry = layers.get(layer) ?? { count: 0, first: place };
    layers.set(layer, entry);
    return entry.count++;
  }

  /** Takes note of a run that was left out. */
  runLeftOut(key: string, place: Place, why: string): void {
    this.#point(key).rows += 1;
    this.doubt(key, place, why);
  }

  /** Takes note of a layer's row that was left out, or of a run that may have no layers. */
  doubt(key: string, place: Place, why: string): void {
    this.#point(key).doubts.push({ place, why });
  }

  problems(): readonly Problem[] {
    return [...this.#points].flatMap(([key, point]) => problemsOfPoint(key, point));
  }
}

function problemsOfPoint(key: string, { runs, rows, layers, doubts }: Point): readonly Problem[] {
  // Layers of no run are told as such.
  if (layers.size === 0 || runs === 0) return [];
  const problem = (place: Place, why: string, value: string): Problem => ({
    ...place,
    column: 1,
    message: `it is unclear which layers are of which run, as ${why}`,
    value,
    expected: 'repetition in the mapping of both runs and layers',
  });
  // With one run there is nothing to confuse.
  if (rows > 1 && doubts.length > 0) return doubts.map(({ place, why }) => problem(place, why, key));
  const uneven = [...layers].find(([, { count }]) => count !== runs);
  if (uneven === undefined) return [];
  const [layer, { count, first }] = uneven;
  return [problem(first, `there are ${runs} runs and ${count} rows of a layer`, `${key}: ${layer}`)];
}
