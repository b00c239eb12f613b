/**
 * Makes a bundle in the folder that the only argument names. A process of its own, as data are checked meanwhile: it reads
 * none of them.
 */
import { composeBundle } from './compose-bundle.ts';

/** What was thrown, without where in the program it came from. */
function withoutPlaces(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim();
}

const folder = process.argv[2]!;
try {
  if (!(await composeBundle(folder))) {
    // What only a bundler needs takes a second to load.
    const [{ bundlePages }, { astroConfig }] = await Promise.all([
      import('./bundle-pages.ts'),
      import('../astro-config.ts'),
    ]);
    await bundlePages(folder, astroConfig());
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(withoutPlaces(error.message));
  process.exitCode = 1;
}
