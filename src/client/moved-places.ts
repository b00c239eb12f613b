/** An address of the first page with the anchor of something that stands on another one leads on to it. */
function follow(): void {
  if (location.hash === '') return;
  // As the browser writes an address, whatever is encoded in it.
  const hashOf = (id: string): string => new URL(`#${id}`, location.href).hash;
  const places = [...document.querySelectorAll('.moved > [id]')];
  const link = places.find(({ id }) => hashOf(id) === location.hash)?.querySelector('a');
  if (link) location.replace(link.href);
}

follow();
addEventListener('hashchange', follow);
