import { withScript } from './with-script.ts';

const NO_CONTROLS =
  'The controls could not be loaded. Reload the page once there is a connection; the table and the files are there without them.';

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
  const button = card.querySelector<HTMLButtonElement>('.figure-adjust');
  const choices = card.querySelector('.figure-switch');
  button?.addEventListener('click', () => {
    void withScript(
      button,
      import('./adjust-panel.ts'),
      ({ togglePanel }) => togglePanel(card, button),
      NO_CONTROLS,
    );
  });
  // A page that is opened again shows the first choice, whatever the browser has kept of the form.
  for (const choice of choices?.querySelectorAll('input') ?? []) choice.checked = choice.defaultChecked;
  choices?.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement)
      void withScript(
        choices,
        import('./figure-switch.ts'),
        ({ switchFigure }) => switchFigure(card, target),
        NO_CONTROLS,
      );
  });
  const [{ enablePointing }, { fetchWhenOpen }, { enableLegend }] = await Promise.all([
    import('./pointing.ts'),
    import('./published-rows.ts'),
    import('./legend-links.ts'),
  ]);
  enablePointing(card);
  fetchWhenOpen(card);
  if (button === null) return;
  enableLegend(card, (series) => {
    void withScript(
      button,
      import('./adjust-panel.ts'),
      ({ openAtSeries }) => openAtSeries(card, button, series),
      NO_CONTROLS,
    );
  });
}
