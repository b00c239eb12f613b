import type { TakenField } from '../../figures/field-use.ts';
import type { Thing } from '../../figures/field.ts';
import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

/** One of a list. @param absent the one that an absent field means */
export function createPickOne(
  { key, label }: TakenField,
  choices: readonly Pick<Thing, 'value' | 'label'>[],
  choose: Choose,
  absent?: string,
): Control {
  const select = document.createElement('select');
  select.name = key;
  for (const choice of choices) select.add(new Option(choice.label, String(choice.value)));
  select.addEventListener('change', () => {
    choose(key, select.value === absent ? undefined : select.value, 'settled');
  });
  return {
    element: createLabelled(label, select),
    show(fields) {
      select.value = String(fields[key] ?? absent ?? '');
    },
  };
}
