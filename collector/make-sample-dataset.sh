#!/bin/sh
# Writes a dataset folder, made by the collector from runs of the stand-in program, for tests of what reads datasets:
#   make-sample-dataset.sh FOLDER [NAME]      writes FOLDER/NAME/ (NAME: sample)
# One library fails in all its runs; the times are the stand-in's, not a board's.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: make-sample-dataset.sh FOLDER [NAME]}
name=${2:-sample}
build=${COLLECTOR_BUILD:-$here/build}
if [ ! -x "$build/collector" ] || [ ! -x "$build/test/stand_in_caffe" ] || [ ! -x "$build/test/write_definitions" ]; then
  cmake -S "$here" -B "$build" -G Ninja > /dev/null
  cmake --build "$build" --parallel 2 --target collector stand_in_caffe write_definitions > /dev/null
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/test/write_definitions" "$work"
library() { # tag label precision device backend behaviour gmacs
  printf '{"tag":"%s","label":"%s","precision":"%s","device":"%s","backend":"%s","kind":"caffe","program":"%s","environment":{"STAND_IN":"%s","STAND_IN_GMACS":"%s","STAND_IN_JITTER":"0.03"}}' \
    "$1" "$2" "$3" "$4" "$5" "$build/test/stand_in_caffe" "$6" "$7"
}
cat > "$work/plan.json" <<EOF
{
  "dataset": {
    "name": "$name",
    "title": "A sample made by the collector from a stand-in program",
    "licenses": [{ "name": "CC0-1.0" }],
    "platform": { "board": "no board: a stand-in program" }
  },
  "libraries": [
    $(library sample-cpu "OpenBLAS" fp32 cpu openblas bvlc 500),
    $(library sample-cublas "cuBLAS fp32" fp32 gpu cublas nvidia-0.15 1000),
    $(library sample-cudnn "cuDNN fp32" fp32 gpu cudnn nvidia-0.16 1500),
    $(library sample-fp16 "cuDNN fp16" fp16 gpu cudnn fp16 2500),
    $(library sample-broken "A build that crashes" fp32 gpu cudnn gpu-memory 1000)
  ],
  "models": [
    { "tag": "bvlc-alexnet", "label": "AlexNet", "prototxt": "bvlc-alexnet.prototxt" },
    { "tag": "deepscale-squeezenet-1.1", "label": "SqueezeNet 1.1", "prototxt": "deepscale-squeezenet-1.1.prototxt" }
  ],
  "batch_sizes": [2, 4, 8],
  "repetitions": 3,
  "iterations": 2,
  "seed": 1
}
EOF
status=0
"$build/collector" run --quiet --board-lock "$work/lock" --plan "$work/plan.json" --out "$work/out" 2> "$work/told" || status=$?
# 1: the broken library failed, as it is meant to
if [ "$status" -gt 1 ]; then
  cat "$work/told" >&2
  exit "$status"
fi
mkdir -p "$folder"
rm -rf "${folder:?}/$name"
cp -r "$work/out/dataset/$name" "$folder/$name"
echo "dataset: $folder/$name"
