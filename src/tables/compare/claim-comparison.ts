import type { ClaimChangeRow } from '../../claims/claim-changes.ts';
import { headColumn, textColumn } from '../../figures/column-vocabulary.ts';
import { countText } from '../../figures/measures/number-text.ts';
import type { TitledTable } from '../titled-table.ts';

/** The claims of the report that two datasets judge otherwise, or whose values differ. */
export function claimComparison(rows: readonly ClaimChangeRow[]): TitledTable {
  const broken = rows.filter(({ broke }) => broke).length;
  const breaking =
    broken === 0 ? 'none breaks' : `${countText(broken, 'claim')} would break on the later data`;
  return {
    id: 'claims',
    title: 'Claims that change',
    caption: `The report’s claims, judged on each side: ${countText(rows.length, 'claim')} with another verdict or value, ${breaking}. Broken is what is as its author wrote it before, and not after.`,
    columns: [
      headColumn('id', 'claim'),
      textColumn('before', 'before'),
      textColumn('after', 'after'),
      textColumn('standing', 'standing'),
      textColumn('statement', 'what it says after'),
    ],
    rows: rows.map((row) => [
      row.id,
      `${row.before_verdict}: ${row.before_value}`,
      `${row.after_verdict}: ${row.after_value}`,
      row.broke ? 'broken' : 'not broken',
      row.statement,
    ]),
  };
}
