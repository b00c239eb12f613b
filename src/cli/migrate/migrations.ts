import { dataPackage2 } from './data-package-2.ts';
import type { Migration } from './migration.ts';

/** Every change of a format since the first release, in their order. */
export const MIGRATIONS: readonly Migration[] = [dataPackage2];
