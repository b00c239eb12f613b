import { expect, test } from 'vitest';
import { inOrder } from '../../src/site/page-order.ts';
import { LIST } from '../../src/site/used-datasets.ts';

function path(file: string, params: Record<string, string> = {}) {
  return {
    file,
    params,
    isPage: file.endsWith('.html'),
    isAuthors: false,
    props: {},
    url: new URL(`http://localhost/${file}`),
    make: () => Promise.resolve(''),
  };
}

test('everything of one dataset is made before anything of the next, and pictures come last', () => {
  const paths = [
    path('datasets/a/index.html', { dataset: 'a' }),
    path('datasets/b/index.html', { dataset: 'b' }),
    path('figures/a/times.png', { dataset: 'a', id: 'times' }),
    path('cards/b.png', { name: 'b' }),
    path('index.html'),
    path('tables/a/index.html', { dataset: 'a' }),
  ];
  expect(
    inOrder(paths).map(({ name, paths: together }) => [name, ...together.map(({ file }) => file)]),
  ).toEqual([
    ['a', 'datasets/a/index.html', 'tables/a/index.html'],
    ['b', 'datasets/b/index.html', 'cards/b.png'],
    [LIST, 'index.html'],
    [undefined, 'figures/a/times.png'],
  ]);
});
