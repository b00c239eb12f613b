// On a page that stands in a frame of another one: its theme where the address names one, and its height for whoever frames it.
{
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const announce = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage(
      { type: 'inference-report:height', figure: document.body.dataset.figure, height },
      '*',
    );
  };
  if (parent !== window) new ResizeObserver(announce).observe(document.documentElement);
}
