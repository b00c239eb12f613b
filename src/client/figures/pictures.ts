import { withScript } from './with-script.ts';

/** Where the site holds no picture of a figure, it is painted here, from the published drawing, when it is asked for. */
document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-paint]') : null;
  // What the reader has changed about the figure is painted from what it shows now.
  if (link === null || event.defaultPrevented) return;
  event.preventDefault();
  void withScript(
    link,
    import('./paint-picture.ts'),
    ({ paintPicture }) => paintPicture(link),
    'The picture could not be painted. Reload the page once there is a connection; the drawing is there without it.',
  );
});
