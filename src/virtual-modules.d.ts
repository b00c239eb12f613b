/** Components that the author of the report adds, by name. */
declare module 'virtual:author-components' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  export const components: Readonly<Record<string, AstroComponentFactory>>;
}

/** The stylesheet that the author of the report adds, or nothing. */
declare module 'virtual:author-style' {}
