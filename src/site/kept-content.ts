import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYamlText, type YamlText } from '../dataset/yaml-text.ts';
import type { ReadReport } from '../markdown/read-report.ts';
import { type UnplacedReport, withoutPlaces, withPlaces } from '../markdown/report-places.ts';
import { buildCache, structuredForm } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import { contentDirectory } from './settings.ts';
import { digestOfMaking } from './site-state.ts';

interface KeptContent extends Pick<ReadReport, 'warnings'> {
  readonly report: UnplacedReport;
}

const shelf = buildCache.shelf('content', structuredForm<KeptContent>(), { inMemory: false });

/** The content as an earlier build has read it, where nothing was wrong with it and it has not changed; or else read now. */
export async function keptContent(): Promise<ReadReport> {
  const state = await contentDigest(contentDirectory);
  let now: ReadReport | undefined;
  let isRight = false;
  const { report, warnings } = await shelf.get(
    { name: 'report', digest: `${await digestOfMaking()} ${state}` },
    'content',
    async () => {
      // The parsers of Markdown take a while to load.
      const { readReport } = await import('../markdown/read-report.ts');
      now = await readReport(contentDirectory);
      isRight = now.problems.length === 0 && (await contentDigest(contentDirectory)) === state;
      return { report: withoutPlaces(now.report), warnings: now.warnings };
    },
    () => isRight,
  );
  return now ?? { report: withPlaces(report, placesInContent()), problems: [], warnings };
}

/** Where values stand in the files of the content, each of which is read when it is first asked about. */
function placesInContent(): (file: string, path: readonly PropertyKey[]) => ReturnType<YamlText['placeOf']> {
  const texts = new Map<string, YamlText>();
  return (file, path) => {
    const text = texts.get(file) ?? parseYamlText(readFileSync(join(contentDirectory, file), 'utf8'), file);
    texts.set(file, text);
    return text.placeOf(path);
  };
}
