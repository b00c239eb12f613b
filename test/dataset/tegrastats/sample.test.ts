import { expect, test } from 'vitest';
import { parseSample } from '../../../src/dataset/tegrastats/sample.ts';

const numbers = (line: string) => {
  const { names: _, powerMw, temperatureC, ...others } = parseSample(line)!;
  return { ...others, powerMw: Object.fromEntries(powerMw), temperatureC: Object.fromEntries(temperatureC) };
};

test('the first form of the TX1 has one clock for all cores, and neither rails nor temperatures', () => {
  expect(
    numbers(
      'RAM 2000/3983MB (lfb 20x4MB) SWAP 0/0MB (cached 0MB) cpu [10%,0%,5%,1%]@1734 EMC 9%@1600 APE 25 GR3D 80%@998',
    ),
  ).toEqual({ at: undefined, cpuMhz: 1734, emcMhz: 1600, gpuMhz: 998, powerMw: {}, temperatureC: {} });
});

test('on the TX2 cores may be off, and rails have no unit', () => {
  expect(
    numbers(
      'RAM 2000/7851MB (lfb 100x4MB) CPU [1%@2035,off,off,1%@345,0%@2035,0%@2035] EMC_FREQ 4%@1866 GR3D_FREQ 50%@1300 APE 150 BCPU@37C MCPU@37.5C GPU@35C PMIC@100C VDD_IN 4000/3900 VDD_CPU 300/305 VDD_GPU 900/800 VDD_SOC 500/533 VDD_WIFI 0/0 VDD_DDR 614/614',
    ),
  ).toEqual({
    at: undefined,
    cpuMhz: 345,
    emcMhz: 1866,
    gpuMhz: 1300,
    powerMw: { VDD_IN: 4000, VDD_CPU: 300, VDD_GPU: 900, VDD_SOC: 500, VDD_WIFI: 0, VDD_DDR: 614 },
    temperatureC: { bcpu: 37, mcpu: 37.5, gpu: 35, pmic: 100 },
  });
});

test('the rails of AGX Xavier have the names of its parts', () => {
  expect(
    numbers(
      'RAM 1900/15692MB (lfb 3000x4MB) CPU [1%@1190,1%@1190] EMC_FREQ 0% GR3D_FREQ 0% MTS fg 0% bg 0% AO@32.5C GPU@32C PMIC@100C GPU 10/20 CPU 216/216 SOC 864/864 CV 0/0 VDDRQ 144/144 SYS5V 1889/1889',
    ),
  ).toEqual({
    at: undefined,
    cpuMhz: 1190,
    emcMhz: undefined,
    gpuMhz: undefined,
    powerMw: { GPU: 10, CPU: 216, SOC: 864, CV: 0, VDDRQ: 144, SYS5V: 1889 },
    temperatureC: { ao: 32.5, gpu: 32, pmic: 100 },
  });
});

test('on Orin lines have a time, rails a unit, and sensors that are off a temperature that none can have', () => {
  expect(
    numbers(
      '07-25-2026 09:08:28 RAM 3000/30536MB (lfb 5x4MB) SWAP 0/15268MB (cached 0MB) CPU [0%@729,off] EMC_FREQ 0%@2133 GR3D_FREQ 0%@0 VIC_FREQ 729 APE 174 CV0@-256C CPU@47.0C GPU@-256C tj@47C VDD_GPU_SOC 2400mW/2400mW VDD_CPU_CV 400mW/400mW VIN_SYS_5V0 3024mW/3024mW NC 0mW/0mW VDDQ_VDD2_1V8AO 300mW/300mW',
    ),
  ).toEqual({
    at: Date.UTC(2026, 6, 25, 9, 8, 28) / 1000,
    cpuMhz: 729,
    emcMhz: 2133,
    gpuMhz: undefined,
    powerMw: { VDD_GPU_SOC: 2400, VDD_CPU_CV: 400, VIN_SYS_5V0: 3024, VDDQ_VDD2_1V8AO: 300 },
    temperatureC: { cpu: 47, tj: 47 },
  });
});

test('the latest forms have a clock for each part of the GPU, means beside temperatures, and a third power', () => {
  expect(
    numbers(
      '07-25-2026 09:08:28 RAM 20642/62817MB (lfb 1x2MB) CPU [23%@2201,10%@2201] EMC_FREQ 3%@3199 GR3D_FREQ 12%@[1300,1250] NVENC0 off cpu@53C/52.9C gpu@47.5C/47.6C VDD_GPU_SOC 5139mW/5139mW/5139mW VDD_CPU_CV 3268mW/3268mW/3268mW VIN_SYS_5V0 5500mW/5500mW/5500mW',
    ),
  ).toMatchObject({
    gpuMhz: 1250,
    powerMw: { VDD_GPU_SOC: 5139, VDD_CPU_CV: 3268, VIN_SYS_5V0: 5500 },
    temperatureC: { cpu: 53, gpu: 47.5 },
  });
});

test('on Thor the GPU has clocks without a load, and a rail may be below 0', () => {
  expect(
    numbers(
      'RAM 4700/125772MB (lfb 1x4MB) CPU [1%@972] EMC_FREQ 2%@1866 GR3D_FREQ @[1000,1000,1000] APE 150 VDD_GPU -392mW/3000mW/3000mW VDD_CPU_SOC_MSS 4000mW/4000mW/4000mW VIN_SYS_5V0 6500mW/6500mW/6500mW VIN 23000mW/23000mW/23000mW',
    ),
  ).toMatchObject({ gpuMhz: 1000, powerMw: { VDD_GPU: -392, VIN: 23000 } });
});

test('what a line has something of is told, a sensor that is off too', () => {
  const line =
    'RAM 1/2MB (lfb 1x4MB) CPU [1%@972] EMC_FREQ 0% GR3D_FREQ off CV0@-256C NC 0mW/0mW VIN 5mW/5mW';
  expect(parseSample(line)!.names).toEqual(['cv0', 'VIN']);
});

test('a time that a script has put before a line is its time; what is no time is none', () => {
  const line = 'RAM 1/2MB (lfb 1x4MB) CPU [1%@972]';
  expect(parseSample(`2026-11-02 10:00:03.25 ${line}`)?.at).toBe(
    Date.UTC(2026, 10, 2, 10, 0, 3) / 1000 + 0.25,
  );
  expect(parseSample(`13-02-2026 10:00:03 ${line}`)?.at).toBeUndefined();
  expect(parseSample(`02-30-2026 10:00:03 ${line}`)?.at).toBeUndefined();
  expect(parseSample(`board: ${line}`)?.at).toBeUndefined();
});

test.each([
  '',
  'Thu Dec 17 18:16:50 UTC 2020',
  'RAM 1/2M',
  'RAM 1/2MB CPU [1%@9x,off]',
  'RAM 1/2MB',
  'RAM 1/2MB CPU [1%@9] EMC_FREQ 0%@x',
  'RAM 1/2MB CPU [1%@9] GR3D_FREQ 0%@[5,]',
])('a line %j is no sample', (line) => {
  expect(parseSample(line)).toBeUndefined();
});
