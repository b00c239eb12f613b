"""The lines protocol, version 1, for a program in Python: import this file, or copy what you need of it."""

import json
import time


def tell(event, **facts):
    """Prints a line of the protocol."""
    print("@bench " + json.dumps({"event": event, **facts}, allow_nan=False), flush=True)


def milliseconds(seconds):
    """To the nanosecond: no clock here says more."""
    return round(seconds * 1000, 6)


def time_iterations(run, iterations, warm_up):
    """Tells of each of the iterations how long run() took; warm_up untimed ones come before."""
    for _ in range(warm_up):
        run()
    # By the monotonic clock the collector knows the timed part, however late a busy machine gives it a line.
    tell("begin", warm_up=warm_up, monotonic_ms=milliseconds(time.monotonic()))
    for _ in range(iterations):
        start = time.perf_counter()
        run()
        tell("iteration", forward_ms=milliseconds(time.perf_counter() - start))
    tell("end", iterations=iterations, monotonic_ms=milliseconds(time.monotonic()))
