import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

/** Where the axis ends, typed; empty is where the data end. What cannot be is said, and left for the reader to mend. */
export function createPickAxisMaximum(choose: Choose): Control {
  const input = document.createElement('input');
  input.type = 'number';
  input.name = 'axisMaximum';
  input.min = '0';
  input.step = 'any';
  input.inputMode = 'decimal';
  input.placeholder = 'automatic';
  const problem = document.createElement('small');
  problem.className = 'explorer-problem';
  problem.setAttribute('role', 'status');
  const isWrong = (): boolean =>
    input.validity.badInput || (input.value !== '' && !(input.valueAsNumber > 0));
  const take = (change: 'moving' | 'settled') => {
    const wrong = isWrong();
    // A number is often wrong until it has been typed to its end.
    if (change === 'settled' || !wrong) {
      input.ariaInvalid = String(wrong);
      problem.textContent = wrong ? 'An axis ends at a number above zero; this one is as it was.' : '';
    }
    if (!wrong) choose('axisMaximum', input.value === '' ? undefined : input.valueAsNumber, change);
  };
  input.addEventListener('input', () => {
    take('moving');
  });
  input.addEventListener('change', () => {
    take('settled');
  });
  const element = createLabelled('Axis ends at', input);
  element.append(problem);
  return {
    element,
    show({ axisMaximum }) {
      // Never takes the text out of the hands of someone who is typing it, or has to mend it.
      if (document.activeElement !== input && !isWrong())
        input.value = axisMaximum === undefined ? '' : String(axisMaximum);
    },
  };
}
