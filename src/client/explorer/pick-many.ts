import type { Analysis } from '../../analysis/analysis.ts';
import { modelLabel } from '../../analysis/labels.ts';
import { selectModels } from '../../figures/selection.ts';
import { batchSizesOf } from './batch-sizes.ts';
import { createCheckList } from './check-list.ts';
import type { Choose, Control } from './control.ts';

/** Any models; all of them is an absent field. */
export function createPickModels(analysis: Analysis, choose: Choose): Control {
  const { models, descriptor } = analysis;
  const pick = (values: readonly string[]) => {
    choose('models', values.length === models.length ? undefined : values, 'settled');
  };
  const list = createCheckList({
    name: 'models',
    label: 'Models',
    options: models.map((tag) => ({ value: tag, label: modelLabel(tag, descriptor) })),
    shortcuts: allAndNone(models),
    onCheck: pick,
    onShortcut: ({ values }) => {
      pick(values);
    },
  });
  return {
    element: list.element,
    show({ models: chosen }) {
      list.check(selectModels(chosen, analysis));
    },
  };
}

/** Any batch sizes; where the best of them is looked for, all of them is an absent field. */
export function createPickBatchSizes(
  label: string,
  isRequired: boolean,
  analysis: Analysis,
  choose: Choose,
): Control {
  const sizes = batchSizesOf(analysis);
  const pick = (values: readonly string[]) => {
    choose(
      'batchSizes',
      values.length === sizes.length && !isRequired ? undefined : values.map(Number),
      'settled',
    );
  };
  const list = createCheckList({
    name: 'batchSizes',
    label,
    options: sizes.map((size) => ({ value: String(size), label: String(size) })),
    shortcuts: allAndNone(sizes.map(String)),
    inRows: true,
    onCheck: pick,
    onShortcut: ({ values }) => {
      pick(values);
    },
  });
  return {
    element: list.element,
    show({ batchSizes }) {
      list.check((batchSizes ?? sizes).map(String));
    },
  };
}

function allAndNone(values: readonly string[]) {
  return [
    { name: 'all', label: 'All', values },
    { name: 'none', label: 'None', values: [] },
  ];
}
