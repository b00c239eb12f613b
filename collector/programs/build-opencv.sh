#!/bin/sh
# Builds the program for OpenCV: build-opencv.sh [FILE]; without a file, build/bench-opencv beside this script. Only what it
# uses of OpenCV is linked: with all its libraries, loading takes longer than a small network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/build/bench-opencv}
mkdir -p "$(dirname "$program")"
"${CXX:-g++}" -std=c++14 -O2 -Wall -Wextra "$here/bench-opencv.cpp" -o "$program" -isystem /usr/include/opencv4 \
  -lopencv_dnn -lopencv_core
