#!/bin/sh
# Checks that a dataset as the collector writes it is one that the report takes: makes a sample, validates it, and builds a
# site with it beside the small dataset that the tests' own report is about; validates a dataset of programs that print what
# is hard to hold in a table. Prints a line per check; fails at the first.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
if [ ! -d "$project/node_modules/astro" ]; then
  echo "collector: the report's packages are missing; install with: npm ci" >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/data"
cp -r "$project/test/fixtures/datasets/small" "$work/data/small"
"$here/make-sample-dataset.sh" "$work/data" sample > /dev/null

# The report's commands take paths from its own folder, and a Node that knows TypeScript.
cd "$project"
PATH="$project/node_modules/.bin:$PATH"
export PATH
step() {
  words=$1
  shift
  log=$work/$(echo "$words" | tr ' ' -).log
  "$@" > "$log" 2>&1 || { cat "$log" >&2; echo "collector: failed: $words" >&2; exit 1; }
  echo "ok: $words"
}
step "a collected dataset validates" node src/cli/validate.ts "$work/data/sample"
# 5 libraries × 2 models × 3 batch sizes × 3 repetitions, of which one library crashes.
step "none of its runs is lost" grep -q "90 runs: 72 ok, 18 failed" "$work/a-collected-dataset-validates.log"
step "it builds into a report" node src/cli/build.ts --content test/fixtures/content-minimal --data "$work/data" --out "$work/site"
page=$work/site/datasets/sample/index.html
step "the report names its libraries" grep -q "cuDNN fp16" "$page"
step "and the failed runs' reason" grep -rq "out of GPU memory" "$work/site/datasets/sample" "$work/site/tables/sample"
step "its rows are published as they were collected" cmp "$work/data/sample/runs.csv" "$work/site/data/sample/runs.csv"

# Whatever is called ok validates: odd names, layers that repeat or differ, directions that were not measured, times that are none.
build=${COLLECTOR_BUILD:-$here/build}
"$build/test/write_definitions" "$work"
library() { # tag, further fields
  printf '{"tag":"%s","label":"%s","precision":"fp32","device":"cpu",%s}' "$1" "$1" "$2"
}
caffe() { # tag
  library "$1" '"kind":"caffe","program":"'"$build/test/stand_in_caffe"'","environment":{"STAND_IN":"'"$1"'"}'
}
lines() { # tag
  library "lines-$1" '"kind":"lines","program":"'"$build/test/stand_in_lines"'","environment":{"STAND_IN":"'"$1"'"},"arguments":["{model_tag}","{batch_size}","{iterations}","0","1","{results}"]'
}
trtexec() {
  library trtexec '"kind":"tensorrt","program":"'"$build/test/stand_in_caffe"'","environment":{"STAND_IN":"trtexec"},"arguments":["--batch={batch_size}","--model={prototxt}","--profile={profile}","--times={times}"]'
}
cat > "$work/plan.json" <<EOF
{
  "dataset": { "name": "odd", "title": "Programs that print what is hard to hold in a table", "licenses": [{ "name": "CC0-1.0" }] },
  "libraries": [$(caffe odd-names), $(caffe absurd), $(caffe absurd-forward), $(caffe nan), $(trtexec), $(lines plain), $(lines file), $(lines fuses)],
  "models": [{ "tag": "tiny", "label": "Tiny", "prototxt": "tiny.prototxt" }],
  "batch_sizes": [1, 2],
  "repetitions": 2,
  "iterations": 3,
  "seed": 1
}
EOF
status=0
"$build/collector" run --quiet --board-lock "$work/lock" --plan "$work/plan.json" --out "$work/out" > "$work/told" 2>&1 || status=$?
if [ "$status" -ne 1 ]; then
  cat "$work/told" >&2
  echo "collector: failed: what is odd is measured: exit $status; expected 1, as three of its programs fail" >&2
  exit 1
fi
step "what is odd validates" node src/cli/validate.ts "$work/out/dataset/odd"
step "and none of its runs is lost" grep -q "32 runs: 20 ok, 12 failed" "$work/what-is-odd-validates.log"
