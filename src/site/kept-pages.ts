import { sum } from 'd3-array';
import type { Analysis } from '../analysis/analysis.ts';
import { buildCommit } from './build-commit.ts';
import { buildCache, type CacheSource } from './content-cache.ts';
import { loadDatasets } from './load-datasets.ts';
import { observedDigest } from './observed.ts';
import { type KeptPage, packForm, type PagePack, type ShownDataset } from './page-pack.ts';
import { plain } from './plain-text.ts';
import { descriptorDigest, readingDigest } from './readings.ts';
import { shortDigest } from './short-digest.ts';
import { digestOfMaking } from './site-state.ts';
import { DESCRIPTOR_PART, LIST, readUse, withUses } from './used-datasets.ts';

/** Pages and files that are kept together, as those of a dataset are. */
export interface KeptPages {
  /**
   * The page as an earlier build made it of the same; else as it is made now.
   *
   * @param file within the site
   * @param given what its code is given, beside what it asks for
   */
  page(file: string, given: unknown, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Keeps them for the next build. */
  keep(): void;
}

/** Of the same content and code; a commit of anything else does not make them anew. */
const shelf = buildCache.shelf('pages', packForm(buildCommit), { inMemory: false });

/** All pages are written at once, and those that a change makes anew beside them: a small change costs little. */
const BASE = 'base';
const CHANGES = 'changes';

/**
 * A page is kept as long as what it shows of datasets stays the same: of a dataset that has changed those stay which show
 * nothing that has.
 *
 * @param name of what they are about
 */
export async function keptPages(name: string): Promise<KeptPages> {
  const { analyses } = await loadDatasets();
  const source = await sourceOf(name);
  const [base, changes] = await Promise.all([BASE, CHANGES].map((key) => packOf(source, key)));
  const earlier = new Map([...base!, ...changes!]);
  const pages = new Map<string, KeptPage>();
  let isNew = false;
  return {
    async page(file, given, make) {
      const kept = earlier.get(file);
      const digest = digestOfGiven(given);
      if (kept?.given === digest && kept.shown.every((shown) => isSame(shown, analyses))) {
        pages.set(file, kept);
        return kept.body;
      }
      const { value, used } = withUses(make);
      const body = await value;
      const shown = shownOf(used, analyses);
      if (shown.every((each) => each.digest !== undefined || each.parts !== undefined)) {
        pages.set(file, { given: digest, shown, body });
        isNew = true;
      }
      return body;
    },
    keep() {
      if (!isNew) return;
      const differing = new Map([...pages].filter(([file, page]) => base!.get(file) !== page));
      if (bytesOf(differing) < bytesOf(pages) / 2) shelf.put(source, CHANGES, differing);
      else {
        shelf.put(source, BASE, pages);
        shelf.put(source, CHANGES, new Map());
      }
    },
  };
}

function packOf(source: CacheSource, key: string): Promise<PagePack> {
  return shelf.get(
    source,
    key,
    () => Promise.resolve(new Map()),
    () => false,
  );
}

function bytesOf(pages: PagePack): number {
  return sum(pages.values(), ({ body }) => body.length);
}

/** Of an analysis its name says enough: what is asked of it is noted. */
function digestOfGiven(given: unknown): string {
  const text = JSON.stringify(given, (_, value: unknown) => (isAnalysis(value) ? value.name : plain(value)));
  return shortDigest(text);
}

function isAnalysis(value: unknown): value is Analysis {
  return typeof value === 'object' && value !== null && 'derived' in value && 'summaries' in value;
}

type Analyses = ReadonlyMap<string, Analysis>;

function shownOf(used: ReadonlySet<string>, analyses: Analyses): readonly ShownDataset[] {
  return [...Map.groupBy([...used].map(readUse), ([dataset]) => dataset)].map(([dataset, uses]) => {
    const parts = uses.map(([, part]) => part);
    const digest = digestOf(dataset, analyses);
    if (parts.includes(undefined)) return { dataset, digest };
    return {
      ...{ dataset, digest },
      parts: parts.map((part) => [part!, digestOfPart(dataset, part!, analyses)] as const),
    };
  });
}

function isSame({ dataset, digest, parts }: ShownDataset, analyses: Analyses): boolean {
  if (digest !== undefined && digest === digestOf(dataset, analyses)) return true;
  return (
    parts?.every(
      ([part, known]) => known !== undefined && known === digestOfPart(dataset, part, analyses),
    ) === true
  );
}

function digestOf(dataset: string, analyses: Analyses): string | undefined {
  return dataset === LIST ? JSON.stringify([...analyses.keys()]) : readingDigest(dataset);
}

function digestOfPart(dataset: string, part: string, analyses: Analyses): string | undefined {
  if (part === DESCRIPTOR_PART) return descriptorDigest(dataset);
  const analysis = analyses.get(dataset);
  return analysis && observedDigest(analysis, part);
}

async function sourceOf(name: string): Promise<CacheSource> {
  return { name, digest: `${await digestOfMaking()} ${String(buildCommit?.length ?? 0)}` };
}
