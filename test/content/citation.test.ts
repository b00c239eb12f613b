import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

it('the citation file says what the report and the package say of themselves', async () => {
  const [citation, report, manifest] = await Promise.all(
    ['CITATION.cff', 'content/report.yaml', 'package.json'].map(
      async (file) => parse(await readFile(file, 'utf8')) as Record<string, unknown>,
    ),
  );
  expect(citation).toMatchObject({
    title: report!.title,
    abstract: report!.description,
    version: manifest!.version,
    'date-released': report!.published,
    authors: [{ name: (report!.authors as { name: string }[])[0]!.name }],
  });
});
