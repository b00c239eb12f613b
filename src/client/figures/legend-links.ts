import { highlightSeries } from './highlight.ts';

/**
 * Makes the legend in a drawing more than a key: pointed at, it lights its series up; pressed, it leads to what shows
 * and hides it. The keyboard has those buttons themselves.
 */
export function enableLegend(card: HTMLElement, open: (series: string) => void): void {
  const figure = card.querySelector('figure')!;
  figure.addEventListener('pointerover', ({ target }) => {
    const series = legendSeries(target);
    if (series !== undefined) highlightSeries(series);
  });
  figure.addEventListener('pointerout', ({ target }) => {
    if (legendSeries(target) !== undefined) highlightSeries(undefined);
  });
  figure.addEventListener('click', ({ target }) => {
    const series = legendSeries(target);
    if (series !== undefined) open(series);
  });
}

/** The series whose entry of a legend this is or is in. */
export function legendSeries(target: EventTarget | null): string | undefined {
  const entry = target instanceof Element ? target.closest('[data-legend]') : null;
  return entry?.getAttribute('data-legend') ?? undefined;
}
