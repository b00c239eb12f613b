/** Lets the browser save what the page made. */
export function saveFile(name: string, content: Blob): void {
  // A link of its own: one that the keyboard pressed cannot be pressed again before it is done.
  const file = document.createElement('a');
  file.download = name;
  file.href = URL.createObjectURL(content);
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), RELEASE_MS);
}

/** Long enough for a browser to have begun saving. */
const RELEASE_MS = 60_000;
