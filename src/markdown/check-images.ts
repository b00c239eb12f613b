import { posix } from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Problem } from '../dataset/problem.ts';
import { expectOneOf } from '../dataset/nearest.ts';

const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/**
 * Images of a chapter that would be missing on the page, or without words for who cannot see them.
 *
 * @param files all files of the content directory, relative to it, with slashes
 */
export function checkImages(tree: Root, file: string, files: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  const pictures = files.filter((each) => PICTURE.test(each)).map((each) => `./${each}`);
  visit(tree, ['image', 'mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const at = { file, line: node.position?.start.line ?? 0, column: node.position?.start.column ?? 0 };
    if (node.type !== 'image') {
      if ((node as MdxJsxFlowElement | MdxJsxTextElement).name === 'img')
        problems.push({ ...at, message: 'image in HTML', expected: '![what it shows](./file.png)' });
      return;
    }
    const { url, alt } = node;
    if (!pictures.includes(`./${posix.normalize(decoded(url))}`)) {
      const expected =
        pictures.length === 0
          ? 'a picture in the content directory, such as ./board.png, where there is none yet'
          : expectOneOf(url, pictures);
      problems.push({ ...at, message: 'image that is not there', value: url, expected });
    }
    if (!alt)
      problems.push({ ...at, message: 'image without words', value: url, expected: '![what it shows]' });
  });
  return problems;
}

/** With a space for `%20`; as it is where that cannot be read. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return url;
  }
}
