#!/bin/sh
# Measures what the collector adds to a run: the time from one start of the stand-in program to the next, less the time
# that the program itself takes. Prints the median over 200 runs, and the size of the static aarch64 file if it is built.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${COLLECTOR_BUILD:-$here/build-release}
cmake -S "$here" -B "$build" -G Ninja > /dev/null
cmake --build "$build" --parallel 2 --target collector stand_in_caffe write_definitions > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/test/write_definitions" "$work"
cat > "$work/plan.json" <<EOF
{
  "dataset": { "name": "overhead", "title": "Overhead" },
  "libraries": [{ "tag": "stand-in", "label": "Stand-in", "precision": "fp32", "device": "cpu", "kind": "caffe", "program": "$build/test/stand_in_caffe" }],
  "models": [{ "tag": "googlenet", "label": "GoogleNet", "prototxt": "bvlc-googlenet.prototxt" }],
  "batch_sizes": [2], "repetitions": 201, "iterations": 1, "seed": 1
}
EOF
"$build/collector" run --wait --quiet --plan "$work/plan.json" --out "$work/out"
# started_at has milliseconds; between two starts lie one run and one run's overhead.
tail -n +2 "$work/out/dataset/overhead/runs.csv" | awk -F, '
  { split($20, t, /[T:Z]/); at = (t[2] * 60 + t[3]) * 60 + t[4]; if (NR > 1 && at >= last) print (at - last) * 1000 - wall; last = at; wall = $13 }' |
  sort -n | awk '{ all[NR] = $1 } END { printf "overhead per run: median %.1f ms, 90%% below %.1f ms (%d runs of GoogleNet, 152 layers)\n", all[int((NR + 1) / 2)], all[int(NR * 0.9)], NR }'
binary=$here/build-aarch64/collector-aarch64
if [ -e "$binary" ]; then echo "static aarch64 file: $(wc -c < "$binary") bytes"; fi
