import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { editedContent } from './edited-content.ts';

it('another author’s report builds without a change to the code, its broken claim marked where that is allowed', async () => {
  const content = await editedContent({
    'claims.yaml': (text) => text.replace('moreThan: 3', 'moreThan: 5'),
  });
  const out = await mkdtemp(join(tmpdir(), 'site-'));
  onTestFinished(() => rm(out, { recursive: true }));
  const options = ['--content', content, '--data', 'test/fixtures/datasets', '--out', out];

  const refused = await runCommand('build', ...options);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('gpu-faster: "The GPU library is 4.10× as fast as the CPU." fails');

  const built = await runCommand('build', ...options, '--allow-broken-claims');
  expect(built.stderr).toContain('published all the same, visibly marked');
  expect(built.stderr).toContain('build: SITE_URL is not set');
  expect(built.status).toBe(0);
  const page = await readFile(join(out, 'index.html'), 'utf8');
  expect(page).toContain('<h1 id="result">A small report</h1>');
  const whole = await readFile(join(out, 'report/index.html'), 'utf8');
  expect(whole).toContain('<p class="chapter-summary">Which library is faster.</p>');
  expect(whole).toContain('id="claim-gpu-faster"');
  expect(page).toContain('<a href="https://example.org/a-small-report">its repository</a>');
  expect(page).toContain('"author":[{"@type":"Person","name":"A new author"}]');
  expect(page).toContain('Figure 1.');
  expect(page).toContain('Table 1.');
  expect(page).toMatch(/<span class="claim claim-broken" id="claim-gpu-faster">/);
  expect(page).toContain('broken: the data say 4.10×; expected more than 5');
  const claims = JSON.parse(await readFile(join(out, 'data/small/claims.json'), 'utf8')) as {
    verdict: string;
    value: number;
  }[];
  expect(claims).toMatchObject([{ id: 'gpu-faster', seed: null, verdict: 'fails', unit: 'times' }]);
  expect(claims[0]!.value).toBeCloseTo(4.1, 9);
}, 300_000);

it('a report in another folder does not pass for the one that was built before', async () => {
  const out = await mkdtemp(join(tmpdir(), 'site-'));
  onTestFinished(() => rm(out, { recursive: true }));
  for (const words of ['The first one.', 'The second one.']) {
    const content = await editedContent({ '01-result.mdx': (text) => `${text}\n${words}\n` });
    const options = ['--content', content, '--data', 'test/fixtures/datasets', '--out', out];
    const { status, stdout, stderr } = await runCommand('build', ...options);
    expect(status).toBe(0);
    expect(stdout + stderr).not.toContain('[WARN]');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toContain(`<p>${words}</p>`);
  }
}, 300_000);
