import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from './installed-chromium.ts';
import { followRequests } from './page-requests.ts';

/** A4 inside the margins of the print styles, in CSS pixels. */
const PAGE = { width: 672, height: 979 };

/**
 * Prints a page to a PDF: light colours, links shown, figures whole.
 *
 * @param browserPath of a Chromium
 * @param out where the PDF goes
 */
export async function printReport(browserPath: string, address: string, out: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: browserPath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    const page = await browser.newPage({ colorScheme: 'light', viewport: PAGE });
    await page.emulateMedia({ media: 'print' });
    const requests = followRequests(page);
    await page.goto(address);
    await requests.still();
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
  } finally {
    await browser.close();
  }
}
