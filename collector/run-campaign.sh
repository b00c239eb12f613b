#!/bin/sh
# Measures the four networks with the runtimes of today, all in one: builds the collector and the program for OpenCV, writes
# the networks, checks that all programs compute the same, runs the plan, and puts networks.csv beside its tables.
#   run-campaign.sh FOLDER [PLAN]     goes on with the campaign in FOLDER if there is one (PLAN: plans/two-epyc-cores.json)
# programs/README.md says what has to be installed; what is missing is told before anything is measured.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
out=${1:?usage: run-campaign.sh FOLDER [PLAN]}
plan=${2:-$here/plans/two-epyc-cores.json}
build=$here/build-release
networks=$here/programs/build/networks

missing=
[ -d "$project/node_modules/onnxruntime-node" ] || missing="$missing npm ci;"
[ -d "$project/node_modules/onnxruntime-web" ] || missing="$missing npm install --no-save onnxruntime-web@1.30.0;"
[ -e /usr/include/opencv4/opencv2/dnn.hpp ] || missing="$missing apt-get install --no-install-recommends libopencv-dev;"
/usr/bin/python3 -c 'import torch, numpy' 2> /dev/null ||
  missing="$missing apt-get install --no-install-recommends python3-torch python3-numpy libopenblas0-openmp;"
if [ -n "$missing" ]; then
  echo "run-campaign: missing; run:$missing" >&2
  exit 2
fi

cmake -S "$here" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCOLLECTOR_TESTS=OFF > /dev/null
cmake --build "$build" --parallel 2 --target collector
"$here/programs/build-opencv.sh"
(cd "$project" && npm run --silent networks -- "$networks")
resume=
if [ -e "$out/journal.jsonl" ]; then
  resume=--resume
else
  "$here/programs/check-agreement.mjs" --plan "$plan"
fi
status=0
"$build/collector" run --plan "$plan" --out "$out" $resume || status=$?
# 1: a case failed, and the others are there
[ "$status" -le 1 ] || exit "$status"
for dataset in "$out"/dataset/*/; do
  cp "$networks/networks.csv" "$dataset"
  echo "dataset: $dataset"
done
exit "$status"
