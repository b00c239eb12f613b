#pragma once

namespace collector {

/// Catches SIGINT, SIGTERM, SIGHUP and SIGQUIT, so that a run can be ended in order, and SIGCHLD, so that a wait for output
/// also hears of a child's end; ignores SIGPIPE and SIGXFSZ, so that a write that cannot be done fails with an error.
/// Whoever started the collector with a signal ignored (nohup: SIGHUP) meant it: it stays ignored, here and in children.
/// One per process, made before any child is started.
void installSignals();

/// The signal that asked the collector to end, or 0.
int endRequested();

/// A descriptor that becomes readable after any caught signal, for poll().
int signalDescriptor();

/// Empties the descriptor.
void drainSignals();

/// In a child, before exec: every signal as the collector itself found it.
void resetSignalsInChild();

}  // namespace collector
