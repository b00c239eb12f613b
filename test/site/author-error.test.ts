import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportRoot } from '../../src/roots.ts';
import { AuthorError, editorPlace } from '../../src/site/author-error.ts';

const problem = (file: string, line: number, column: number) => ({
  problem: { file, line, column, message: 'wrong', value: 'x', expected: 'right' },
  folder: join(reportRoot, 'content'),
});

it('says everything that is wrong, and where the first of it is: in the author’s file', () => {
  const error = new AuthorError([problem('01-a.mdx', 3, 7), problem('claims.yaml', 0, 0)]);
  expect(error.message).toBe(
    '01-a.mdx:3:7: wrong: "x"; expected right\nclaims.yaml:0:0: wrong: "x"; expected right',
  );
  // Relative to the report's folder, as Astro wants it.
  expect(error.loc).toEqual({ file: 'content/01-a.mdx', line: 3, column: 7 });
});

it('leads an editor to the first line of a file that is wrong as a whole', () => {
  expect(editorPlace(problem('claims.yaml', 0, 0))).toBe(join(reportRoot, 'content', 'claims.yaml:1:1'));
});
