import { escapeMarkup } from '../../figures/drawing/serialize.ts';
import { say } from './tooltip.ts';

/** Until the page in the frame says how high it is, in CSS pixels. */
const HEIGHT = 480;

/**
 * What another page needs to show a figure: a frame, and a listener that gives it the height that the page in it announces.
 *
 * @param address complete, of the page to embed
 */
export function embedCode(address: string, title: string): string {
  const frame = `<iframe src="${escapeMarkup(address)}" title="${escapeMarkup(title)}" width="100%" height="${String(HEIGHT)}" loading="lazy" style="border: 0"></iframe>`;
  return `${frame}\n<script>${LISTENER}</script>\n`;
}

/** Any number of frames may be on a page, and the listener with each of them: the last of them decides as the first did. */
const LISTENER =
  'addEventListener("message",({data,source})=>{if(data&&data.type==="inference-report:height")for(const frame of document.querySelectorAll("iframe"))if(frame.contentWindow===source)frame.height=data.height})';

const SHOWN_MS = 2000;

/** Copies the code of the figure that a button is of, and says on the button whether that worked. */
export async function copyEmbedCode(button: HTMLButtonElement): Promise<void> {
  const { embed, title } = button.dataset;
  const code = embedCode(new URL(embed!, document.baseURI).href, title!);
  const label = button.firstChild!;
  const usual = label.textContent;
  const said = await navigator.clipboard.writeText(code).then(
    () => 'Copied',
    () => 'The browser did not allow copying',
  );
  say(`${said}.`);
  label.textContent = said;
  setTimeout(() => (label.textContent = usual), SHOWN_MS);
}
