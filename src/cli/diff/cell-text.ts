const LONGEST = 60;

/** One line, and not much of it. */
export function short(text: string | null): string {
  if (text === null) return '–';
  const line = text.replaceAll('\n', ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

export function milliseconds(ms: number | null): string {
  return ms === null ? '–' : ms.toPrecision(4);
}

export function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${Math.abs(ms).toPrecision(3)}`;
}

export function count(value: number | null): string {
  return value === null ? '–' : String(value);
}

export function percent(fraction: number | null): string {
  if (fraction === null) return '–';
  const size = Math.abs(fraction * 100).toFixed(1);
  return `${size === '0.0' ? '±' : fraction < 0 ? '−' : '+'}${size}%`;
}

export function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? '–' : `${percent(low)} to ${percent(high)}`;
}
