import { HtmlValidate } from 'html-validate';
import { readSite, sitePages } from '../../scripts/site-files.ts';

/** What is not valid HTML on pages of a built report, a line for each place. */
export async function htmlProblems(site: string, pages = sitePages(site)): Promise<readonly string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Style, not validity; the build writes attributes as it likes.
      'no-inline-style': 'error',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      'no-raw-characters': 'off',
      // Scroll boxes are focusable regions and drawings are labelled pictures.
      'prefer-native-element': 'off',
    },
  });
  const problems: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(readSite(site, page));
    for (const { messages } of report.results)
      for (const { ruleId, message, line, column } of messages.filter(({ severity }) => severity === 2))
        problems.push(`${page}:${line}:${column}: ${ruleId}: ${message}`);
  }
  return problems;
}
