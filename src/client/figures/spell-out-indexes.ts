/** Says again of every mark of a drawing which row it is of: markup leaves out the row after the last. */
export function spellOutIndexes(drawing: Element): void {
  let last = -1;
  for (const mark of drawing.querySelectorAll('[data-index]')) {
    const written = mark.getAttribute('data-index')!;
    last = written === '' ? last + 1 : Number(written);
    mark.setAttribute('data-index', String(last));
  }
}
