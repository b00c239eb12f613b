import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

/**
 * What the text of each chapter was when nothing was wrong, by its id. It stands apart from what reads chapters: `dev` starts
 * that anew with each change of one.
 */
export const lastGoodChapters = new Map<string, AstroComponentFactory>();
