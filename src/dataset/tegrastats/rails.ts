/** Rails by what they supply, as boards name them. */
const BOARD = ['VDD_IN', 'POM_5V_IN', 'VIN'];
const GPU: readonly string[] = ['VDD_GPU', 'VDD_SYS_GPU', 'POM_5V_GPU', 'GPU'];
const CPU: readonly string[] = ['VDD_CPU', 'VDD_SYS_CPU', 'POM_5V_CPU', 'CPU'];

/** Boards without a sensor at their supply, AGX Xavier and AGX Orin: all rails that it is divided into. */
const DIVIDED: readonly (readonly string[])[] = [
  ['GPU', 'CPU', 'SOC', 'CV', 'VDDRQ', 'SYS5V'],
  ['VDD_GPU_SOC', 'VDD_CPU_CV', 'VIN_SYS_5V0'],
];

/** The rails whose sum is the board's power; none where that is not known of such a board. */
export function boardRails(rails: readonly string[]): readonly string[] {
  const supply = BOARD.find((rail) => rails.includes(rail));
  if (supply !== undefined) return [supply];
  return DIVIDED.find((parts) => parts.every((rail) => rails.includes(rail))) ?? [];
}

/** The column of a rail; undefined of the one that supplies the board, whose power is the board's. */
export function columnOfRail(rail: string): string | undefined {
  if (BOARD.includes(rail)) return undefined;
  if (GPU.includes(rail)) return 'gpu_power_mw';
  if (CPU.includes(rail)) return 'cpu_power_mw';
  return `${rail.toLowerCase()}_mw`;
}
