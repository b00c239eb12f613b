import type { Analysis } from '../../analysis/analysis.ts';
import { datasetTitle } from '../../analysis/labels.ts';

/** A dataset, and before its title the words that say which it is. */
export type NamedDataset = readonly [which: string, dataset: Analysis];

/** Both datasets by their titles, each with the link to its page. */
export function namesOfBoth(datasets: readonly NamedDataset[], site: string): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'compare-names';
  for (const [which, { name, descriptor }] of datasets) {
    const link = document.createElement('a');
    link.href = `${site}datasets/${encodeURIComponent(name)}/`;
    link.textContent = datasetTitle(descriptor);
    const item = document.createElement('li');
    const version = descriptor.version === undefined ? '' : `, version ${descriptor.version}`;
    item.append(which, link, `${version} (${descriptor.created.slice(0, 10)})`);
    list.append(item);
  }
  return list;
}

/** Where the comparison of two datasets has a page of its own, which says more, the way there. */
export function preparedLink(one: Analysis, other: Analysis, root: HTMLElement): readonly HTMLElement[] {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('a[data-a]')];
  const prepared = links.find(({ dataset: { a, b } }) => {
    const pair = [a, b];
    return pair.includes(one.name) && pair.includes(other.name);
  });
  if (prepared === undefined) return [];
  const link = document.createElement('a');
  link.href = prepared.href;
  link.textContent = 'its own page';
  const line = document.createElement('p');
  line.append('This comparison also has ', link, '.');
  return [line];
}
