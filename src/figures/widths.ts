/** In pixels: a figure in a column of text on a desktop. */
export const WIDE = 720;

/** On a phone. */
export const NARROW = 336;
