import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readDescriptor } from '../../src/dataset/read-descriptor.ts';
import { citationFile } from '../../src/markdown/citation-file.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { zenodoFile } from '../../src/markdown/zenodo-file.ts';

it('the files by which others cite the report say what report.yaml says: npm run cite writes them', async () => {
  const { metadata } = (await readReport('content')).report;
  const file = `data/${metadata.dataset}/datapackage.json`;
  const { descriptor } = await readDescriptor(file, file, metadata.dataset);
  expect(await readFile('CITATION.cff', 'utf8')).toBe(citationFile(metadata, descriptor!));
  expect(await readFile('.zenodo.json', 'utf8')).toBe(zenodoFile(metadata));
});
