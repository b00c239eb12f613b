#!/bin/sh
# Measures what the collector adds to a run. In each of 20 rounds the stand-in program runs bare, then six times under the
# collector; what five of those take from start to start, less the bare program's time, is the overhead. Prints the median
# over the rounds, for `caffe time` (GoogleNet, 152 layers) and for a program that speaks lines (100 iterations), and the
# size of the static aarch64 file if it is built.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${COLLECTOR_BUILD:-$here/build-release}
cmake -S "$here" -B "$build" -G Ninja -DCOLLECTOR_TESTS=ON > /dev/null
cmake --build "$build" --parallel 2 --target collector stand_in_caffe stand_in_lines write_definitions time_bare > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/test/write_definitions" "$work"

plan() { # library's entry, iterations
  cat > "$work/plan.json" <<PLAN
{
  "dataset": { "name": "overhead", "title": "Overhead" },
  "libraries": [{ "tag": "stand-in", "label": "Stand-in", "precision": "fp32", "device": "cpu", $1 }],
  "models": [{ "tag": "googlenet", "label": "GoogleNet", "prototxt": "bvlc-googlenet.prototxt" }],
  "batch_sizes": [2], "repetitions": 6, "iterations": $2, "seed": 1
}
PLAN
}

# The arguments are the bare program's call.
measure() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    bare=$("$build/test/time_bare" "$@")
    rm -rf "$work/out"
    "$build/collector" run --wait --quiet --plan "$work/plan.json" --out "$work/out"
    # started_at has milliseconds.
    awk -F, -v bare="$bare" '
      NR == 1 { for (i = 1; i <= NF; i++) if ($i == "started_at") column = i; next }
      { split($column, t, /[T:Z]/); at = (t[2] * 60 + t[3]) * 60 + t[4]; if (NR == 2) first = at; last = at }
      END { if (last < first) last += 86400; print (last - first) * 1000 / (NR - 2) - bare }' "$work/out/dataset/overhead/runs.csv"
  done | sort -n | awk '{ all[NR] = $1 } END { printf "overhead per run: median %.1f ms of %d (%.1f to %.1f ms)\n", (all[NR / 2] + all[NR / 2 + 1]) / 2, NR, all[1], all[NR] }'
}

plan "\"kind\": \"caffe\", \"program\": \"$build/test/stand_in_caffe\"" 1
printf 'caffe: '
measure "$build/test/stand_in_caffe" time -model "$work/bvlc-googlenet.prototxt" -iterations 1
plan "\"kind\": \"lines\", \"program\": \"$build/test/stand_in_lines\", \"arguments\": [\"{model_tag}\", \"{batch_size}\", \"{iterations}\", \"0\", \"1\"]" 100
printf 'lines: '
measure "$build/test/stand_in_lines" googlenet 2 100 0 1
binary=$here/build-aarch64/collector-aarch64
if [ -e "$binary" ]; then echo "static aarch64 file: $(wc -c < "$binary") bytes"; fi
