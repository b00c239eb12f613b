import { extent } from 'd3-array';
import { type LeftOut, times } from './campaign.ts';

/** Takes note of something that is left out, in the plural, so that kinds can be counted; `value` with its unit. */
export type Note = (what: string, value?: number, unit?: string) => void;

interface Kind {
  count: number;
  unit: string;
  readonly values: Set<number>;
  readonly places: Set<string>;
}

/** More places than these are only counted. */
const MOST_PLACES = 2;

/** Counts what an importer leaves out in passing, by kind, with the range and the places: a thousand zeros are one line. */
export class Notes {
  readonly #kinds = new Map<string, Kind>();

  /** Notes of what is left out in one place, such as a file. */
  in(place: string): Note {
    return (what, value, unit = '') => {
      const kind = this.#kinds.get(what) ?? { count: 0, unit, values: new Set(), places: new Set() };
      this.#kinds.set(what, kind);
      kind.count += 1;
      kind.places.add(place);
      if (value !== undefined && Number.isFinite(value)) kind.values.add(value);
    };
  }

  leftOut(): LeftOut[] {
    return [...this.#kinds].map(([what, kind]) => {
      const why = [times(kind.count), rangeOf(kind), placesOf(kind)].filter(Boolean).join(', ');
      return { what, why, isCount: true };
    });
  }
}

function rangeOf({ values, unit }: Kind): string {
  const [least, most] = extent(values);
  if (least === undefined) return '';
  return least === most ? `${least} ${unit}` : `${least} to ${most} ${unit}`;
}

function placesOf({ places }: Kind): string {
  const named = [...places].slice(0, MOST_PLACES).join('; ');
  const others = places.size - MOST_PLACES;
  return `in ${named}${others > 0 ? ` and ${others} more` : ''}`;
}
