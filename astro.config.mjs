import { astroConfig } from './src/site/astro-config.ts';

// For Astro's own commands, and for editors; the report's commands are in src/cli.
export default astroConfig();
