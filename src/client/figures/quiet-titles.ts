/** A drawing's name stays its name, but no longer pops up beside the values at the pointer. */
export function quietTitles(card: HTMLElement): void {
  for (const svg of card.querySelectorAll('svg.fig')) {
    const title = svg.querySelector(':scope > title');
    if (title === null) continue;
    svg.setAttribute('aria-label', title.textContent);
    svg.removeAttribute('aria-labelledby');
    title.remove();
  }
}
