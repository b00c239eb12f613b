import type { TakenAs } from '../../figures/field-use.ts';
import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

/** A number, typed; empty is what an absent field means. What cannot be is said, and left for the reader to mend. */
export function createPickPositive(
  { key, label, expected, without, read }: TakenAs<'positive'>,
  choose: Choose,
): Control {
  const input = document.createElement('input');
  input.type = 'number';
  input.name = key;
  input.min = '0';
  input.step = 'any';
  input.inputMode = 'decimal';
  input.placeholder = without;
  const problem = document.createElement('small');
  problem.className = 'explorer-problem';
  problem.setAttribute('role', 'status');
  const isWrong = (): boolean =>
    input.validity.badInput || (input.value !== '' && read(input.value) === undefined);
  const take = (change: 'moving' | 'settled') => {
    const wrong = isWrong();
    // A number is often wrong until it has been typed to its end.
    if (change === 'settled' || !wrong) {
      input.ariaInvalid = String(wrong);
      problem.textContent = wrong ? `This has to be ${expected}; the figure stays as it was.` : '';
    }
    if (!wrong) choose(key, input.value === '' ? undefined : input.value, change);
  };
  input.addEventListener('input', () => {
    take('moving');
  });
  input.addEventListener('change', () => {
    take('settled');
  });
  const element = createLabelled(label, input);
  element.append(problem);
  return {
    element,
    show(fields) {
      // Never takes the text out of the hands of someone who is typing it, or has to mend it.
      if (document.activeElement !== input && !isWrong()) input.value = String(fields[key] ?? '');
    },
  };
}
