#pragma once

#include <string>

#include "base/optional.h"
#include "base/problem.h"

namespace collector {

/// The text of a network's definition with another batch size: the first dimension of each input, in whichever of
/// the three syntaxes it is given (an Input layer's `shape`, `input_shape`, four `input_dim`). Every other byte
/// stays as it is. A definition without such an input is a problem.
Optional<std::string> withBatchSize(const std::string& prototxt, int batchSize, const std::string& file,
                                    Problems& problems);

}  // namespace collector
