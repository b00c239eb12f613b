/** Prints Lighthouse's mobile scores for one page of each route of a built report. Needs `npm run build` first. */
import { resolve } from 'node:path';
import { oneOfEachRoute } from './site-files.ts';
import { CATEGORIES, lighthouseScores } from './lighthouse-scores.ts';
import { serveStatic } from './static-server.ts';

const site = resolve(process.argv[2] ?? 'dist');
const server = await serveStatic(site);
try {
  const urls = oneOfEachRoute(site).map((page) => new URL(page, server.url).href);
  console.log(`${CATEGORIES.join(' ')}  page`);
  for (const { url, scores, failed } of await lighthouseScores(urls)) {
    const columns = CATEGORIES.map((category) => String(scores[category]).padStart(category.length));
    console.log(`${columns.join(' ')}  /${url.slice(server.url.length)}`);
    for (const audit of failed) console.log(`    ${audit}`);
  }
} finally {
  await server.close();
}
