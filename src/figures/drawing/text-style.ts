/** From the middle of a line of digits and capitals down to its baseline, at the ordinary size. */
export const BASELINE = 4.4;

/** Between the baselines of two lines of text. */
export const LINE_HEIGHT = 17;
