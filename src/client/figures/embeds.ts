import { withScript } from './with-script.ts';

/** What another page needs to show a figure is copied when it is asked for. */
document.addEventListener('click', (event) => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-embed]') : null;
  if (button === null) return;
  void withScript(
    button,
    import('./embed-code.ts'),
    ({ copyEmbedCode }) => copyEmbedCode(button),
    'The code could not be copied. Reload the page once there is a connection.',
  );
});
