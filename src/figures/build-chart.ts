import type { Analysis } from '../analysis/analysis.ts';
import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import { modelLabel } from '../analysis/labels.ts';
import type { Chart } from './chart.ts';
import { modelColumn } from './column-vocabulary.ts';
import { withFactorColumns } from './factor-columns.ts';
import { panelChart, type ChartPanel } from './panel-chart.ts';
import { requireModel } from './selection.ts';
import { kindOf, type FigureSpec } from './spec.ts';

/**
 * A figure from its spec before it is drawn: its data and its words.
 *
 * @throws Error that names an unknown model, library or group, and the valid ones
 */
export function buildChart(spec: FigureSpec, analysis: Analysis): Chart {
  const chart =
    spec.panels === undefined ? kindOf(spec.kind).chart(spec, analysis) : ofPanels(spec, analysis);
  const table = withFactorColumns(chart.table);
  return { ...chart, table, ...(spec.caption !== undefined && { caption: spec.caption }) };
}

/**
 * The same, kept with the analysis: who checks a report, names its figures and draws them asks for one and the same chart.
 * In a browser, where charts come and go with a reader's choices, none is kept.
 */
export const keptChart = keptWithAnalysis((analysis, spec: FigureSpec) => buildChart(spec, analysis));

function ofPanels(spec: FigureSpec, analysis: Analysis): Chart {
  const kind = kindOf(spec.kind);
  const models = ['model' in spec ? spec.model : [], spec.panels ?? []].flat();
  const panels = models.map((word): ChartPanel => {
    const model = requireModel(word, analysis);
    return {
      model,
      label: modelLabel(model, analysis.descriptor),
      chart: kind.chart({ ...spec, model }, analysis),
    };
  });
  return panelChart(panels, modelColumn(analysis), kind.panelsBeside);
}
