import type { SpecField, SpecFields } from '../../figures/spec-fields.ts';
import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

export interface PickOption {
  readonly value: string;
  readonly label: string;
}

/** One of a list: the field is a tag, a number or a word, and the first option may stand for an absent field. */
export function createPickOne(
  field: SpecField,
  label: string,
  options: readonly PickOption[],
  choose: Choose,
  {
    absent,
    parse = (text) => text,
  }: { readonly absent?: string; readonly parse?: (text: string) => unknown } = {},
): Control {
  const select = document.createElement('select');
  select.name = field;
  for (const option of options) select.add(new Option(option.label, option.value));
  select.addEventListener('change', () => {
    const value = select.value === absent ? undefined : parse(select.value);
    choose(field, value as SpecFields[typeof field], 'settled');
  });
  return {
    element: createLabelled(label, select),
    show(fields) {
      select.value = String(fields[field] ?? absent ?? '');
    },
  };
}
