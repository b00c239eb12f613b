import type { APIContext } from 'astro';
import { expect, test } from 'vitest';
import { CSV, siteFile } from '../../src/site/site-file.ts';

const times = siteFile<{ time: number }>(CSV, ({ params, props }) =>
  Promise.resolve(`${params.model},${props.time}\n`),
);

const context = { params: { model: 'tiny-net' }, props: { time: 2 } } as Partial<
  APIContext<{ time: number }>
> as APIContext<{ time: number }>;

test('what dev answers with is what a build writes, under the type of the file', async () => {
  const answer = await times(context);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await answer.text()).toBe('tiny-net,2\n');
  expect(await times.content(context)).toBe('tiny-net,2\n');
});
