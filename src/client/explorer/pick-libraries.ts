import type { Analysis } from '../../analysis/analysis.ts';
import { libraryLabel } from '../../analysis/labels.ts';
import { selectLibrarySet } from '../../figures/library-set.ts';
import { libraryLooks } from '../../figures/looks.ts';
import { selectLibraries } from '../../figures/selection.ts';
import { swatch } from '../figures/series-chips.ts';
import { createCheckList } from './check-list.ts';
import type { Choose, Control } from './control.ts';
import { groupShortcuts } from './group-labels.ts';

/** Any libraries, or a named group of them, which then keeps its name in the link and the caption. */
export function createPickLibraries(
  field: 'libraries' | 'librarySet',
  label: string,
  analysis: Analysis,
  choose: Choose,
): Control {
  const { libraries, descriptor } = analysis;
  const looks = libraryLooks(analysis);
  const pick = (words: readonly string[], isAll: boolean) => {
    choose(field, isAll ? (field === 'libraries' ? undefined : ['all']) : words, 'settled');
  };
  const list = createCheckList({
    name: field,
    label,
    options: libraries.map((tag) => ({
      value: tag,
      label: libraryLabel(tag, descriptor),
      swatch: swatch({ tag, label: tag, look: looks.get(tag)! }, `pick-${field}`),
    })),
    shortcuts: [...groupShortcuts(analysis), { name: '', label: 'None', values: [] }],
    onCheck: (values) => {
      pick(values, values.length === libraries.length);
    },
    onShortcut: ({ name, values }) => {
      pick(values.length === 0 ? [] : [name], values.length === libraries.length);
    },
  });
  return {
    element: list.element,
    show(fields) {
      const words = fields[field];
      list.check(
        field === 'libraries'
          ? selectLibraries(words, analysis)
          : selectLibrarySet(words ?? ['all'], analysis),
      );
      list.hint(lacking(analysis, fields.metric ?? 'inference'));
    },
  };
}

/** Libraries that never measured a metric, so that a reader sees it before choosing them. */
function lacking(analysis: Analysis, metric: 'inference' | 'training'): ReadonlyMap<string, string> {
  const measured = new Set(
    analysis.summaries.points
      .filter(({ timesMs }) => timesMs[metric].length > 0)
      .map(({ library }) => library),
  );
  return new Map(
    analysis.libraries
      .filter((library) => !measured.has(library))
      .map((library) => [library, `no ${metric}`]),
  );
}
