#!/bin/sh
# Measures what the collector adds to a run. In each of 20 rounds the stand-in program runs bare, then twelve times under the
# collector; the median of what those take from start to start, less the bare program's time, is the overhead of a run. What
# all of them take beyond that is paid once for each library, when the files that its program loads are looked up and hashed.
# Prints the medians over the rounds, for `caffe time` (GoogleNet, 152 layers) and for a program that speaks lines
# (100 iterations), and the size of the static aarch64 file if it is built.
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
  "batch_sizes": [2], "repetitions": 12, "iterations": $2, "seed": 1
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
      { split($column, t, /[T:Z]/); at = (t[2] * 60 + t[3]) * 60 + t[4]; if (NR > 2) print (at < last ? at + 86400 - last : at - last) * 1000; last = at }
    ' "$work/out/dataset/overhead/runs.csv" | sort -n | awk -v bare="$bare" '
      { all[NR] = $1; sum += $1 }
      END { median = all[(NR + 1) / 2]; print median - bare, sum - NR * median }'
  done > "$work/rounds"
  for column in 1 2; do
    awk -v column=$column '{ print $column }' "$work/rounds" | sort -n | awk -v what=$column '
      { all[NR] = $1 }
      END { printf "%s: median %.1f ms of %d (%.1f to %.1f ms)%s", (what == 1 ? "overhead a run" : "once for the library"), (all[NR / 2] + all[NR / 2 + 1]) / 2, NR, all[1], all[NR], (what == 1 ? "; " : "\n") }'
  done
}

plan "\"kind\": \"caffe\", \"program\": \"$build/test/stand_in_caffe\"" 1
printf 'caffe: '
measure "$build/test/stand_in_caffe" time -model "$work/bvlc-googlenet.prototxt" -iterations 1
plan "\"kind\": \"lines\", \"program\": \"$build/test/stand_in_lines\", \"arguments\": [\"{model_tag}\", \"{batch_size}\", \"{iterations}\", \"0\", \"1\"]" 100
printf 'lines: '
measure "$build/test/stand_in_lines" googlenet 2 100 0 1
binary=$here/build-aarch64/collector-aarch64
if [ -e "$binary" ]; then echo "static aarch64 file: $(wc -c < "$binary") bytes"; fi
