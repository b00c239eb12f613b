import type { Analysis } from '../../analysis/analysis.ts';
import type { TakenAs } from '../../figures/field-use.ts';
import type { SeriesMark } from '../../figures/kinds/define-kind.ts';
import { swatch } from '../figures/series-chips.ts';
import { createCheckList } from './check-list.ts';
import type { Choose, Control } from './control.ts';
import { variantGroupLabels } from '../../analysis/variants.ts';
import { groupShortcuts } from './group-labels.ts';

/**
 * Any number of things that a dataset has, or a named group of them, which then keeps its name in the link and the
 * caption. All of them is an absent field, where that may be absent.
 *
 * @param mark how the figure draws them, if they are its series
 */
export function createPickSome(
  { key, label, things, required, select }: TakenAs<'some'>,
  mark: SeriesMark | undefined,
  analysis: Analysis,
  choose: Choose,
): Control {
  const options = things.all(analysis);
  const every = options.map(({ value }) => String(value));
  const groups = things.groups?.(analysis);
  const all = required ? (groups === undefined ? every : ['all']) : undefined;
  const pick = (words: readonly string[], isAll: boolean) => {
    choose(key, isAll ? all : words, 'settled');
  };
  const list = createCheckList({
    name: key,
    label,
    options: options.map(({ value, label: text, look }) => ({
      value: String(value),
      label: text,
      ...(mark && look && { swatch: swatch({ tag: String(value), label: text, look }, `pick-${key}`, mark) }),
    })),
    shortcuts: [
      ...(groups === undefined
        ? [{ name: 'all', label: 'All', values: every }]
        : groupShortcuts(groups, variantGroupLabels(analysis.descriptor))),
      { name: 'none', label: 'None', values: [] },
    ],
    inRows: options.every(({ value }) => typeof value === 'number'),
    onCheck: (values) => {
      pick(values, values.length === every.length);
    },
    onShortcut: ({ name, values }) => {
      pick(values.length > 0 && groups !== undefined ? [name] : values, values.length === every.length);
    },
  });
  return {
    element: list.element,
    show(fields) {
      list.check(select(fields[key], analysis).map(String));
      list.hint(things.remarks?.(analysis, fields.metric ?? 'inference') ?? new Map());
    },
  };
}
