/**
 * Gives figures their controls as they come near the window: who only reads loads nothing but this.
 */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void enhance(target as HTMLElement);
    }
  },
  { rootMargin: '25%' },
);

for (const card of document.querySelectorAll<HTMLElement>('.figure[data-spec]')) observer.observe(card);

async function enhance(card: HTMLElement): Promise<void> {
  const [{ enablePointing }, { fetchWhenOpen }, { enableLegend }, { quietTitles }] = await Promise.all([
    import('./pointing.ts'),
    import('./published-rows.ts'),
    import('./legend-links.ts'),
    import('./quiet-titles.ts'),
  ]);
  quietTitles(card);
  enablePointing(card);
  fetchWhenOpen(card);
  const button = card.querySelector<HTMLButtonElement>('.figure-adjust');
  if (button === null) return;
  button.addEventListener('click', () => {
    void import('./adjust-panel.ts').then(({ togglePanel }) => togglePanel(card, button));
  });
  enableLegend(card, (series) => {
    void import('./adjust-panel.ts').then(({ openAtSeries }) => openAtSeries(card, button, series));
  });
}
