import temml from 'temml';
import type { Problem } from '../dataset/problem.ts';
import { formulaMathml } from './formula-mathml.ts';
import type { Report } from './report.ts';

/** Formulas whose TeX cannot be read. */
export function checkFormulas({ elements }: Report): readonly Problem[] {
  return elements.flatMap(({ element, attributes, file, line, column }) => {
    const { tex } = attributes;
    if (element.name !== 'Formula' || typeof tex !== 'string') return [];
    const at = element.attributes.find(({ name }) => name === 'tex') ?? { file, line, column };
    try {
      formulaMathml(tex, false);
      return [];
    } catch (error) {
      if (!(error instanceof temml.ParseError && error instanceof Error)) throw error;
      const reason = error.message
        .replace(/^ParseError:/, '')
        .trim()
        .split('\n')[0]!;
      return [
        {
          file: at.file,
          line: at.line,
          column: at.column,
          message: `<Formula>: invalid tex, ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
          value: tex,
          expected: 'TeX for mathematics',
        },
      ];
    }
  });
}
