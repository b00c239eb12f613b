import type { OutlinedFactor } from './descriptor-outline.ts';
import { type Parsed, parseLevel, recurringNames } from './parse-cell.ts';
import type { RowCells } from './row-cells.ts';
import type { FactorLevels } from './types.ts';

/** Reads the levels of rows, as one object for all rows that have the same ones. Those that are not declared are reported. */
export function levelsReader(factors: readonly OutlinedFactor[]): (row: RowCells) => FactorLevels {
  const parsers = factors.map(({ name, order }) => ({ name, parse: recurringNames(levelOf(order)) }));
  const known = new Map<string, FactorLevels>();
  return (row) => {
    const key = factors.map(({ name }) => row.text(name)).join('\0');
    const levels = known.get(key);
    if (levels !== undefined) return levels;
    const found: Record<string, string> = {};
    for (const { name, parse } of parsers) {
      const level = row.value(name, parse);
      if (level !== undefined && level !== '') found[name] = level;
    }
    if (row.valid) known.set(key, found);
    return found;
  };
}

function levelOf(order: readonly string[] | undefined): (text: string) => Parsed<string> {
  return (text) => {
    const level = parseLevel(text);
    if (level !== text || text === '' || order === undefined || order.includes(text)) return level;
    return {
      problem: 'is a level that its order in datapackage.json lacks',
      expected: `one of ${order.join(', ')}, or an empty cell where it does not apply`,
    };
  };
}
