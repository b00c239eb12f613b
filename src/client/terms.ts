import { say } from './figures/tooltip.ts';

const GAP = 6;
const EDGE = 8;

/** What a term means, where it stands: without this, and where a browser has no popovers, its link leads to the list of terms. */
const note = document.createElement('span');
note.className = 'term-note';
note.popover = 'auto';
const canOpen = 'showPopover' in note;

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.term') : null;
  const asksForPage = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link === null || asksForPage || !canOpen) return;
  event.preventDefault();
  open(link);
});
addEventListener(
  'scroll',
  () => {
    // A browser may tell late of a scroll that ended before the note was opened.
    if (note.isConnected && scrollY !== openedAt) note.hidePopover();
  },
  { passive: true },
);

/** How far down the page was when the note was opened, px. */
let openedAt = 0;

function open(link: HTMLAnchorElement): void {
  const term = document.createElement('strong');
  term.textContent = link.dataset['term'] ?? link.textContent;
  const all = document.createElement('a');
  all.href = link.href;
  all.textContent = 'All terms';
  note.replaceChildren(term, `: ${link.title} `, all);
  // After the link, so that the Tab key comes to it next.
  link.after(note);
  note.showPopover();
  openedAt = scrollY;
  place(link);
  say(link.title);
}

/** Under the word, or above it where there is no room. */
function place(link: HTMLAnchorElement): void {
  const [word] = link.getClientRects();
  const { width, height } = note.getBoundingClientRect();
  if (word === undefined) return;
  const below = word.bottom + GAP;
  const top = below + height + EDGE <= innerHeight ? below : Math.max(EDGE, word.top - GAP - height);
  const left = Math.max(EDGE, Math.min(word.left, innerWidth - EDGE - width));
  note.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}
