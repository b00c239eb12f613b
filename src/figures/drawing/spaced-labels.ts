import { textWidth } from './text-width.ts';

export interface AxisLabel {
  /** Of its middle, in pixels. */
  readonly position: number;
  readonly text: string;
}

const LEAST_GAP = 6;

/** The labels of an axis that have room: the first, and each next one that does not touch the last kept. */
export function spacedLabels<Label extends AxisLabel>(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    const last = kept.at(-1);
    const needed = last === undefined ? 0 : (textWidth(label.text) + textWidth(last.text)) / 2 + LEAST_GAP;
    if (last === undefined || Math.abs(label.position - last.position) >= needed) kept.push(label);
  }
  return kept;
}
