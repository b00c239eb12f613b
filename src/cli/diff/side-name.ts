import type { Analysis } from '../../analysis/analysis.ts';

/** Which data one of two datasets is. */
export interface SideName {
  readonly name: string;
  readonly version: string | null;
  readonly created: string;
}

export function sideName({ name, descriptor }: Analysis): SideName {
  return { name, version: descriptor.version ?? null, created: descriptor.created };
}

export function sideText({ name, version, created }: SideName): string {
  return version === null ? `${name} (${created})` : `${name} ${version} (${created})`;
}
