import { createButton } from './series-chips.ts';
import { say } from './tooltip.ts';

const SHOWN_MS = 2000;

/** A button that puts a text on the clipboard and says whether that worked. */
export function createCopyButton(className: string, label: string, text: () => string): HTMLButtonElement {
  const button = createButton(className, label);
  const tell = (said: string): void => {
    say(`${said}.`);
    button.textContent = said;
    setTimeout(() => (button.textContent = label), SHOWN_MS);
  };
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text()).then(
      () => tell('Copied'),
      () => tell('The browser did not allow copying'),
    );
  });
  return button;
}
