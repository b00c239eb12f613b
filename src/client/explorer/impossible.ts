import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { roofline } from '../../analysis/roofline.ts';
import { selectLayers, selectLayerSeries } from '../../figures/kinds/layer-series.ts';
import { listText, percentText } from '../../figures/measures/number-text.ts';
import { selectLibraries, selectModels } from '../../figures/selection.ts';
import type { Selection } from '../../figures/spec-fields.ts';
import { unmeasured } from '../../figures/lacks/unmeasured.ts';
import { unsolved } from '../../figures/lacks/unsolved.ts';
import type { Verdict } from '../../figures/lacks/verdict.ts';

/** What of a selection cannot be had and why, before anything is drawn; what is left is drawn all the same. */
export function impossible(selection: Selection, analysis: Analysis): Verdict {
  const { kind, fields } = selection;
  const empty = emptyLists(selection);
  if (empty.length > 0) return { drawable: false, reasons: empty };
  const { metric = 'inference', model, batchSizes } = fields;
  const models = model === undefined ? selectModels(fields.models, analysis) : [model];
  const libraries =
    fields.library === undefined ? selectLibraries(fields.libraries, analysis) : [fields.library];
  const times = {
    models,
    libraries,
    batchSizes: [batchSizes],
    what: `${metric} times`,
    has: (point: PointSummary) => point.timesMs[metric].length > 0,
  };
  switch (kind) {
    case 'best-by-model':
    case 'best-by-library':
      return unmeasured(times, analysis);
    case 'balance':
      return unmeasured({ ...times, batchSizes: each(batchSizes) }, analysis);
    case 'speedup-by-model': {
      const baseline = unmeasured({ ...times, libraries: [fields.baseline!] }, analysis);
      const explained = withoutBaseline(baseline, selection, analysis);
      return baseline.drawable ? both(explained, unmeasured(times, analysis)) : explained;
    }
    case 'memory-by-model':
      return unmeasured(
        {
          ...times,
          batchSizes: [[fields.batchSize!]],
          what: metric === 'training' ? 'reports of memory from training runs' : 'reports of memory',
          has: (point) => point.memoryBytes !== undefined && times.has(point),
        },
        analysis,
      );
    case 'layers':
      return both(
        unmeasured(
          {
            ...times,
            batchSizes: each(batchSizes),
            what: metric === 'training' ? 'layer times of training' : 'layer times',
            has: ({ layers }) => layers.statistics[metric].count.some((count) => count > 0),
          },
          analysis,
        ),
        noLayerBetween(selection, metric, libraries, analysis),
      );
    case 'roofline':
      return noRoof(selection, libraries, analysis);
    case 'accuracy-speed':
      return both(noAccuracy(models, analysis), unmeasured(times, analysis));
    default:
      return unsolved(selection, analysis);
  }
}

/** Both have to be drawable; the same reason is given once. */
function both(first: Verdict, second: Verdict): Verdict {
  return {
    drawable: first.drawable && second.drawable,
    reasons: [...new Set([...first.reasons, ...second.reasons])],
  };
}

function each(batchSizes: readonly number[] | undefined): readonly (readonly number[] | undefined)[] {
  return batchSizes === undefined ? [undefined] : batchSizes.map((size) => [size]);
}

function emptyLists({ fields }: Selection): string[] {
  const nouns = {
    models: 'model',
    libraries: 'library',
    librarySet: 'library',
    batchSizes: 'batch size',
  } as const;
  return Object.entries(nouns).flatMap(([field, noun]) =>
    fields[field as keyof typeof nouns]?.length === 0 ? [`No ${noun} is chosen. Choose at least one.`] : [],
  );
}

function withoutBaseline(verdict: Verdict, { fields }: Selection, analysis: Analysis): Verdict {
  if (verdict.reasons.length === 0) return verdict;
  const baseline = libraryLabel(fields.baseline!, analysis.descriptor);
  return {
    ...verdict,
    reasons: [`There is no speedup where ${baseline}, the baseline, was not measured.`, ...verdict.reasons],
  };
}

function noLayerBetween(
  { fields }: Selection,
  metric: Metric,
  libraries: readonly string[],
  analysis: Analysis,
): Verdict {
  const { lower = 0, upper = 1, model = '', batchSizes = [] } = fields;
  const series = selectLayerSeries(analysis, metric, model, libraries, batchSizes).filter(
    ({ missing }) => missing === '',
  );
  if (series.length === 0 || selectLayers(series, lower, upper).length > 0)
    return { drawable: true, reasons: [] };
  return {
    drawable: false,
    reasons: [
      `No layer takes from ${percentText(lower)} to ${percentText(upper)} of the total. Widen the limits of its share.`,
    ],
  };
}

function noRoof({ fields }: Selection, libraries: readonly string[], analysis: Analysis): Verdict {
  const { model = '', batchSize = 0 } = fields;
  const without = libraries.filter((library) => roofline(analysis, model, library, batchSize) === undefined);
  const labels = without.map((library) => libraryLabel(library, analysis.descriptor));
  return {
    drawable: without.length < libraries.length,
    reasons:
      without.length === 0
        ? []
        : [
            `There is no roofline of ${listText(labels)}: it needs layers of the network timed at batch size ${batchSize} and the known peaks of the device.`,
          ],
  };
}

function noAccuracy(models: readonly string[], analysis: Analysis): Verdict {
  const without = models.filter((model) => analysis.descriptor.models.get(model)?.accuracy === undefined);
  const labels = without.map((model) => modelLabel(model, analysis.descriptor));
  return {
    drawable: without.length < models.length,
    reasons: without.length === 0 ? [] : [`The dataset states no accuracy of ${listText(labels)}.`],
  };
}
