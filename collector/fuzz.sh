#!/bin/sh
# Fuzzes the parsers with libFuzzer under AddressSanitizer and UBSan: fuzz.sh [seconds per target, 300]
# Needs clang and its runtime (Debian: clang libclang-rt-14-dev). What it finds lies in build-fuzz/found/.
set -eu
cd "$(dirname "$0")"
seconds=${1:-300}
cmake -S . -B build-fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCOLLECTOR_FUZZ=ON -DCOLLECTOR_TESTS=OFF > /dev/null
cmake --build build-fuzz --parallel 2 --target fuzz_output fuzz_lines fuzz_definition fuzz_input
mkdir -p build-fuzz/found
for target in output lines definition input; do
  mkdir -p "build-fuzz/corpus/$target"
  echo "fuzz_$target: $seconds s"
  "build-fuzz/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build-fuzz/found/$target-" "build-fuzz/corpus/$target" "fuzz/seeds/$target" 2> "build-fuzz/$target.log" ||
    { tail -60 "build-fuzz/$target.log"; exit 1; }
  grep -E "^Done|stat::number_of_executed_units|stat::new_units_added" "build-fuzz/$target.log"
done
echo "fuzz: nothing found"
