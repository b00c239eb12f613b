import type { Plugin } from 'vite';

/**
 * In `dev`, has pages wait for their typefaces. On a published page text stays in the reader's own where the typeface is not there
 * at once; a server that compiles at that moment would have it change from one save to the next.
 */
export function fontsInDev(): Plugin {
  return {
    name: 'fonts-in-dev',
    enforce: 'pre',
    apply: 'serve',
    transform: {
      filter: { id: /\/src\/styles\/fonts\.css($|\?)/ },
      handler: (code) => code.replaceAll('font-display: optional', 'font-display: block'),
    },
  };
}
