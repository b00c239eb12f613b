import { fitText, LINE_HEIGHT, textWidth } from './text.ts';

/** How a plot of column groups is laid out from left to right. */
export interface Slots {
  readonly left: number;
  /** From one group to the next. */
  readonly pitch: number;
  readonly column: number;
  /** How many columns a group has room for. */
  readonly series: number;
  /** Names that are too long to stand under their group hang from it. */
  readonly slanted: boolean;
  readonly nameHeight: number;
}

/** The longest name that is written whole. */
export const LONGEST_NAME = 150;

const SLANT = Math.SQRT1_2;
/** Slanted lines of text need this much between them. */
const LEAST_SLOT = 19;
const LEAST_COLUMN = 4;
/** Wide enough to carry its value. */
const WIDEST_COLUMN = 40;
const SLOT_GAP = 7;

/** @param width to be filled; more is taken where names would not be legible */
export function layOutSlots(
  names: readonly string[],
  series: number,
  axisWidth: number,
  width: number,
): Slots {
  const widths = names.map((name) => textWidth(fitText(name, LONGEST_NAME)));
  const least = Math.max(LEAST_SLOT, series * Math.max(LEAST_COLUMN, 11 - 2 * series) + SLOT_GAP);
  const pitchFrom = (left: number) => Math.max(least, (width - left - 4) / Math.max(1, names.length));
  // A slanted name reaches left of its group: the first ones must not leave the drawing.
  const overhang = Math.max(0, ...widths.map((each, index) => each * SLANT + 4 - (index + 0.5) * least));
  const slantedLeft = Math.max(axisWidth, overhang);
  const slanted = widths.some((each) => each > pitchFrom(slantedLeft) - 6);
  const left = slanted ? slantedLeft : axisWidth;
  const pitch = pitchFrom(left);
  return {
    left,
    pitch,
    column: Math.min(WIDEST_COLUMN, (pitch - SLOT_GAP) / series),
    series,
    slanted,
    nameHeight: slanted ? Math.max(0, ...widths) * SLANT + 20 : LINE_HEIGHT + 4,
  };
}

/** @param position of the column among the series */
export function columnLeft({ left, pitch, column, series }: Slots, group: number, position: number): number {
  return left + (group + 0.5) * pitch + (position - series / 2) * column;
}
