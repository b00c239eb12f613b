/**
 * The reader's choice of theme: as the system, light, dark; kept in local storage where that is allowed. Where the system
 * forces its own colours the choice is kept for later: figures in another theme could not be read on them.
 */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const LABELS: Record<Theme, [text: string, name: string]> = {
  auto: ['Auto', 'Theme: Auto, as the system'],
  light: ['Light', 'Theme: Light'],
  dark: ['Dark', 'Theme: Dark'],
};

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('.theme-switch');
const forced = matchMedia('(forced-colors: active)');
let chosen = stored();

function stored(): Theme {
  const theme = withStorage((storage) => storage.getItem('theme')) ?? root.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** Undefined where storage is forbidden: without it the choice lasts as long as the page. */
function withStorage<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(localStorage);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return undefined;
  }
}

/** The browser's own bars follow the choice too; as the system they have a colour for each scheme. */
const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map((meta) => ({
  meta,
  scheme: meta.media.includes('dark') ? 'dark' : 'light',
  colour: meta.content,
}));

function colourBrowser(theme: Theme): void {
  for (const { meta, scheme } of metas) {
    const shown = theme === 'auto' ? scheme : theme;
    meta.content = metas.find((each) => each.scheme === shown)!.colour;
  }
}

function show(): void {
  const theme = forced.matches ? 'auto' : chosen;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  colourBrowser(theme);
  if (button === null) return;
  const [text, name] = LABELS[chosen];
  button.querySelector('span')!.textContent = text;
  button.ariaLabel = forced.matches ? `${name}; now the system’s own colours are in force` : name;
}

show();
forced.addEventListener('change', show);
button?.addEventListener('click', () => {
  chosen = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length]!;
  withStorage((storage) => {
    if (chosen === 'auto') storage.removeItem('theme');
    else storage.setItem('theme', chosen);
  });
  show();
});
