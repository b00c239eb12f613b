#!/bin/sh
# Builds the collector with AddressSanitizer and UBSan and runs all its tests here, cross-builds it to one static aarch64
# file, optimised as the board gets it, and runs the end-to-end tests with that file under qemu, and makes reports of datasets
# that it collected: from the stand-in program, and with ONNX Runtime.
# Tools that are missing are installed if that can be done (root, Debian); otherwise the one line to do it is printed.
set -eu
cd "$(dirname "$0")"

packages="cmake ninja-build g++ nlohmann-json3-dev libcli11-dev libgtest-dev g++-aarch64-linux-gnu qemu-user-static"
missing=
for tool in cmake ninja g++ aarch64-linux-gnu-g++ qemu-aarch64-static; do
  command -v "$tool" > /dev/null || missing="$missing $tool"
done
for file in /usr/include/nlohmann/json.hpp /usr/include/CLI/CLI.hpp /usr/include/gtest/gtest.h /usr/src/googletest/CMakeLists.txt; do
  [ -e "$file" ] || missing="$missing $file"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages > /dev/null
  else
    echo "collector: missing:$missing; install with: sudo apt-get install --no-install-recommends $packages" >&2
    exit 1
  fi
fi

passed=0
failed=0
# Runs ctest, whose further arguments are given, keeps its words in a file and adds what it counted.
suite() {
  report=$1
  shift
  ctest --test-dir build --output-on-failure --parallel 2 "$@" > "$report" 2>&1 || true
  counts=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$report")
  grep -E "\*\*\*(Failed|Timeout|Exception|Not Run)|\*\*\*Skipped" "$report" || true
  if [ -z "$counts" ]; then
    cat "$report"
    echo "collector: no tests ran" >&2
    exit 1
  fi
  skipped=$(grep -c "\*\*\*Skipped" "$report" || true)
  failed=$((failed + ${counts% *}))
  passed=$((passed + ${counts#* } - ${counts% *} - skipped))
  if [ "${counts% *}" -ne 0 ]; then cat "$report"; fi
  # The torture test prints the seed that repeats it.
  grep -h "TORTURE_SEED=" "$report" build/Testing/Temporary/LastTest.log | sort -u || true
}

cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCOLLECTOR_SANITIZE=address,undefined -DCOLLECTOR_WERROR=ON > /dev/null
cmake --build build > build/build.log || { cat build/build.log; exit 1; }
ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1
UBSAN_OPTIONS=print_stacktrace=1
export ASAN_OPTIONS UBSAN_OPTIONS
suite build/native.log

here=$(pwd)
cmake -S . -B build-aarch64 -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/aarch64.cmake" -DCOLLECTOR_STATIC=ON -DCOLLECTOR_TESTS=OFF \
  -DCOLLECTOR_WERROR=ON > /dev/null
cmake --build build-aarch64 > build-aarch64/build.log || { cat build-aarch64/build.log; exit 1; }
aarch64-linux-gnu-strip -o build-aarch64/collector-aarch64 build-aarch64/collector
echo "static aarch64 file: $(wc -c < build-aarch64/collector-aarch64) bytes"
# The tests and the stand-in program are native: the kernel starts the programs that the emulated collector asks for.
COLLECTOR_COMMAND="$(command -v qemu-aarch64-static) $here/build-aarch64/collector-aarch64"
export COLLECTOR_COMMAND
suite build/aarch64.log --tests-regex '^(Commands|Interruptions|Outcomes|Every/)'

# What the collector writes is what the report reads: from the stand-in program, and of a real campaign.
for check in report campaign; do
  "./check-$check.sh" > "build/$check.log" 2>&1 || { failed=$((failed + 1)); cat "build/$check.log"; }
  grep "^skipped: " "build/$check.log" || true
  passed=$((passed + $(grep -c "^ok: " "build/$check.log" || true)))
done

echo "collector: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
