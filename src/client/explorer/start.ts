import { say } from '../figures/tooltip.ts';
import { had, NotLoaded } from '../load.ts';

/**
 * Finds the explorer's places in the page, fetches the measurements and the code that draws them, and hands over. They
 * are asked for once the page has been painted, so that on a slow line they do not compete with the words.
 */
const root = document.querySelector<HTMLElement>('[data-explorer]')!;
const place = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
const form = place('.explorer-form') as HTMLFormElement;
const controls = place('.explorer-controls') as HTMLDetailsElement;

/** Beside the figure the controls are always open; above it, where there is no room for both, only when asked for. */
const isWide = matchMedia('(min-width: 78rem)');
const fold = () => {
  controls.open = isWide.matches;
};
isWide.addEventListener('change', fold);
fold();

// A link asks for another figure than the one that the page came with: that one does not flash by.
root.classList.toggle('waiting', location.search !== '');
await painted();
try {
  const data = had(import('../figures/dataset-analysis.ts'));
  const [points, { startExplorer }] = await Promise.all([
    data.then(({ loadAnalysis }) => loadAnalysis(root.dataset['points']!)),
    had(import('./explorer.ts')),
  ]);
  await startExplorer(
    {
      form,
      card: place('.figure'),
      title: place('.explorer-title'),
      why: place('.explorer-why'),
      share: place('.explorer-share-buttons'),
      mdx: place('.explorer-mdx'),
    },
    points,
    // All the rest is many times as much, and would hold up what comes first.
    () => data.then(({ loadAnalysis }) => loadAnalysis(root.dataset['summaries']!)),
    () => (root.dataset['ready'] = 'whole'),
  );
  root.dataset['ready'] ??= 'points';
} catch (error) {
  if (!(error instanceof NotLoaded)) throw error;
  form.textContent = `The measurements could not be loaded: ${error.message}`;
  controls.open = true;
  say(form.textContent);
} finally {
  root.classList.remove('waiting');
}

/** Resolves once the browser has painted a frame; at once in a tab that nobody sees, which paints none. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
