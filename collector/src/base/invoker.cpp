#include "base/invoker.h"

#include <cstdlib>
#include <unistd.h>

#include "base/optional.h"
#include "base/reported_number.h"

namespace collector {

namespace {

struct Invoker {
  uid_t user;
  gid_t group;
};

Optional<std::int64_t> idIn(const char* variable) {
  const char* text = std::getenv(variable);
  return text ? parseCount(text) : Optional<std::int64_t>();
}

Optional<Invoker> invoker() {
  if (geteuid() != 0) return nothing;
  const auto user = idIn("SUDO_UID");
  const auto group = idIn("SUDO_GID");
  if (!user || !group) return nothing;
  return Invoker{static_cast<uid_t>(*user), static_cast<gid_t>(*group)};
}

}  // namespace

// Whether it succeeds is of no consequence for the campaign itself, so its failure is not told.
void giveToInvoker(int file) {
  const auto owner = invoker();
  if (owner && fchown(file, owner->user, owner->group) != 0) return;
}

void giveToInvoker(const std::string& folder) {
  const auto owner = invoker();
  // A link in the way is not followed.
  if (owner && lchown(folder.c_str(), owner->user, owner->group) != 0) return;
}

}  // namespace collector
