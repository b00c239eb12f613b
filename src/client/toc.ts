/** Marks where the reader is in the table of contents: the last heading above the upper third of the window. */
const links = new Map<Element, HTMLAnchorElement[]>();
for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"]:not([aria-current])')) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading === null) continue;
  links.set(heading, [...(links.get(heading) ?? []), link]);
}
const headings = [...links.keys()];
/** What is current above the first heading: that itself, unless the contents name the page. */
const atTop = document.querySelector('.toc [aria-current="page"]') === null ? headings[0] : undefined;

/** Scrolls a long table of contents, not the page, so that the current entry can be seen. */
function keepInView(contents: HTMLElement | null): void {
  const current = contents?.querySelector<HTMLElement>('[aria-current]');
  if (!contents || !current) return;
  const box = contents.getBoundingClientRect();
  const entry = current.getBoundingClientRect();
  if (entry.top < box.top || entry.bottom > box.bottom) {
    contents.scrollTop += entry.top - box.top - box.height / 3;
  }
}

function mark(): void {
  const line = window.innerHeight / 3;
  const here = headings.findLast((heading) => heading.getBoundingClientRect().top < line) ?? atTop;
  for (const [heading, anchors] of links) {
    for (const anchor of anchors) {
      const isHere = heading === here;
      if (isHere) anchor.setAttribute('aria-current', 'true');
      else anchor.removeAttribute('aria-current');
    }
  }
  keepInView(document.querySelector<HTMLElement>('.toc-wide'));
}

if (headings.length > 0) {
  let scheduled = false;
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      mark();
    });
  };
  // With the next frame's layout, rather than forcing one of its own while the page starts.
  schedule();
  addEventListener('scroll', schedule, { passive: true });
  addEventListener('resize', schedule);
}
