import type { ClaimChangeRow } from '../../claims/claim-changes.ts';
import { countText } from '../../figures/measures/number-text.ts';
import type { ReadableTable } from '../table-model.ts';

/** The claims of the report that two datasets judge otherwise, or whose values differ. */
export function claimComparison(rows: readonly ClaimChangeRow[]): ReadableTable {
  const broken = rows.filter(({ broke }) => broke).length;
  const breaking =
    broken === 0 ? 'none breaks' : `${countText(broken, 'claim')} would break on the later data`;
  return {
    id: 'claims',
    title: 'Claims that change',
    description: `The report’s claims, judged on each side: ${countText(rows.length, 'claim')} with another verdict or value, ${breaking}. Broken is what is as its author wrote it before, and not after.`,
    columns: ['claim', 'before', 'after', 'what it says after', 'standing'].map((label) => ({
      label,
      numeric: false,
    })),
    rows: rows.map((row) => [
      row.id,
      `${row.before_verdict}: ${row.before_value}`,
      `${row.after_verdict}: ${row.after_value}`,
      row.statement,
      row.broke ? 'broken' : 'not broken',
    ]),
  };
}
