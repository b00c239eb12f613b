import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { editedContent } from '../content/edited-content.ts';
import { runCommand } from './run-command.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'data-'));
  await cp('data', directory, { recursive: true });
  const runs = join(directory, 'jetson-tx1', 'runs.csv');
  const slower = (await readFile(runs, 'utf8')).replace(
    /^(bvlc-googlenet,tensorrt-fp16,\d+,\d,ok,,)([\d.]+)/gm,
    (_, key: string, ms: string) => `${key}${String(Number(ms) * 2)}`,
  );
  await writeFile(runs, slower);
});

afterAll(() => rm(directory, { recursive: true }));

describe('with data that break claims', () => {
  it('the build fails and lists every broken sentence with what it says and what the data say', async () => {
    const { status, stderr } = await runCommand('build', '--check-only', '--data', directory);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\d+ claims are not what the data say:/m);
    expect(stderr).toMatch(
      /^ {2}claims\.yaml:\d+:3: googlenet-200: "GoogleNet reaches nearly 200 images per second with TensorRT fp16\." fails; the author wrote holds$/m,
    );
    expect(stderr).toMatch(
      /the data say 95\.7\simages\/s \(GoogleNet, TensorRT fp16\); expected below 200 by no more than 5%: fails, \d+% less/,
    );
    for (const id of [
      'tensorrt-fp16',
      'googlenet-200',
      'googlenet-tensorrt',
      'tensorrt-over-cpu',
      'googlenet-like-alexnet',
    ]) {
      expect(stderr).toContain(`: ${id}: "`);
    }
    expect(stderr).not.toContain(': cublas-fp16: "');
  });

  it('it goes on where broken claims are allowed, and still lists them', async () => {
    const { status, stderr } = await runCommand(
      'build',
      '--check-only',
      '--allow-broken-claims',
      '--data',
      directory,
    );
    expect(status).toBe(0);
    expect(stderr).toContain('googlenet-200');
    expect(stderr).toContain('published all the same, visibly marked');
  });
});

it('passes on the report and its data without a word', async () => {
  expect(await runCommand('build', '--check-only')).toEqual({ status: 0, stdout: '', stderr: '' });
});

it('passes on another author’s content with other data', async () => {
  const options = ['--content', 'test/fixtures/content-minimal', '--data', 'test/fixtures/datasets'];
  expect(await runCommand('build', '--check-only', ...options)).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
});

it('lists what is wrong with the content by file, line and column', async () => {
  const { status, stderr } = await runCommand('build', '--check-only', '--content', 'test/fixtures/datasets');
  expect(status).toBe(1);
  expect(stderr).toContain('report.yaml:0:0: no such file; expected report.yaml in the content directory');
  expect(stderr).toContain('build: 2 problems in test/fixtures/datasets');
});

it('checks every dataset of the data directory that it is given, and the content, all at once', async () => {
  const data = await mkdtemp(join(tmpdir(), 'data-'));
  onTestFinished(() => rm(data, { recursive: true }));
  await cp('test/fixtures/datasets/small', join(data, 'small'), { recursive: true });
  await cp('test/fixtures/datasets/small', join(data, 'broken'), { recursive: true });
  await writeFile(join(data, 'broken', 'layers.csv'), '');
  const content = await editedContent({
    '01-result.mdx': (text) => text.replace('library="gpu" />', 'library="gpo" />'),
    'claims.yaml': (text) => text.replace('moreThan: 3', 'moreThan: 5'),
  });
  const { status, stderr } = await runCommand('build', '--data', data, '--content', content);
  expect(status).toBe(1);
  expect(stderr.split('\n')).toEqual([
    'broken/layers.csv:0:0: the file is empty; expected a header row',
    expect.stringContaining('01-result.mdx:6:70: <Value>: unknown library in library: "gpo"'),
    'build: 1 problem in 1 dataset',
    `build: 1 problem in ${content}`,
    '1 claim is not what the data say:',
    expect.stringContaining('gpu-faster: "The GPU library is 4.10× as fast as the CPU." fails'),
    expect.stringContaining('expected more than 5'),
    '',
  ]);
});

it('says the same of content that it has kept as of content that it reads', async () => {
  const data = await mkdtemp(join(tmpdir(), 'data-'));
  onTestFinished(() => rm(data, { recursive: true }));
  const dataset = join(data, 'small');
  await cp('test/fixtures/datasets/small', dataset, { recursive: true });
  const content = await editedContent({});
  const check = () => runCommand('build', '--check-only', '--data', data, '--content', content);
  expect((await check()).status).toBe(0);
  for (const file of ['runs.csv', 'layers.csv', 'datapackage.json']) {
    const text = await readFile(join(dataset, file), 'utf8');
    await writeFile(join(dataset, file), text.replace(/(?<!"device": ")gpu/g, 'tpu'));
  }
  const kept = await check();
  expect(kept.stderr).toContain('claims.yaml:4:46: unknown library: "gpu"; expected tpu');
  expect(kept.stderr).toContain('01-result.mdx:6:70: <Value>: unknown library in library: "gpu"');
  await writeFile(join(content, 'notes.txt'), 'of the author');
  expect(await check()).toEqual(kept);
});

it('says so where there are no data', async () => {
  const { status, stderr } = await runCommand('build', '--check-only', '--data', 'nowhere');
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'build: no dataset found: nowhere; expected a folder for each dataset\n',
  });
});

it('says so where the address of the site is none', async () => {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const address of ['example.org/path', 'localhost:4321']) {
    vi.stubEnv('SITE_URL', address);
    expect(await runCommand('build', '--check-only')).toEqual({
      status: 1,
      stdout: '',
      stderr: `build: SITE_URL is no web address: "${address}"; expected one such as https://example.org/some/path/\n`,
    });
  }
});

it('empties no folder that holds anything but an earlier report', async () => {
  const out = await mkdtemp(join(tmpdir(), 'out-'));
  onTestFinished(() => rm(out, { recursive: true }));
  const outcome = () => runCommand('build', '--check-only', '--out', out);
  expect((await outcome()).status).toBe(0);
  await writeFile(join(out, 'notes.txt'), 'mine');
  expect(await outcome()).toMatchObject({
    status: 1,
    stderr: `build: --out holds what is no report, which the build would remove: "${out}"; expected a new or an empty folder\n`,
  });
  expect((await runCommand('build', '--out', out)).status).toBe(1);
  expect(await readFile(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  await mkdir(join(out, '_astro'));
  expect((await outcome()).status).toBe(0);
  expect((await runCommand('build', '--check-only', '--out', join(out, 'notes.txt'))).stderr).toContain(
    'build: --out is no folder',
  );
});

describe('with a component of the author that is broken', () => {
  async function build(component: string) {
    const content = await editedContent({ '01-result.mdx': (text) => `${text}\n<Broken />\n` });
    await mkdir(join(content, 'components'));
    await writeFile(join(content, 'components/Broken.astro'), component);
    const out = await mkdtemp(join(tmpdir(), 'out-'));
    onTestFinished(() => rm(out, { recursive: true }));
    const options = ['--content', content, '--data', 'test/fixtures/datasets', '--out', join(out, 'site')];
    return { ...(await runCommand('build', ...options)), left: await readdir(out) };
  }

  it('the build names the file, says no word of its own code, and publishes nothing', async () => {
    const { status, stderr, left } = await build('<p>{oops(</p>');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^build: the pages cannot be bundled: /);
    expect(stderr).toMatch(/components\/Broken\.astro:1:\d+/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(left).toEqual([]);
  }, 60_000);

  it('or the page that it breaks', async () => {
    const { status, stderr, left } = await build('---\nthrow new Error("no luck");\n---\n<p>Text</p>');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^build: \S*index\.html cannot be made: Error: no luck$/m);
    expect(left).toEqual([]);
  }, 60_000);
});

it('a file that the author publishes stands in the place of one that the report would have, and the build says so', async () => {
  const content = await editedContent({});
  await mkdir(join(content, 'public'), { recursive: true });
  await writeFile(join(content, 'public/robots.txt'), 'User-agent: *\nDisallow: /\n');
  const out = await mkdtemp(join(tmpdir(), 'out-'));
  onTestFinished(() => rm(out, { recursive: true }));
  const options = ['--content', content, '--data', 'test/fixtures/datasets', '--out', join(out, 'site')];
  const { status, stderr } = await runCommand('build', ...options);
  expect(status).toBe(0);
  expect(stderr).toContain('public/robots.txt stands in the place of what the report would have there');
  expect(await readFile(join(out, 'site/robots.txt'), 'utf8')).toContain('Disallow: /');
}, 60_000);
