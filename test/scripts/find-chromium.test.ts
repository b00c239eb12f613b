import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.ts';

let directory: string;
let standIn: string;
let browser: string;

async function program(name: string, exitStatus: number): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, `#!/bin/sh\nexit ${exitStatus}\n`);
  await chmod(path, 0o755);
  return path;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chromium-'));
  standIn = await program('chromium-browser', 1);
  browser = await program('google-chrome', 0);
});

afterAll(() => rm(directory, { recursive: true }));

it('passes over a program of the browser’s name that does not start', () => {
  expect(findChromium({ PATH: directory })).toBe(browser);
});

it('takes the one it is given, or says what is wrong with it', () => {
  expect(findChromium({ CHROMIUM_PATH: browser, PATH: '' })).toBe(browser);
  expect(() => findChromium({ CHROMIUM_PATH: standIn, PATH: directory })).toThrow(
    `CHROMIUM_PATH starts no browser: ${standIn}; expected one that answers --version`,
  );
});
