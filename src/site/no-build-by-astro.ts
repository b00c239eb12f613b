import type { AstroIntegration } from 'astro';

/** Keeps Astro's own build from making half a report: it checks no data, and publishes neither rows nor what follows from pages. */
export function noBuildByAstro(): AstroIntegration {
  return {
    name: 'no-build-by-astro',
    hooks: {
      'astro:build:start': () => {
        throw new Error('astro build makes only a part of the report; expected npm run build');
      },
    },
  };
}
