/** The reader's choice of theme: as the system, light, dark; kept in local storage where that is allowed. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const LABELS: Record<Theme, [text: string, name: string]> = {
  auto: ['Auto', 'Theme: Auto, as the system'],
  light: ['Light', 'Theme: Light'],
  dark: ['Dark', 'Theme: Dark'],
};

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('.theme-switch');

function current(): Theme {
  const theme = root.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function show(theme: Theme): void {
  const [text, name] = LABELS[theme];
  colourBrowser(theme);
  if (button === null) return;
  button.querySelector('span')!.textContent = text;
  button.ariaLabel = name;
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

function choose(theme: Theme): void {
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch (error) {
    // Without storage the choice lasts as long as the page.
    if (!(error instanceof DOMException)) throw error;
  }
  show(theme);
}

show(current());
button?.addEventListener('click', () => {
  choose(THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length]!);
});
