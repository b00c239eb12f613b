#pragma once

namespace collector {

/// What the collector's own exit status says; documented in the README and in --help.
enum ExitStatus {
  exitAllOk = 0,
  exitSomethingFailed = 1,    ///< a case failed or timed out, or a result could not be written
  exitBadInput = 2,           ///< bad command line, plan or journal
  exitNotReady = 3,           ///< doctor found something to put right
  exitCouldNotStart = 4,      ///< the output folder cannot be used
  exitSignalBase = 128        ///< + the signal that ended the collector: 130 for Ctrl-C
};

}  // namespace collector
