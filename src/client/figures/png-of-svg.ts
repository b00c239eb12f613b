import { had, NotLoaded } from '../load.ts';

const DENSITY = 2;

/** A drawing as a picture at twice its size, in the page's own typeface where that has been loaded. */
export async function pngOfSvg(svg: string): Promise<Blob> {
  const font = await embeddedFont();
  const withFont = svg.replace('<style>', () => `<style>${font}`);
  const url = URL.createObjectURL(new Blob([withFont], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * DENSITY;
    canvas.height = image.naturalHeight * DENSITY;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('the browser could not paint the figure'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

let loading: Promise<string> | undefined;

/** A picture sees no font of the page, so the page's one travels inside; without it the system's stands in. */
function embeddedFont(): Promise<string> {
  loading ??= loadFont().catch((error: unknown) => {
    if (!(error instanceof NotLoaded)) throw error;
    return '';
  });
  return loading;
}

async function loadFont(): Promise<string> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="font"][href*="source-sans"]');
  if (link === null) return '';
  const bytes = new Uint8Array(await had((await had(fetch(link.href))).arrayBuffer()));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const source = `url(data:font/woff2;base64,${btoa(text)})`;
  return `@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;src:${source}}`;
}
