import { describe, expect, inject, it } from 'vitest';
import { siteFiles } from '../../scripts/site-files.ts';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { absentValue } from '../../src/figures/field-use.ts';
import { fieldsOf, kindOf, type FigureSpec } from '../../src/figures/spec.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';
import { ORIGINAL_CHARTS } from '../figures/original-charts.ts';
import { useBrowser, visit } from './browser.ts';
import { openAbout } from './open-about.ts';
import { readPage, textOf } from './page-text.ts';
import { chapterPages } from './report-pages.ts';

useBrowser();

const site = inject('siteDirectory');
const { report } = await readReport('content');
const pageOf = (id: string): string => `/figures/jetson-tx1/${id}/`;

describe('the charts of the original', () => {
  it('are those of the original, in its order', async () => {
    const analysis = await analyseJetsonTx1();
    const selections = (specs: readonly FigureSpec[]) => specs.map((spec) => selectionOf(spec, analysis));
    expect(ORIGINAL_CHARTS).toHaveLength(46);
    expect(selections(report.charts.map(({ spec }) => spec))).toEqual(selections(ORIGINAL_CHARTS));
  });

  it('have each a page with its drawing, its table, its files, its caption and its number', () => {
    for (const { number, spec } of report.charts) {
      const page = readPage(site, `${pageOf(spec.id).slice(1)}index.html`);
      expect(textOf(page.querySelector('.byline')!)).toContain(`Chart ${String(number)} of the 46`);
      expect(page.querySelectorAll('.figure svg [data-index]').length).toBeGreaterThan(0);
      expect(page.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
      expect(textOf(page.querySelector('.figure-caption')!)).not.toBe('');
      for (const kind of ['svg', 'png', 'csv'])
        expect(siteFiles(site)).toContain(`figures/jetson-tx1/${spec.id}.${kind}`);
    }
  });

  it('stand in one index, in their order', () => {
    const links = [
      ...readPage(site, 'figures/jetson-tx1/index.html').querySelectorAll('.chart-list > li > a'),
    ];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      report.charts.map(({ spec }) => pageOf(spec.id)),
    );
  });

  it('are linked from the figure that each went into, and link back to it', () => {
    const documents = chapterPages(site).map((page) => ({
      path: `/${page}`,
      document: readPage(site, `${page}index.html`),
    }));
    for (const { spec, in: shownIn } of report.charts) {
      const { path, document } = documents.find(
        ({ document: each }) => each.querySelector(`main [id="${shownIn}"]:not(.moved > *)`) !== null,
      )!;
      const links = [...document.getElementById(shownIn)!.querySelectorAll('a')];
      expect(
        links.map((link) => link.getAttribute('href')),
        spec.id,
      ).toContain(pageOf(spec.id));
      const back = readPage(site, `${pageOf(spec.id).slice(1)}index.html`).querySelector('.way-back a')!;
      expect(back.getAttribute('href')).toBe(`${path}#${shownIn}`);
    }
  });

  it('are two clicks from the page that speaks of them', async () => {
    const { page, close } = await visit('');
    await openAbout(page.locator('#throughput'));
    await page.locator('#throughput .figure-originals a', { hasText: 'chart 1' }).click();
    await page.getByText('Chart 1 of the 46').waitFor();
    expect(new URL(page.url()).pathname).toBe(pageOf('throughput'));
    await close();
  });
});

/** What a figure shows, with groups as the libraries that they are, and what absent fields mean said. */
function selectionOf(spec: FigureSpec, analysis: Analysis): string {
  const fields = fieldsOf(spec);
  const said = kindOf(spec.kind).taken.map((field) => {
    const value = fields[field.key] ?? absentValue(field) ?? null;
    return [field.key, field.form === 'some' ? field.select(fields[field.key], analysis) : value];
  });
  return JSON.stringify([spec.kind, said]);
}
