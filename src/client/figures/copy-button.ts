import { createButton } from './series-chips.ts';
import { say } from './tooltip.ts';

const SHOWN_MS = 2000;

/** A button that puts a text on the clipboard and says whether that worked. */
export function createCopyButton(className: string, label: string, text: () => string): HTMLButtonElement {
  const button = createButton(className, label);
  button.addEventListener('click', async () => {
    const said = await navigator.clipboard
      .writeText(text())
      .then(() => 'Copied')
      .catch(() => 'The browser did not allow copying');
    say(`${said}.`);
    button.textContent = said;
    setTimeout(() => (button.textContent = label), SHOWN_MS);
  });
  return button;
}
