import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { boardRails } from '../../../src/dataset/tegrastats/rails.ts';

const FIXTURES = 'test/fixtures/trtexec-log';

async function campaignOf(manifest: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tegrastats-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(FIXTURES, folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'runs.yaml'), manifest);
  return readTrtexecCampaign(join(folder, 'runs.yaml'));
}

const RUN = 'model: net, library: trt, batchSize: 8, log: v10.log';
const told = ({ leftOut }: Awaited<ReturnType<typeof campaignOf>>) =>
  leftOut.map(({ what, why }) => `${what}: ${why}`);

test('of a file beside all runs, a run has the samples that were surely taken while it was timed', async () => {
  const campaign = await readTrtexecCampaign(join(FIXTURES, 'runs.yaml'));
  // Timed for 3.0012 s up to some time in second 5: seconds 3 and 4 are within it.
  expect(campaign.runs[0]!.further).toMatchObject({
    sampled_part: 'timed',
    timed_samples: '2',
    power_mw: '12500',
    power_rails: 'VDD_IN',
    vdd_cpu_gpu_cv_mw: '7300',
    vdd_soc_mw: '2550',
    gpu_clock_hz: '918000000',
    emc_clock_hz: '3199000000',
    cpu_clock_khz: '1190000',
    temperature_c: '51.5',
    cpu_temperature_c: '50.5',
  });
  const energy = Number(campaign.runs[0]!.further!.energy_mj_per_image);
  expect(energy).toBeCloseTo((12.5 * (1000 / 399.84)) / 8, 9);
  expect(told(campaign)).toEqual([
    'runs that tegrastats took no sample of while they were timed: once, in board.tegrastats',
  ]);
});

test('a file of one run alone is about its whole process where nothing tells the time, and gives no energy', async () => {
  const { runs } = await readTrtexecCampaign(join(FIXTURES, 'runs.yaml'));
  const { further } = runs.find(({ library }) => library === 'tensorrt-7')!;
  expect(further).toMatchObject({
    sampled_part: 'process',
    timed_samples: '2',
    power_mw: '13300',
    gpu_power_mw: '7200',
    cpu_power_mw: '1050',
    vdd_sys_ddr_mw: '2900',
    gpu_clock_hz: '1122000000',
    cpu_clock_khz: '1113000',
    temperature_c: '49',
    cpu_temperature_c: '44.5',
  });
  expect(further).not.toHaveProperty('energy_mj_per_image');
});

test('the manifest may say when a run was timed', async () => {
  const timed = (to: string) => `timed: { from: 2026-11-02T10:00:02, to: '2026-11-02 ${to}' }`;
  const { runs } = await campaignOf(
    `runs: [{ ${RUN}, tegrastats: board.tegrastats, ${timed('10:00:03')} }, { ${RUN}, repetition: 1, tegrastats: board.tegrastats, ${timed('10:00:05.9')} }]\n`,
  );
  expect(runs.map(({ further }) => [further!.timed_samples, further!.power_mw])).toEqual([
    ['1', '9000'],
    ['3', String((9000 + 12000 + 13000) / 3)],
  ]);
});

test.each([
  [
    'from: yesterday, to: 2026-11-02T10:00:02',
    /invalid runs\.0\.timed\.from: "yesterday"; expected a date and a time/,
  ],
  ['from: 2026-11-02T10:00:02, to: 2026-11-02T10:00:02', /expected an end after its beginning$/],
])('a time { %s } is refused with its place', async (timed, message) => {
  const reading = campaignOf(`runs: [{ ${RUN}, tegrastats: board.tegrastats, timed: { ${timed} } }]\n`);
  await expect(reading).rejects.toThrow(message);
});

test('samples without a time beside several runs are not taken, which is told', async () => {
  const entry = `{ ${RUN}, tegrastats: tx2.tegrastats }`;
  const campaign = await campaignOf(`runs: [${entry}, ${entry.replace('log', 'repetition: 1, log')}]\n`);
  expect(campaign.runs[0]!.further).not.toHaveProperty('power_mw');
  expect(told(campaign)).toEqual([
    'runs of which nothing tells the samples of tegrastats that were taken meanwhile: 2 times, in tx2.tegrastats',
  ]);
});

test('lines that are no sample, and a sample that is cut off, are counted and not taken', async () => {
  const text = await readFile(join(FIXTURES, 'tx2.tegrastats'), 'utf8');
  const cut = `Mon Nov  2 10:00:00 UTC 2026\n${text}${text.split('\n')[1]!.slice(0, -40)}`;
  const campaign = await campaignOf(`runs: [{ ${RUN}, tegrastats: t.txt }]\n`, { 't.txt': cut });
  expect(campaign.runs[0]!.further).toMatchObject({ timed_samples: '2', power_mw: '13300' });
  expect(told(campaign)).toEqual([
    'lines that are no sample of tegrastats: once, in t.txt',
    'samples of tegrastats that lack a rail, a sensor or a time stamp that most have, or have one more: once, in t.txt',
  ]);
});

test.each<[string, string | Uint8Array, string]>([
  ['empty', '', 't.txt:0:0: the file is empty'],
  [
    'a log of trtexec',
    '[I] === Performance summary ===\n',
    't.txt:0:0: it seems to be the console log of trtexec',
  ],
  [
    'a text in UTF-16 without a mark',
    Buffer.from('RAM 1/2MB', 'utf16le'),
    't.txt:0:0: it seems to be a text in UTF-16',
  ],
  ['a text', 'nothing\n', 't.txt:0:0: it seems to be a text of another kind'],
])('a file of tegrastats that is %s is refused in one line', async (_, content, message) => {
  const { runs, leftOut } = await campaignOf(`runs: [{ ${RUN}, tegrastats: t.txt }]\n`, { 't.txt': content });
  expect(runs).toEqual([]);
  expect(leftOut[0]!.why).toMatch(/^t\.txt:0:0: [^\n]+; expected the output of tegrastats$/);
  expect(leftOut[0]!.why).toContain(message);
});

test('a file in UTF-16 with a mark, and with CRLF, is read', async () => {
  const text = (await readFile(join(FIXTURES, 'tx2.tegrastats'), 'utf8')).replaceAll('\n', '\r\n');
  const { runs } = await campaignOf(`runs: [{ ${RUN}, tegrastats: t.txt }]\n`, {
    't.txt': Buffer.from(`\uFEFF${text}`, 'utf16le'),
  });
  expect(runs[0]!.further).toMatchObject({ power_mw: '13300' });
});

test.each([
  [['VDD_CPU', 'VDD_IN', 'VDD_GPU'], ['VDD_IN']],
  [['POM_5V_IN', 'POM_5V_GPU', 'POM_5V_CPU'], ['POM_5V_IN']],
  [['VDD_GPU', 'VDD_CPU_SOC_MSS', 'VIN_SYS_5V0', 'VIN'], ['VIN']],
  [
    ['GPU', 'CPU', 'SOC', 'CV', 'VDDRQ', 'SYS5V'],
    ['GPU', 'CPU', 'SOC', 'CV', 'VDDRQ', 'SYS5V'],
  ],
  [
    ['VDD_GPU_SOC', 'VDD_CPU_CV', 'VIN_SYS_5V0', 'VDDQ_VDD2_1V8AO'],
    ['VDD_GPU_SOC', 'VDD_CPU_CV', 'VIN_SYS_5V0'],
  ],
  [['VDD_GPU', 'VDD_CPU'], []],
])('of the rails %j, the board’s power is that of %j', (rails, board) => {
  expect(boardRails(rails)).toEqual(board);
});
