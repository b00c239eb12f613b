import type { FieldKey, SpecFields } from '../../figures/fields.ts';

/** Something that the reader sets one field of the figure with. */
export interface Control {
  readonly element: HTMLElement;
  /** Makes the control say what is chosen. */
  show(fields: SpecFields): void;
}

/** `moving` while a reader drags or types, `settled` when a choice has been made. */
export type Change = 'moving' | 'settled';

/** Takes a choice, as text or a list of it or a number; undefined is what an absent field means. */
export type Choose = (field: FieldKey, written: unknown, change: Change) => void;
