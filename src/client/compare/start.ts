import { readCommon } from '../../analysis/compare/common-words.ts';
import { had, NotLoaded } from '../load.ts';
import { say } from '../figures/tooltip.ts';
import { readAddress, writeAddress, type AskedComparison } from './read-address.ts';
import { tellAsked, type Names } from './tell-asked.ts';

/** Follows the address: whatever it asks for is fetched, computed and drawn; who chooses something else changes it. */
const root = document.querySelector<HTMLElement>('[data-compare]')!;
const form = root.querySelector<HTMLFormElement>('.compare-pickers')!;
const what = root.querySelector<HTMLElement>('.compare-what')!;
const choices = root.querySelector<HTMLFieldSetElement>('.compare-common')!;
const pickers = {
  a: form.querySelector<HTMLSelectElement>('[name="a"]')!,
  b: form.querySelector<HTMLSelectElement>('[name="b"]')!,
};
const names: Names = new Map([...pickers.a.options].map(({ value, text }) => [value, text]));
const heading = root.querySelector('h1')!;
/** What the page is called while it compares nothing. */
const unasked = { heading: heading.textContent, title: document.title };
/** What is being made; whoever asks for something else in the meantime gets that. */
let asked: AskedComparison;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  go({ a: pickers.a.value, b: pickers.b.value });
});
choices.addEventListener('change', () => {
  const checked = [...choices.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value);
  go({ ...asked, common: readCommon(checked.join(',')).common });
});
addEventListener('popstate', () => void show());
await show();

function go(next: Omit<AskedComparison, 'problems'>): void {
  const address = writeAddress(next);
  if (address !== location.search) history.pushState(null, '', address);
  void show();
}

async function show(): Promise<void> {
  const now = readAddress(location.search);
  asked = now;
  for (const [side, picker] of Object.entries(pickers)) {
    const name = now[side as keyof typeof pickers];
    if (name !== undefined && names.has(name)) picker.value = name;
  }
  const pair = tellAsked(what, now, names);
  if (pair === undefined) {
    hide();
    return;
  }
  root.ariaBusy = 'true';
  try {
    const { loadComparison } = await had(import('./load-comparison.ts'));
    const comparison = await loadComparison(pair, root.dataset['root']!);
    if (asked === now) comparison.show(root, now.common);
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    if (asked !== now) return;
    hide();
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => void show());
    what.replaceChildren(`The measurements could not be loaded: ${error.message} `, again);
  } finally {
    if (asked === now) root.ariaBusy = 'false';
  }
  say(what.textContent);
}

function hide(): void {
  heading.textContent = unasked.heading;
  document.title = unasked.title;
  choices.hidden = true;
  for (const part of root.querySelectorAll<HTMLElement>('.compare-part, .compare-alone')) part.hidden = true;
}
