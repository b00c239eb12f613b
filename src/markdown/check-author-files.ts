import type { Problem } from '../dataset/problem.ts';
import type { AuthorFiles } from './author-files.ts';
import { TAKEN } from './check-addresses.ts';
import { COMPONENT_SCHEMAS } from './component-schemas.ts';
import type { Chapter } from './report.ts';

/** Components and pages of the author’s that the site could not have under their names. */
export function checkAuthorFiles(
  { components, pages }: AuthorFiles,
  chapters: readonly Chapter[],
): readonly Problem[] {
  return [
    ...[...components].flatMap(([name, file]) => componentProblem(name, file)),
    ...[...pages].flatMap(([path, file]) => pageProblem(path, file, chapters)),
  ];
}

function componentProblem(name: string, file: string): Problem[] {
  const whole = { file, line: 0, column: 0 };
  if (!/^[A-Z]\w*$/.test(name)) {
    const expected = 'letters and digits after a capital, such as Note.astro';
    return [{ ...whole, message: 'no name of a component', value: name, expected }];
  }
  if (!COMPONENT_SCHEMAS.has(name)) return [];
  return [
    { ...whole, message: 'there is a component of this name already', value: name, expected: 'another name' },
  ];
}

function pageProblem(path: string, file: string, chapters: readonly Chapter[]): Problem[] {
  const whole = { file, line: 0, column: 0 };
  if (!/^\/([a-z0-9]+(-[a-z0-9]+)*\/)*$/.test(path)) {
    const expected = 'lower-case words joined by hyphens, such as about-us.astro';
    return [{ ...whole, message: 'no name of a page', value: path, expected }];
  }
  const isTaken = TAKEN.includes(path.split('/')[1]!) || chapters.some((chapter) => chapter.path === path);
  if (path !== '/' && !isTaken) return [];
  return [
    {
      ...whole,
      message: 'page has the address of another of the site',
      value: path,
      expected: 'another name',
    },
  ];
}
