import { expect, it } from 'vitest';
import { readReport } from '../../src/markdown/read-report.ts';
import { llmsText } from '../../src/site/llms-text.ts';
import { analyse } from '../analysis/analyse-runs.ts';

it('says what the site is, in a line, and where its pages and its data are, each with what it is', async () => {
  const { report } = await readReport('test/fixtures/content-minimal');
  const board = analyse([{}], { title: 'A board', description: 'Measured\n  twice.' });
  const text = llmsText(report, [board], (path) => `https://example.org${path}`);
  expect(text.split('\n').slice(0, 3)).toEqual(['# A small report', '', '> What a new author writes first.']);
  expect(text).toContain('- [The result](https://example.org/index.md): Which library is faster.\n');
  expect(text).toContain(
    `- [A board](https://example.org/datasets/${board.name}/index.md): Measured twice.\n`,
  );
});
