import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel } from '../analysis/labels.ts';
import { selectPoints, type PointSelection } from '../analysis/point-selection.ts';
import type { Basis } from '../claims/basis.ts';
import { buildCommit } from './build-commit.ts';
import { countText } from '../figures/measures/number-text.ts';
import { observed } from './observed.ts';

/**
 * Where something comes from, in sentences: dataset, runs, board, revisions of the libraries, commit.
 *
 * @param keys the points that it is made from; all of them where left out
 */
export function provenance(analysis: Analysis, keys?: readonly PointSelection[]): readonly string[] {
  const [runs, ...revisions] = basisText(analysis, keys);
  return [`${datasetText(analysis)}: ${runs!}`, ...revisions, ...commitText()];
}

/** What several answers are made from, dataset by dataset; another than `own` is named. */
export function basesText(bases: readonly Basis[], own: Analysis): readonly string[] {
  return [...Map.groupBy(bases, ({ analysis }) => analysis)].flatMap(([analysis, ofOne]) => {
    const [runs, ...revisions] = basisText(
      analysis,
      ofOne.flatMap(({ points }) => points),
    );
    return [analysis === own ? runs! : `${datasetText(analysis)}: ${runs!}`, ...revisions];
  });
}

/** The dataset with its date and board. */
export function datasetText({ name, descriptor }: Analysis): string {
  const version = descriptor.version === undefined ? '' : ` ${descriptor.version}`;
  const { board } = descriptor.platform;
  const on = typeof board === 'string' ? `, measured on ${board}` : '';
  return `Dataset ${name}${version} of ${descriptor.created.slice(0, 10)}${on}`;
}

export function commitText(): readonly string[] {
  return buildCommit === undefined ? [] : [`Built from commit ${buildCommit}.`];
}

/** What of a dataset something is made from: how many runs, and the revisions of the libraries in them. */
export function basisText(analysis: Analysis, keys?: readonly PointSelection[]): readonly string[] {
  return basisOf(analysis, keys ?? null);
}

const basisOf = observed('basis', (analysis, keys: readonly PointSelection[] | null): readonly string[] => {
  const { descriptor } = analysis;
  const points = selectPoints(analysis, keys ?? undefined);
  if (points.length === 0) return ['from its description.'];
  const runs = points.reduce((sum, point) => sum + point.repetitions.length, 0);
  const revisions = analysis.libraries
    .filter((library) => points.some((point) => point.library === library))
    .flatMap((library) => {
      const revision = descriptor.libraries.get(library)?.revision;
      return revision === undefined ? [] : [`${libraryLabel(library, descriptor)}: ${revision}`];
    });
  return [`${countText(runs, 'run')}.`, ...(revisions.length > 0 ? [`${revisions.join('; ')}.`] : [])];
});
