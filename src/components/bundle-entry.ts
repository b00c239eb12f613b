/** The module that a bundle gives pages by. */
export { app } from 'astro/entrypoints/prerender';
export { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
export { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
export { addChapter } from './compiled-chapters.ts';
