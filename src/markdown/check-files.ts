import type { Problem } from '../dataset/problem.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import type { AuthorFiles } from './author-files.ts';

const YAML_FILES = [
  'report.yaml',
  'claims.yaml',
  'sources.yaml',
  'glossary.yaml',
  'quoted.yaml',
  'charts.yaml',
  'moved.yaml',
];

/** Files of a content directory that would be passed over in silence, and a folder without a chapter. */
export function checkFiles(files: readonly string[], { chapters }: AuthorFiles): readonly Problem[] {
  const whole = { line: 0, column: 0 };
  const problems: Problem[] = files.flatMap((file) => {
    if (file.endsWith('.mdx') && !/^\d/.test(file)) {
      return [{ file, ...whole, message: 'chapter without a number', expected: `a name such as 05-${file}` }];
    }
    if (/\.ya?ml$/.test(file) && !YAML_FILES.includes(file)) {
      return [
        { file, ...whole, message: 'unknown file', value: file, expected: expectOneOf(file, YAML_FILES) },
      ];
    }
    return [];
  });
  if (chapters.size === 0) {
    problems.push({
      file: '.',
      ...whole,
      message: 'no chapter in the content directory',
      expected: 'files such as 01-summary.mdx',
    });
  }
  return problems;
}
