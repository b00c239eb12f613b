/** Loaded into every measured process: says at its end how much memory it ever held, and how long it worked. */
export const usageReporter = `data:text/javascript,${encodeURIComponent(`
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('used ' + maxRSS + ' kB ' + Math.round((userCPUTime + systemCPUTime) / 1000) + ' ms\\n');
})`)}`;

export interface Usage {
  /** That all processes worked. */
  readonly cpuSeconds: number;
  /** Of the largest process. */
  readonly peakMegabytes: number;
}

/** What the processes of a command used; undefined where none said so. */
export function usageIn(stderr: string): Usage | undefined {
  const used = [...stderr.matchAll(/^used (\d+) kB (\d+) ms$/gm)];
  if (used.length === 0) return undefined;
  return {
    cpuSeconds: used.reduce((sum, [, , milliseconds]) => sum + Number(milliseconds), 0) / 1000,
    peakMegabytes: Math.max(...used.map(([, kilobytes]) => Number(kilobytes))) / 1000,
  };
}
