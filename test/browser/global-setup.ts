import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BASE_PATH } from './base-path.ts';
import { buildArguments, outsideTests } from './build-site.ts';
import { serveStatic } from '../../scripts/static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The report at the root of its host. */
    siteUrl: string;
    siteDirectory: string;
    /** The same report built again, under a base path. */
    basedSiteDirectory: string;
    /** The same report built once more, as the first was. */
    rebuiltSiteDirectory: string;
  }
}

function build(outDirectory: string, environment: Record<string, string>): void {
  execFileSync(process.execPath, buildArguments(outDirectory), {
    env: outsideTests(environment),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Builds the report as a rebuilder would, three times, and serves the first. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'report-'));
  const site = process.env.SITE_DIR ?? join(directory, 'site');
  if (process.env.SITE_DIR === undefined) build(site, {});
  const again = join(directory, 'again');
  const based = join(directory, 'based');
  // Drawn anew: what an earlier build kept would be the same in any case.
  for (const sort of ['bundles', 'figures', 'pictures', 'pages', 'lists'])
    rmSync(`.cache/${sort}`, { recursive: true, force: true });
  build(again, {});
  build(based, { SITE_URL: `https://example.org${BASE_PATH}` });
  const server = await serveStatic(site);
  project.provide('siteUrl', server.url);
  project.provide('siteDirectory', site);
  project.provide('rebuiltSiteDirectory', again);
  project.provide('basedSiteDirectory', based);
  return async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  };
}
