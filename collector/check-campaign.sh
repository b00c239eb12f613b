#!/bin/sh
# Checks the whole way from a network to a page, with a runtime of today: writes a network as an ONNX file, measures it with
# ONNX Runtime, validates the dataset, builds a report of it, and looks there for its numbers. Prints a line per check; fails
# at the first. It needs what npm ci installs, and says that it skips itself where ONNX Runtime has no build for the machine.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
build=${COLLECTOR_BUILD:-$here/build}
if [ ! -d "$project/node_modules/onnxruntime-node" ]; then
  echo "collector: the report's packages are missing; install with: npm ci" >&2
  exit 1
fi
cd "$project"
# The report's commands need a Node that knows TypeScript; the collector is told its place, as programs get a PATH of their own.
PATH="$project/node_modules/.bin:$PATH"
export PATH
node=$(node -p process.execPath)
if ! node -e 'require("onnxruntime-node")' 2> /dev/null; then
  echo "skipped: a campaign with ONNX Runtime: it does not start on this machine ($(uname -sm))"
  exit 0
fi
if [ ! -x "$build/collector" ]; then
  cmake -S "$here" -B "$build" -G Ninja > /dev/null
  cmake --build "$build" --parallel 2 --target collector > /dev/null
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
step() {
  words=$1
  shift
  log=$work/$(echo "$words" | tr ' ' -).log
  "$@" > "$log" 2>&1 || { cat "$log" >&2; echo "collector: failed: $words" >&2; exit 1; }
  echo "ok: $words"
}

model=deepscale-squeezenet-1.1
cat > "$work/plan.json" <<EOF2
{
  "dataset": { "name": "campaign", "title": "ONNX Runtime on this machine", "licenses": [{ "name": "CC0-1.0" }] },
  "factors": {
    "threads": { "label": "Threads", "values": [1, 2] },
    "fusion": { "label": "Fusion", "values": ["on", "off"] }
  },
  "libraries": [{
    "tag": "onnxruntime", "label": "ONNX Runtime", "precision": "fp32", "device": "cpu", "framework": "onnxruntime",
    "kind": "lines", "program": "$node",
    "arguments": ["$here/programs/bench-onnxruntime.mjs", "{model}", "--batch-size={batch_size}", "--iterations={iterations}", "--warm-up={warm_up_iterations}",
                  "--threads={threads}", "--fusion={fusion}"]
  }],
  "models": [{ "tag": "$model", "label": "SqueezeNet 1.1", "model": "networks/$model.onnx" }],
  "batch_sizes": [1, 2],
  "repetitions": 3,
  "iterations": 3,
  "warm_up_iterations": 1,
  "seed": 1
}
EOF2
step "a network is written as an ONNX file" node scripts/make-networks.ts "$work/networks" --model "$model"
step "it is measured with ONNX Runtime" "$build/collector" run --quiet --board-lock "$work/lock" --plan "$work/plan.json" --out "$work/out"
mkdir "$work/data"
cp -r test/fixtures/datasets/small "$work/data/small"
cp -r "$work/out/dataset/campaign" "$work/data/campaign"
cp "$work/networks/networks.csv" "$work/data/campaign"
step "the dataset validates" node src/cli/validate.ts "$work/data/campaign"
# 2 batch sizes × 2 numbers of threads × fusion on and off × 3 repetitions.
step "none of its runs is lost" grep -q "24 runs: 24 ok" "$work/the-dataset-validates.log"
step "each has its single times" grep -q "72 iterations" "$work/the-dataset-validates.log"
step "it builds into a report" node src/cli/build.ts --content test/fixtures/content-minimal --data "$work/data" --out "$work/site"
step "its rows are published as they were collected" cmp "$work/data/campaign/runs.csv" "$work/site/data/campaign/runs.csv"
# The mean over repetitions of one point, from the rows alone.
mean=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
  $column["batch_size"] == 1 && $column["threads"] == 1 && $column["fusion"] == "on" { sum += $column["forward_ms"]; n++ }
  END { printf "%.3f", sum / n }' "$work/data/campaign/runs.csv")
step "its page has its numbers" grep -qF "$mean" "$work/site/tables/campaign/index.html"
