import { expect, test } from 'vitest';
import type { Table } from '../../src/figures/table.ts';
import { cellsAsRead, tableBody } from '../../src/site/table-body.ts';

const bodyOf = (table: Table, wordy: readonly boolean[] = []) =>
  tableBody(table.columns, cellsAsRead(table), wordy);

test('names of a row are its heads, words are told apart from numbers, and what is missing says why', () => {
  const columns = [
    { key: 'library', label: 'library', head: true, names: { blas: 'BLAS' } },
    { key: 'status', label: 'status' },
    { key: 'time_ms', label: 'time (ms)', number: 'ms' as const },
  ];
  expect(
    bodyOf({
      columns,
      rows: [
        ['blas', 'ok', 1.5],
        ['gpu', null, { missing: 'failed 3 of 3' }],
      ],
    }),
  ).toBe(
    '<tr><th scope="row">BLAS</th><td class="text">ok</td><td>1.500</td></tr>' +
      '<tr><th scope="row">gpu</th><td class="text missing">not measured</td><td class="missing">failed 3 of 3</td></tr>',
  );
});

test('sentences are marked as such', () => {
  const columns = [{ key: 'failure', label: 'failure' }];
  expect(bodyOf({ columns, rows: [['exit 139']] }, [true])).toBe(
    '<tr><td class="text wordy">exit 139</td></tr>',
  );
});

test('a factor that does not apply is no head of its row', () => {
  const columns = [{ key: 'threads', label: 'threads', head: true }];
  expect(bodyOf({ columns, rows: [[''], ['4']] })).toBe(
    '<tr><td class="text"></td></tr><tr><th scope="row">4</th></tr>',
  );
});

test('no cell writes markup of its own', () => {
  const columns = [{ key: 'layer', label: 'layer', names: { a: `<b title="x">'&'</b>` } }];
  const escaped = '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;';
  expect(bodyOf({ columns, rows: [['a']] })).toBe(`<tr><td class="text">${escaped}</td></tr>`);
});
