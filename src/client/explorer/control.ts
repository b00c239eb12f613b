import type { SpecField, SpecFields } from '../../figures/spec-fields.ts';

/** Something that the reader sets one field of the figure with. */
export interface Control {
  readonly element: HTMLElement;
  /** Makes the control say what is chosen. */
  show(fields: SpecFields): void;
}

/** `moving` while a reader drags or types, `settled` when a choice has been made. */
export type Change = 'moving' | 'settled';

/** Takes a choice; undefined is what an absent field means. */
export type Choose = <Field extends SpecField>(
  field: Field,
  value: SpecFields[Field],
  change: Change,
) => void;
