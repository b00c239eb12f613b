import { withScript } from './with-script.ts';

/** A figure's files, all in one, are put together here when they are asked for. */
document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element
      ? event.target.closest<HTMLAnchorElement>('a[data-download="zip"]')
      : null;
  if (link === null) return;
  event.preventDefault();
  void withScript(
    link,
    import('./figure-archive.ts'),
    ({ saveArchive }) => saveArchive(link),
    'The files could not be had. Try again when there is a connection.',
  );
});
