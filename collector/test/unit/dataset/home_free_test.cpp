#include "dataset/home_free.h"

#include <gtest/gtest.h>

namespace collector {
namespace {

TEST(HomeFree, TellsNobodysName) {
  EXPECT_EQ(homeFree("/home/ann/caffe/build/caffe", ""), "~/caffe/build/caffe");
  EXPECT_EQ(homeFree("--model=/home/ann/m.onnx", ""), "--model=~/m.onnx");
  EXPECT_EQ(homeFree("/opt/lib:/home/ann/lib:/root/lib:/Users/bob", ""), "/opt/lib:~/lib:~/lib:~");
  EXPECT_EQ(homeFree("/data/people/ann/x /data/people/anna", "/data/people/ann"), "~/x /data/people/anna");
}

TEST(HomeFree, LeavesOtherPathsAsTheyAre) {
  for (const char* text : {"/usr/lib/x.so", "/rooted/x", "/mnt/home/ann", "./home/x", "/home/", "", "/"}) EXPECT_EQ(homeFree(text, "/"), text);
}

}  // namespace
}  // namespace collector
