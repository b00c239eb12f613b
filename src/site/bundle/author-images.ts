import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { ImageMetadata, ImageTransform } from 'astro';
import { href } from '../href.ts';
import type { SiteWriting } from '../site-writing.ts';

/** An image as a page asks Astro for it: of a file that the bundler put into the site. */
type AskedImage = Omit<ImageTransform, 'src'> & { readonly src: ImageMetadata | string };

/** Where Astro's code in a bundle asks for images. */
interface AstroAssets {
  addStaticImage?(asked: AskedImage, properties: readonly string[], original?: string): string;
  /** Originals that pages name themselves too, as files of the author. */
  referencedImages?: Set<string>;
}

const OF_BUNDLE = globalThis as typeof globalThis & { astroAsset?: AstroAssets };

/** The images that the pages of a site turned out to need. */
export interface AuthorImages {
  /** Makes them, once the pages are there, in place of the originals that nothing else needs. */
  write(): Promise<void>;
}

/**
 * From now on pages that ask for an image get the address of one in the form that they ask for.
 *
 * @param site has the originals already
 * @param client the folder that they are from
 */
export function authorImages(site: Pick<SiteWriting, 'write' | 'remove'>, client: string): AuthorImages {
  const asked = new Map<string, AskedImage>();
  const originals = new Map<string, string>();
  const referencedImages = new Set<string>();
  OF_BUNDLE.astroAsset = {
    ...OF_BUNDLE.astroAsset,
    referencedImages,
    addStaticImage(image, properties, original) {
      const { src } = image;
      if (typeof src === 'string')
        throw new Error(`image that is not of the report: ${src}; expected a file`);
      const of = pathInSite(src.src);
      if (original !== undefined) originals.set(of, original);
      const form = properties.map((name) => [name, name === 'src' ? of : (image as never)[name]]);
      const digest = createHash('sha256').update(JSON.stringify(form)).digest('hex').slice(0, 8);
      const ending = posix.extname(of);
      const path = `${of.slice(0, -ending.length)}_${digest}.${image.format ?? ending.slice(1)}`;
      asked.set(path, image);
      return encodeURI(href(`/${path}`));
    },
  };
  return {
    async write() {
      if (asked.size === 0) return;
      const { default: sharpService } = await import('astro/assets/services/sharp');
      for (const [path, image] of asked) {
        const { src } = image.src as ImageMetadata;
        const bytes = await readFile(join(client, pathInSite(src)));
        const { data } = await sharpService.transform(
          bytes,
          { ...image, src },
          { service: { entrypoint: '', config: {} }, domains: [], remotePatterns: [] } as never,
          console,
        );
        await site.write(path, data);
      }
      for (const [path, original] of originals) if (!referencedImages.has(original)) site.remove(path);
    },
  };
}

/** The file of an address, within the site. */
function pathInSite(address: string): string {
  const { pathname } = new URL(address, 'http://localhost');
  const path = decodeURIComponent(pathname);
  const base = decodeURIComponent(href('/'));
  return path.startsWith(base) ? path.slice(base.length) : path.replace(/^\//, '');
}
