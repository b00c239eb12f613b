// The lines protocol, version 1, for a program in JavaScript: import this file, or copy what you need of it.

/** Prints a line of the protocol. */
export function tell(event, facts = {}) {
  process.stdout.write(`@bench ${JSON.stringify({ event, ...facts })}\n`);
}

/** To the nanosecond: no clock here says more. */
export function milliseconds(ms) {
  return Number(ms.toFixed(6));
}

/** On the system's monotonic clock: by it the collector knows the timed part, however late a busy machine gives it a line. */
function monotonicMs() {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Tells of each of the iterations how long `run`, which may be asynchronous, took; `warmUp` untimed ones come before. */
export async function timeIterations(run, { iterations, warmUp }) {
  for (let i = 0; i < warmUp; i += 1) await run();
  tell('begin', { warm_up: warmUp, monotonic_ms: monotonicMs() });
  for (let i = 0; i < iterations; i += 1) {
    const start = performance.now();
    await run();
    tell('iteration', { forward_ms: milliseconds(performance.now() - start) });
  }
  tell('end', { iterations, monotonic_ms: monotonicMs() });
}
