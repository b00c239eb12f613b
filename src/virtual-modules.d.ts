/// <reference types="astro/client" />

/** The chapters that the author of the report writes, by their ids. */
declare module 'virtual:author-chapters' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  export const chapters: Readonly<Record<string, () => Promise<{ readonly Content: AstroComponentFactory }>>>;
}

/** Components that the author of the report adds, by name. */
declare module 'virtual:author-components' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  export const components: Readonly<Record<string, AstroComponentFactory>>;
}

/** The stylesheet that the author of the report adds, or nothing. */
declare module 'virtual:author-style' {}
