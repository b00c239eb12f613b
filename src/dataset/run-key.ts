/** The columns that identify a run, in the order in which they are written. */
export function keyColumns(factors: readonly string[]): readonly string[] {
  return ['model', 'library', 'batch_size', ...factors, 'repetition'];
}

/** The cells that identify a run, as they are written and in the order of {@link keyColumns}. */
export function runKey(cells: readonly string[]): string {
  return cells.join('\0');
}
