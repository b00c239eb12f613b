import type { Analysis } from '../../analysis/analysis.ts';
import { inItems } from '../../dataset/item-words.ts';
import type { TakenAs } from '../../figures/field-use.ts';
import type { Choose, Control } from './control.ts';
import { createGroup, createRow } from './group.ts';
import { createPickOne } from './pick-one.ts';

const SIDE_BY_SIDE = 3;

/** One of a few words: radio buttons side by side, or a list where there are more. */
export function createPickWord(field: TakenAs<'word'>, { descriptor }: Analysis, choose: Choose): Control {
  const { key, label, absent } = field;
  const words = field.words.map(([word, text]) => [word, inItems(text, descriptor)] as const);
  if (words.length > SIDE_BY_SIDE) {
    const choices = words.map(([value, text]) => ({ value, label: text }));
    return createPickOne(field, choices, choose, absent);
  }
  const radios = words.map(([word, text]) => {
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = key;
    radio.value = word;
    radio.addEventListener('change', () => {
      choose(key, word === absent ? undefined : word, 'settled');
    });
    const element = document.createElement('label');
    element.append(radio, text);
    return { radio, element };
  });
  return {
    element: createGroup(label, createRow('explorer-radios', ...radios.map(({ element }) => element))),
    show(fields) {
      const word = fields[key] ?? absent;
      for (const { radio } of radios) radio.checked = radio.value === word;
    },
  };
}
