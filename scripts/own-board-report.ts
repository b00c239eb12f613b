import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { namedDatasets } from '../src/markdown/named-datasets.ts';
import { readReport } from '../src/markdown/read-report.ts';
import type { Report } from '../src/markdown/report.ts';

/** The folders of a report. */
export interface ReportFolders {
  readonly content: string;
  readonly data: string;
}

/**
 * Copies what this repository's report says of its own dataset alone, and that dataset: no more than the notebook had. Left out
 * are the chapters that show other boards, what these chapters are pointed at with, and the comparisons.
 *
 * @param folder gets both
 */
export async function copyOwnBoardReport(folder: string): Promise<ReportFolders> {
  const { report } = await readReport('content');
  const { dataset } = report.metadata;
  const content = join(folder, 'content');
  const data = join(folder, 'data');
  cpSync('content', content, { recursive: true });
  mkdirSync(data, { recursive: true });
  cpSync(join('data', dataset), join(data, dataset), { recursive: true });

  const namesOthers = (part: Partial<Report>): boolean =>
    namedDatasets({ ...report, elements: [], claims: [], ...part }).length > 1;
  const left = report.chapters.filter(({ slug }) =>
    namesOthers({ elements: report.elements.filter(({ chapter }) => chapter === slug) }),
  );
  const isLeft = (anchor: string): boolean =>
    left.some(({ path }) => report.addresses.get(anchor)?.startsWith(path) === true);
  for (const { file } of left) rmSync(join(content, file));

  const claims = report.claims.filter(
    (claim) =>
      !namesOthers({ claims: [claim] }) &&
      !isLeft(claim.declaration.see) &&
      !left.some(({ slug }) => slug === claim.chapter),
  );
  const kept = new Set(claims.map(({ declaration }) => declaration.id));
  edit(join(content, 'claims.yaml'), (list) => {
    report.claims.toReversed().forEach(({ declaration: { id } }, at, { length }) => {
      if (!kept.has(id)) list.deleteIn([length - 1 - at]);
    });
  });
  edit(join(content, 'moved.yaml'), (anchors) => {
    for (const [anchor, { to }] of report.moved) if (isLeft(to)) anchors.delete(anchor);
  });
  edit(join(content, 'report.yaml'), (metadata) => {
    metadata.delete('comparisons');
  });
  return { content, data };
}

function edit(file: string, change: (document: Document) => void): void {
  const document = parseDocument(readFileSync(file, 'utf8'));
  change(document);
  writeFileSync(file, String(document));
}
