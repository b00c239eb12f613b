import type { FigureKind } from '../../figures/spec.ts';
import type { SpecFields } from '../../figures/spec-fields.ts';

/** What the reader has chosen: always complete enough to be drawn. */
export interface Selection {
  readonly kind: FigureKind;
  readonly fields: SpecFields;
}

/** A selection, and in sentences what of a link could not be had. */
export interface SelectionReading {
  readonly selection: Selection;
  readonly problems: readonly string[];
}
