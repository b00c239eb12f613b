import { astroConfig } from './src/site/astro-config.ts';
import { noBuildByAstro } from './src/site/no-build-by-astro.ts';

// For Astro's own commands, and for editors; the report's commands are in src/cli.
const { integrations, ...config } = astroConfig();
export default { ...config, integrations: [...integrations, noBuildByAstro()] };
