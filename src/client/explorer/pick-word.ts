import type { SpecField, SpecFields } from '../../figures/spec-fields.ts';
import type { Switch } from '../figures/switches.ts';
import type { Choose, Control } from './control.ts';
import { createGroup, createRow } from './group.ts';
import { createPickOne } from './pick-one.ts';

const SIDE_BY_SIDE = 3;

/** One of a few words: radio buttons side by side, or a list where there are more. */
export function createPickWord({ field, label, choices }: Switch, choose: Choose): Control {
  const [[absent]] = choices as readonly [readonly [string, string]];
  const name = field as SpecField;
  if (choices.length > SIDE_BY_SIDE) {
    const options = choices.map(([value, text]) => ({ value, label: text }));
    return createPickOne(name, label, options, choose, { absent });
  }
  const radios = choices.map(([value]) => {
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = field;
    radio.value = value;
    radio.addEventListener('change', () => {
      choose(name, (value === absent ? undefined : value) as SpecFields[SpecField], 'settled');
    });
    return radio;
  });
  const labels = radios.map((radio, index) => {
    const element = document.createElement('label');
    element.append(radio, choices[index]![1]);
    return element;
  });
  return {
    element: createGroup(label, createRow('explorer-radios', ...labels)),
    show(fields) {
      const value = fields[name] ?? absent;
      for (const radio of radios) radio.checked = radio.value === value;
    },
  };
}
