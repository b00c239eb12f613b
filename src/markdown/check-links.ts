import { expectOneOf } from '../dataset/nearest.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Report } from './report.ts';
import { pathOf } from './site-paths.ts';

/**
 * Links of the header that lead nowhere in the site.
 *
 * @param paths of everything in it
 */
export function checkLinks(report: Report, paths: readonly string[]): readonly Problem[] {
  const { links = [], dataset } = report.metadata;
  return links.flatMap(({ to }, index) => {
    if (!to.startsWith('/') || paths.includes(pathOf(to, dataset))) return [];
    const expected = expectOneOf(pathOf(to, dataset), paths);
    return [
      { ...report.placeOfMetadata(['links', index, 'to']), message: 'unknown page', value: to, expected },
    ];
  });
}
