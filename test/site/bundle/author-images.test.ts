import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { authorImages } from '../../../src/site/bundle/author-images.ts';
import { siteWriter } from '../../../src/site/site-writer.ts';

interface Assets {
  addStaticImage(image: object, properties: readonly string[], original?: string): string;
  readonly referencedImages: Set<string>;
}

const PROPERTIES = ['src', 'width', 'height', 'format'];

/** A site with one image of the author in it, as the bundler leaves it. */
async function siteWithImage() {
  const site = await mkdtemp(join(tmpdir(), 'images-'));
  onTestFinished(() => rm(site, { recursive: true }));
  const board = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#16389c' } })
    .png()
    .toBuffer();
  const client = await mkdtemp(join(tmpdir(), 'images-'));
  onTestFinished(() => rm(client, { recursive: true }));
  await mkdir(join(client, '_astro'));
  await writeFile(join(client, '_astro/board.abc.png'), board);
  const { write, remove } = siteWriter(site, join(site, 'no earlier report'));
  write('_astro/board.abc.png', board);
  const images = authorImages(
    {
      remove,
      write: (file, content) => {
        write(file, content);
        return Promise.resolve();
      },
    },
    client,
  );
  const assets = (globalThis as unknown as { astroAsset: Assets }).astroAsset;
  const src = { src: '/_astro/board.abc.png', width: 40, height: 20, format: 'png' };
  const ask = (width: number) =>
    assets.addStaticImage(
      { src, width, height: width / 2, format: 'webp' },
      PROPERTIES,
      '/content/board.png',
    );
  const isThere = (path: string) =>
    access(join(site, path)).then(
      () => true,
      () => false,
    );
  return { site, images, assets, ask, isThere };
}

test('an image is there in the forms that pages ask for, and its original is not', async () => {
  const { site, images, ask, isThere } = await siteWithImage();
  const [whole, half, again] = [ask(40), ask(20), ask(40)];
  expect(whole).toMatch(/^\/_astro\/board\.abc_[0-9a-f]{8}\.webp$/);
  expect(again).toBe(whole);
  expect(half).not.toBe(whole);
  await images.write();
  expect(await sharp(join(site, half)).metadata()).toMatchObject({ format: 'webp', width: 20, height: 10 });
  expect(await sharp(join(site, whole)).metadata()).toMatchObject({ width: 40 });
  expect(await isThere('_astro/board.abc.png')).toBe(false);
});

test('an original that a page names itself stays', async () => {
  const { images, assets, ask, isThere } = await siteWithImage();
  ask(20);
  assets.referencedImages.add('/content/board.png');
  await images.write();
  expect(await isThere('_astro/board.abc.png')).toBe(true);
});

test('an image from elsewhere is an error that names it', async () => {
  const { assets } = await siteWithImage();
  expect(() => assets.addStaticImage({ src: 'https://example.org/x.png' }, PROPERTIES)).toThrow(
    'image that is not of the report: https://example.org/x.png; expected a file',
  );
});
