/**
 * Loaded for its effect, by whoever runs Astro. A report is nobody else's business: left to itself, Astro tells its makers of each
 * run, and asks for versions of itself that only the generator can take.
 */
process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.ASTRO_DISABLE_UPDATE_CHECK = 'true';
