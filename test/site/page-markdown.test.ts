import { expect, it } from 'vitest';
import { pageMarkdown, readMarkup } from '../../src/site/page-markdown.ts';

const markdownOf = (html: string) => pageMarkdown(readMarkup(html)!);

const page = (main: string) =>
  `<html><body><nav>Site</nav><main id="content">${main}</main><footer>Foot</footer></body></html>`;

it('has the words, links and tables of a page, and nothing around them', () => {
  const html = page(
    '<h1>Title<a class="heading-link" href="#t">#</a></h1><p>It is <em>fast</em>: <a href="/speed/">see</a>.</p>' +
      '<table><thead><tr><th>model</th><th>ms</th></tr></thead><tbody><tr><td>net</td><td>2</td></tr></tbody></table>',
  );
  expect(markdownOf(html)).toBe(
    '# Title\n\nIt is *fast*: [see](/speed/).\n\n| model | ms |\n| - | - |\n| net | 2 |\n',
  );
});

it('has of a figure its words and the file with its numbers', () => {
  const html = page(
    '<div class="figure"><figure><svg><text>12</text></svg><p class="figure-words">A chart of times.</p>' +
      '<figcaption>Times.</figcaption></figure><details class="figure-about"><summary>About</summary>' +
      '<details><summary>Table</summary><table data-table="f-table" aria-label="Data of Times"><tbody><tr><td>1</td></tr></tbody></table></details>' +
      '<button>Adjust</button><a href="/f.svg" data-download="svg">SVG</a><a href="/f.csv" data-download="csv">CSV</a>' +
      '</details></div>',
  );
  expect(markdownOf(html)).toBe('A chart of times.\n\nTimes.\n\n[CSV](/f.csv)\n');
});

it('has numbers without the way to each one’s proof, and no marks of verdicts', () => {
  const html = page(
    '<p>It takes <a class="value" href="/claims/#v"><data>2.5 ms</data></a>. <a class="verdict">✓</a></p>',
  );
  expect(markdownOf(html)).toBe('It takes 2.5 ms.\n');
});

it('has nothing of controls, whatever their labels look like', () => {
  const html = page(
    '<div class="table-tools" data-tools="t"><label>Model <select name="model"><option value="</div>">&lt;/div&gt;</option>' +
      '</select></label><a href="/t.csv" download>CSV</a></div><button aria-label="</button> now">Adjust</button>' +
      '<a title="<a data-download=" href="/x/">Kept</a><fieldset><legend>Show</legend><input value="</fieldset>"></fieldset>',
  );
  expect(markdownOf(html)).toBe('[Kept](/x/ "<a data-download=")\n');
});

it('is made of the same as long as no more than a drawing or its numbers change', () => {
  const drawn = (value: string) =>
    page(
      `<p>Times.</p><div class="figure" id="f" data-state=">${value}"><svg><text>${value}</text></svg>` +
        `<table aria-label="Data of Times"><td>${value}</td></table></div>`,
    );
  expect(readMarkup(drawn('1'))).toBe(readMarkup(drawn('2')));
  expect(readMarkup('<body>No main part</body>')).toBeUndefined();
});
