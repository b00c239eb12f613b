const LIT = 'lit';
const LINKED = 'linked';

/** Lights a series up in every figure that has it; undefined puts the light out. */
export function highlightSeries(series: string | undefined): void {
  for (const mark of document.querySelectorAll(`.${LIT}`)) mark.classList.remove(LIT);
  for (const drawing of document.querySelectorAll(`.${LINKED}`)) drawing.classList.remove(LINKED);
  if (series === undefined) return;
  for (const mark of document.querySelectorAll(`.fig [data-series="${CSS.escape(series)}"]`)) {
    mark.classList.add(LIT);
    mark.closest('.fig')?.classList.add(LINKED);
  }
}
