#!/bin/sh
# Checks that a dataset as the collector writes it is one that the report takes: makes a sample, validates it, and builds a
# site with it beside the small dataset that the tests' own report is about. Prints a line per check; fails at the first.
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
