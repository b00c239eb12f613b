import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel } from '../analysis/labels.ts';
import { pointsOfKeys, type PointKey } from '../analysis/point-key.ts';
import { buildCommit } from './build-commit.ts';
import { countText } from './number-text.ts';

/**
 * Where something comes from, in sentences: dataset, runs, board, revisions of the libraries, commit.
 *
 * @param keys the points that it is made from; all of them where left out
 */
export function provenance(analysis: Analysis, keys?: readonly PointKey[]): readonly string[] {
  const { name, descriptor } = analysis;
  const points = pointsOfKeys(analysis, keys);
  const runs = points.reduce((sum, point) => sum + point.repetitions.length, 0);
  const revisions = analysis.libraries
    .filter((library) => points.some((point) => point.library === library))
    .flatMap((library) => {
      const revision = descriptor.libraries[library]?.revision;
      return revision === undefined ? [] : [`${libraryLabel(library, descriptor)}: ${revision}`];
    });
  const version = descriptor.version === undefined ? '' : ` ${descriptor.version}`;
  const board = descriptor.platform['board'];
  const from = points.length === 0 ? 'its description' : countText(runs, 'run');
  return [
    `Dataset ${name}${version} of ${descriptor.created.slice(0, 10)}: ${from}` +
      `${typeof board === 'string' ? ` ${points.length === 0 ? 'of' : 'on'} ${board}` : ''}.`,
    ...(revisions.length > 0 ? [`${revisions.join('; ')}.`] : []),
    ...(buildCommit === undefined ? [] : [`Built from commit ${buildCommit}.`]),
  ];
}
