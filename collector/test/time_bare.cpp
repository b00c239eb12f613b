// Runs a program once, as nothing but a program, and prints how long that took in ms.  time_bare PROGRAM [ARGUMENT...]
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    for (int file = 0; file <= 2; ++file) dup2(nowhere, file);
    execv(argv[1], argv + 1);
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::printf("%.3f\n", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}
