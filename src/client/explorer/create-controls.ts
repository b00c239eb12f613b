import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { FigureKind } from '../../figures/spec.ts';
import { KIND_FIELDS, requiredFields, type SpecField } from '../../figures/spec-fields.ts';
import { SWITCHES } from '../figures/switches.ts';
import { batchSizesOf } from './batch-sizes.ts';
import type { Choose, Control } from './control.ts';
import { createPickAxisMaximum } from './pick-axis-maximum.ts';
import { createPickLibraries } from './pick-libraries.ts';
import { createPickBatchSizes, createPickModels } from './pick-many.ts';
import { createPickOne } from './pick-one.ts';
import { createPickShare } from './pick-share.ts';
import { createPickWord } from './pick-word.ts';

/** A control for every field that a kind of figure takes. */
export function createControls(kind: FigureKind, analysis: Analysis, choose: Choose): readonly Control[] {
  const { models, libraries, descriptor } = analysis;
  const modelOptions = models.map((value) => ({ value, label: modelLabel(value, descriptor) }));
  const libraryOptions = libraries.map((value) => ({ value, label: libraryLabel(value, descriptor) }));
  return KIND_FIELDS[kind].map((field) => {
    switch (field) {
      case 'model':
        return createPickOne(field, 'Model', modelOptions, choose);
      case 'library':
        return createPickOne(field, 'Library', libraryOptions, choose);
      case 'baseline':
        return createPickOne(field, 'Baseline', libraryOptions, choose);
      case 'batchSize':
        return createPickOne(
          field,
          'Batch size',
          batchSizesOf(analysis).map((size) => ({ value: String(size), label: String(size) })),
          choose,
          { parse: Number },
        );
      case 'models':
        return createPickModels(analysis, choose);
      case 'libraries':
        return createPickLibraries(field, 'Libraries', analysis, choose);
      case 'librarySet':
        return createPickLibraries(field, 'Libraries to choose from', analysis, choose);
      case 'batchSizes':
        return createPickBatchSizes(
          kind === 'layers' || kind === 'balance' ? 'Batch sizes' : 'Best of batch sizes',
          requiredFields(kind).includes(field),
          analysis,
          choose,
        );
      case 'lower':
        return createPickShare(field, 'Layers with a share of at least', choose);
      case 'upper':
        return createPickShare(field, 'Layers with a share of at most', choose);
      case 'axisMaximum':
        return createPickAxisMaximum(choose);
      default:
        return createPickWord(switchOf(kind, field), choose);
    }
  });
}

function switchOf(kind: FigureKind, field: SpecField) {
  const found = SWITCHES[kind].find((each) => each.field === field);
  if (found === undefined) throw new Error(`no switch for ${field} of ${kind}`);
  return found;
}
