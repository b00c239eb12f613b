import type { Column } from '../columns.ts';

/** Columns of the conditions that a run was measured under, named as the collector names them. */
export const CONDITION_COLUMNS: readonly Column[] = [
  {
    name: 'gpu_clock_hz',
    type: 'integer',
    description:
      'Lowest GPU clock that tegrastats sampled in the part of the run that sampled_part names, Hz.',
  },
  { name: 'emc_clock_hz', type: 'integer', description: 'Lowest memory clock in that part, Hz.' },
  {
    name: 'cpu_clock_khz',
    type: 'integer',
    description: 'Lowest clock in that part of a CPU core that was on, kHz.',
  },
  {
    name: 'temperature_c',
    type: 'number',
    description: 'Highest temperature of the GPU in that part, degrees Celsius.',
  },
  {
    name: 'cpu_temperature_c',
    type: 'number',
    description: 'Highest temperature of the CPU in that part, degrees Celsius.',
  },
  {
    name: 'power_mw',
    type: 'number',
    description: 'Mean power of the board in that part, mW, of the rails that power_rails names.',
  },
  {
    name: 'power_rails',
    type: 'string',
    description:
      'The rail that supplies the board, or on boards without a sensor there the rails that it is divided into, which add up to it.',
    measured: true,
  },
  {
    name: 'gpu_power_mw',
    type: 'number',
    description: 'Mean power in that part of the rail that supplies the GPU alone, mW.',
  },
  {
    name: 'cpu_power_mw',
    type: 'number',
    description: 'Mean power in that part of the rail that supplies the CPU alone, mW.',
  },
  {
    name: 'energy_mj_per_image',
    type: 'number',
    description:
      'Mean power of the board while batches were timed, times the wall time per image, mJ; empty where it is not known when that was.',
  },
  {
    name: 'sampled_part',
    type: 'string',
    description:
      'What clocks, temperatures and power are of: timed, while batches were timed; process, of a file of tegrastats that is about the run as a whole.',
  },
  { name: 'timed_samples', type: 'integer', description: 'Samples of tegrastats in that part.' },
];

/** A rail that is neither the board’s, nor the GPU’s or the CPU’s alone. */
export function railColumn(name: string): Column {
  const rail = name.replace(/_mw$/, '').toUpperCase();
  return { name, type: 'number', description: `Mean power of the rail ${rail} in that part, mW.` };
}
