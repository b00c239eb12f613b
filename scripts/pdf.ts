/** Prints the built report to a PDF: light colours, links shown, figures whole. Needs `npm run build` first. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { chromium } from 'playwright-core';
import { serveStatic } from './static-server.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from './find-chromium.ts';

const program = new Command('pdf')
  .description('print the built report to a PDF')
  .option('--dist <directory>', 'the built report', 'dist')
  .option('--path <path>', 'the page to print', 'report/')
  .option('--out <file>', 'where to write', 'dist/report.pdf')
  .parse();
const { dist, path, out } = program.opts<{ dist: string; path: string; out: string }>();
if (!existsSync(resolve(dist, 'index.html'))) {
  console.error(`${dist}/index.html: not there; run \`npm run build\` first`);
  process.exit(1);
}

/** A4 inside the margins of the print styles, in CSS pixels. */
const PAGE = { width: 672, height: 979 };

const server = await serveStatic(resolve(dist));
const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGUMENTS] });
try {
  const page = await browser.newPage({ colorScheme: 'light', viewport: PAGE });
  await page.emulateMedia({ media: 'print' });
  await page.goto(new URL(path, server.url).href, { waitUntil: 'networkidle' });
  await page.pdf({
    path: out,
    format: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="font-size:8px;width:100%;text-align:center;color:#555"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
  });
  console.log(out);
} finally {
  await browser.close();
  await server.close();
}
