// Applies the reader's chosen theme before the first paint; without a choice the system decides, and where it forces its
// own colours, always: figures in the other theme could not be read on them.
try {
  const theme = matchMedia('(forced-colors: active)').matches ? null : localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme then stands.
}
// A page opened from a disk gets none of the other scripts: what needs them is not offered there.
if (location.protocol !== 'file:') document.documentElement.classList.add('js');
