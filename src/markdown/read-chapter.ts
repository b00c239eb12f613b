import { VFile } from 'vfile';
import type { Root } from 'mdast';
import type { Problem } from '../dataset/problem.ts';
import { parseYamlText } from '../dataset/yaml-text.ts';
import { bareNumbers, bareNumbersIn, bareNumberWarning } from './bare-numbers.ts';
import { chapterAnchors } from './chapter-anchors.ts';
import { chapterElements, parseMdx } from './chapter-elements.ts';
import { checkImages } from './check-images.ts';
import { checkMarkup } from './check-markup.ts';
import { frontmatterSchema, type Frontmatter } from './content-schemas.ts';
import { describeIssue } from '../dataset/describe-issue.ts';
import { FEW_VALUES } from '../dataset/few-values.ts';
import { FRONTMATTER, withoutFrontmatter } from './frontmatter.ts';
import type { Chapter } from './report.ts';

export interface ReadChapter {
  /** What the file itself says; where its page stands depends on the others. */
  readonly chapter: Omit<Chapter, 'path'>;
  /** False where its text could not be taken apart: nothing is known of what it holds. */
  readonly isParsed: boolean;
  readonly problems: readonly Problem[];
  /** `file:line:column: …` of what deserves a look but does not stop a build. */
  readonly warnings: readonly string[];
}

/**
 * Reads one chapter's source; lines and columns of all that is found are those of the whole file.
 *
 * @param files all files of the content directory, relative to it, for the chapter's images
 */
export function readChapter(id: string, file: string, source: string, files: readonly string[]): ReadChapter {
  const problems: Problem[] = [];
  const { title, summary, description, slug } = readFrontmatter(file, source, problems);
  const blanked = withoutFrontmatter(source);
  let parsed: Root | undefined;
  try {
    parsed = parseMdx(blanked);
  } catch (error) {
    if (!isMessage(error)) throw error;
    const { line = 0, column = 0, reason } = error;
    problems.push({ file, line, column, message: reason, expected: 'valid MDX' });
  }
  const tree = parsed ?? { type: 'root', children: [] };
  const { elements, problems: written } = chapterElements(tree, file);
  problems.push(...written, ...checkMarkup(tree, file, blanked), ...checkImages(tree, file, files));
  const noted = new VFile({ path: file, value: blanked });
  bareNumbers()(tree, noted);
  return {
    chapter: {
      id,
      slug: slug ?? id.replace(/^\d+-/, ''),
      file,
      title,
      summary,
      description: description ?? summary,
      elements,
      ...chapterAnchors(tree, file),
    },
    isParsed: parsed !== undefined,
    problems,
    warnings: [
      ...frontmatterWarnings(file, source),
      ...noted.messages.map(
        ({ line, column, reason }) => `${file}:${String(line)}:${String(column)}: ${reason}`,
      ),
    ],
  };
}

/** What a parser says of a text, by contrast with a fault of its own. */
function isMessage(error: unknown): error is VFile['messages'][number] {
  return error instanceof Error && 'reason' in error && 'place' in error;
}

/** Bare numbers in the title, the summary and the description, which nothing would check. */
function frontmatterWarnings(file: string, source: string): readonly string[] {
  const lines = (FRONTMATTER.exec(source)?.[1] ?? '').split(/\r?\n/);
  return lines.flatMap((text, index) =>
    bareNumbersIn(text).map(
      ({ index: at, written }) =>
        `${file}:${String(index + 2)}:${String(at + 1)}: ${bareNumberWarning(written, 'none in the frontmatter')}`,
    ),
  );
}

function readFrontmatter(file: string, source: string, problems: Problem[]): Frontmatter {
  const none = { title: file, summary: '' };
  const text = FRONTMATTER.exec(source)?.[1];
  if (text === undefined) {
    problems.push({
      file,
      line: 1,
      column: 1,
      message: 'no frontmatter',
      expected: 'title and summary between two lines of ---',
    });
    return none;
  }
  const { data, problems: ofYaml } = parseYamlText(text, file);
  if (ofYaml.length > 0) {
    // The first line of it is the second of the file.
    for (const problem of ofYaml)
      problems.push({ ...problem, line: problem.line + 1, message: `frontmatter: ${problem.message}` });
    return none;
  }
  const parsed = frontmatterSchema.safeParse(data ?? {}, { ...FEW_VALUES, reportInput: true });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    for (const { path, ...described } of describeIssue(issue, Object.keys(frontmatterSchema.shape))) {
      const line = text.split(/\r?\n/).findIndex((row) => row.startsWith(`${String(path[0])}:`));
      problems.push({ file, line: Math.max(line, 0) + 2, column: 1, ...described });
    }
  }
  return none;
}
