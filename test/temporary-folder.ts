import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the tests and every program that they start one temporary folder, and removes it at the end: a browser that is
 * killed, and a test that fails before it has tidied up, leave their files behind.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'inference-report-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  // A browser that is just ending may write once more.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
