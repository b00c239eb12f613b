import type { Analysis } from '../analysis/analysis.ts';
import { accuracySpeed } from './kinds/accuracy-speed.ts';
import { adaptiveBreakdown } from './kinds/adaptive-breakdown.ts';
import { adaptiveMethods } from './kinds/adaptive-methods.ts';
import { balance } from './kinds/balance.ts';
import { bestByLibrary } from './kinds/best-by-library.ts';
import { bestByModel } from './kinds/best-by-model.ts';
import type { Chart } from './chart.ts';
import { drawFigure } from './draw-figure.ts';
import type { Figure } from './figure.ts';
import { layerMap } from './kinds/layer-map.ts';
import { layers } from './kinds/layers.ts';
import { memoryByModel } from './kinds/memory-by-model.ts';
import { rooflineChart } from './kinds/roofline.ts';
import { savingByLayerType } from './kinds/saving-by-type.ts';
import type { FigureSpec } from './spec.ts';
import { speedupByModel } from './kinds/speedup-by-model.ts';
import { switchingCost } from './kinds/switching-cost.ts';
import { WIDE } from './widths.ts';

/** What the drawing needs from outside. */
export interface FigureOptions {
  /** The browser's own, or one made at build time. */
  readonly document: Document;
  /** In pixels; default as for a column of text on a desktop. */
  readonly width?: number;
}

/**
 * A figure from its spec: data, words and drawing.
 *
 * @throws Error that names an unknown model, library or group, and the valid ones
 */
export function buildFigure(
  spec: FigureSpec,
  analysis: Analysis,
  { document, width = WIDE }: FigureOptions,
): Figure {
  return drawFigure(buildChart(spec, analysis), { document, id: spec.id, width });
}

/** The same before it is drawn. */
export function buildChart(spec: FigureSpec, analysis: Analysis): Chart {
  switch (spec.kind) {
    case 'best-by-model':
      return bestByModel(spec, analysis);
    case 'best-by-library':
      return bestByLibrary(spec, analysis);
    case 'speedup-by-model':
      return speedupByModel(spec, analysis);
    case 'layers':
      return layers(spec, analysis);
    case 'adaptive-breakdown':
      return adaptiveBreakdown(spec, analysis);
    case 'memory-by-model':
      return memoryByModel(spec, analysis);
    case 'balance':
      return balance(spec, analysis);
    case 'accuracy-speed':
      return accuracySpeed(spec, analysis);
    case 'adaptive-methods':
      return adaptiveMethods(spec, analysis);
    case 'layer-map':
      return layerMap(spec, analysis);
    case 'saving-by-type':
      return savingByLayerType(spec, analysis);
    case 'switching-cost':
      return switchingCost(spec, analysis);
    case 'roofline':
      return rooflineChart(spec, analysis);
  }
}
