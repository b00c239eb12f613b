import { expect, it } from 'vitest';
import { valueId } from '../../src/claims/value-text.ts';
import { parseValue } from '../../src/markdown/parse-value.ts';
import { readReport } from '../../src/markdown/read-report.ts';

it('a value has an anchor that is made of what it asks for', () => {
  const query = { of: 'speedup', library: 'tensorrt-fp16', baselineLibrary: 'cpu', take: 'max' } as const;
  expect(valueId(query)).toBe('value-speedup-cpu-tensorrt-fp16-max');
  expect(valueId(query, 2)).toBe('value-speedup-cpu-2-tensorrt-fp16-max');
  expect(valueId({ of: 'time', models: ['a b', 'C'] })).toBe('value-time-a-b-c');
});

it('no two values of the report share one', async () => {
  const { report } = await readReport('content');
  const byId = new Map<string, Set<string>>();
  for (const { element, attributes } of report.elements) {
    if (element.name !== 'Value') continue;
    const { query, digits } = parseValue(attributes);
    const asked = JSON.stringify(Object.entries({ ...query, digits }).sort());
    const id = valueId(query, digits);
    byId.set(id, (byId.get(id) ?? new Set()).add(asked));
  }
  expect([...byId.values()].filter((asked) => asked.size > 1)).toEqual([]);
});
