/** Orders text by code units, which no locale changes: published tables are the same on every machine. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Key = string | number;

/** A copy of the rows ordered by the key columns in turn: numbers by value, text by code units. */
export function sortRows<Row>(rows: readonly Row[], keyColumns: readonly (keyof Row & string)[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const column of keyColumns) {
      const order = compareKeys(a[column] as Key, b[column] as Key);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareKeys(a: Key, b: Key): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareCodeUnits(String(a), String(b));
}
