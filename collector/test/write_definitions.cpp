// Writes the definitions of the four networks of the original campaign, and a tiny one, into a folder.
#include <cstdio>
#include <fstream>
#include <string>

#include "definitions.h"

int main(int argc, char** argv) {
  using namespace collector;
  if (argc != 2) {
    std::fputs("usage: write_definitions FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = argv[1];
  std::ofstream(folder + "/bvlc-alexnet.prototxt") << alexNet();
  std::ofstream(folder + "/bvlc-googlenet.prototxt") << googleNet();
  std::ofstream(folder + "/deepscale-squeezenet-1.0.prototxt") << squeezeNet10();
  std::ofstream(folder + "/deepscale-squeezenet-1.1.prototxt") << squeezeNet11();
  std::ofstream tiny(folder + "/tiny.prototxt");
  tiny << tinyNet();
  return tiny.good() ? 0 : 1;
}
