import type { Selection } from '../../figures/spec-fields.ts';

/** A selection, always complete enough to be drawn, and in sentences what of a link could not be had. */
export interface SelectionReading {
  readonly selection: Selection;
  readonly problems: readonly string[];
}
