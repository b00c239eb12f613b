import { glanceText } from '../../figures/table.ts';
import { exactText } from '../figures/readouts.ts';
import type { FillCell } from '../figures/fill-table.ts';

/** Numbers with as many digits as were measured; all that were computed are in the element's value. */
export const fillExactly: FillCell = (cell, column, value) => {
  if (typeof value === 'string') {
    cell.textContent = glanceText(column, value);
    return;
  }
  const data = document.createElement('data');
  data.value = String(value);
  data.textContent = exactText(value);
  cell.append(data);
};
