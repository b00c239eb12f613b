/** What a chapter begins with, between two lines of `---`; the first group is the YAML. */
export const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---(?=\r?\n|$)/;

/** A chapter with empty lines in place of its frontmatter: lines and columns stay those of the file. */
export function withoutFrontmatter(source: string): string {
  return source.replace(FRONTMATTER, (text) => text.replace(/[^\r\n]/g, ''));
}
