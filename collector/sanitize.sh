#!/bin/sh
# Builds everything with AddressSanitizer and UBSan and runs the whole suite.
set -eu
cd "$(dirname "$0")"
cmake -S . -B build-sanitize -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCOLLECTOR_SANITIZE=address,undefined > /dev/null
cmake --build build-sanitize --parallel 2
ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
  ctest --test-dir build-sanitize --output-on-failure --parallel 2
