/** The drawings' name stays their name, but no longer pops up beside the values at the pointer. */
export function quietTitles(card: HTMLElement): void {
  const title = card.querySelector('svg.fig > title');
  if (title === null) return;
  for (const svg of card.querySelectorAll('svg.fig[aria-labelledby]')) {
    svg.setAttribute('aria-label', title.textContent);
    svg.removeAttribute('aria-labelledby');
  }
  title.remove();
}
