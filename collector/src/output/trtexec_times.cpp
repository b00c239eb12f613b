#include "output/trtexec_times.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/reported_number.h"
#include "base/text_lines.h"
#include "base/text_source.h"

namespace collector {

using nlohmann::json;

namespace {

/// When an iteration was on the GPU, ms from the beginning of the timing.
struct Interval {
  double begin;
  double end;
  double length;  ///< finer than the difference of the time stamps
};

/// Time stamps are printed with six digits: what two of them differ by is uncertain by one of the last.
double uncertaintyOf(const std::vector<Interval>& intervals) {
  double latest = 0;
  for (const Interval& interval : intervals) latest = std::max(latest, std::abs(interval.end));
  return latest == 0 ? 0 : std::pow(10.0, std::floor(std::log10(latest)) - 5);
}

/// How many iterations ran at once, at most.
long mostAtOnce(const std::vector<Interval>& intervals) {
  if (intervals.empty()) return 1;
  const double uncertain = uncertaintyOf(intervals);
  std::vector<double> begins;
  std::vector<double> ends;
  double busy = 0;
  for (const Interval& interval : intervals) {
    begins.push_back(interval.begin);
    ends.push_back(interval.end);
    busy += std::min(interval.length, interval.end - interval.begin + uncertain);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  std::size_t ended = 0;
  std::size_t most = 1;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    while (ended < i && ends[ended] <= begins[i] + uncertain) ++ended;
    most = std::max(most, i + 1 - ended);
  }
  // Iterations shorter than the last digit of their time stamps still cannot take more time than there was.
  const double span = ends.back() - begins.front() + uncertain;
  const double rounding = 1.01;
  return std::max(static_cast<long>(most), span > 0 && busy > span * rounding ? static_cast<long>(std::ceil(busy / span)) : 1);
}

Optional<double> timeAt(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return nothing;
  const double ms = found->get<double>();
  return std::isfinite(ms) && std::abs(ms) < 1e12 ? ms : Optional<double>();
}

}  // namespace

Optional<double> trtexecWarmUpMs(const std::string& log) {
  Optional<double> found;
  eachLine(log, [&](const std::string& line) {
    const std::string over = " over ";
    const std::size_t at = line.find("Warmup completed ");
    const std::size_t number = at == std::string::npos ? at : line.find(over, at);
    if (number == std::string::npos || !endsWith(line, " ms")) return;
    const std::size_t start = number + over.size();
    if (start + 3 < line.size()) found = parseNumber(line.substr(start, line.size() - start - 3));
  });
  return found;
}

void takeTrtexecTimes(BenchmarkOutput& output, std::istream& text, const Optional<double>& warmUpMs) {
  const auto complain = [&](const std::string& words) {
    ++output.complaintsInAll;
    if (output.complaints.size() < 20) output.complaints.push_back("exported times: " + words);
  };
  std::vector<Interval> intervals;
  std::int64_t warmUps = 0;
  const bool sound = eachElement(text, [&](const json& entry) {
    const Optional<double> ms = entry.is_object() ? timeAt(entry, "computeMs") : Optional<double>();
    if (!ms || *ms < 0) return complain("computeMs is not a time");
    const auto begin = timeAt(entry, "startComputeMs");
    if (begin && warmUpMs && *begin < *warmUpMs) {
      ++warmUps;
      return;
    }
    if (begin) intervals.push_back({*begin, timeAt(entry, "endComputeMs").value_or(*begin + *ms), *ms});
    output.iterations.forwardMs.push_back(*ms);
  });
  if (!sound) complain("not a JSON array");
  if (warmUps > 0) output.warmUpIterations = warmUps;
  const long atOnce = mostAtOnce(intervals);
  if (atOnce > 1) output.overlap = "up to " + std::to_string(atOnce) + " at once, as with several streams";
  const std::vector<double>& each = output.iterations.forwardMs;
  if (each.empty()) return;
  output.totalMs = std::accumulate(each.begin(), each.end(), 0.0);
  output.forwardMs = *output.totalMs / static_cast<double>(each.size());
}

}  // namespace collector
