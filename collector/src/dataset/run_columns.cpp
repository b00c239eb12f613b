#include "dataset/run_columns.h"

#include "run/single_times.h"

namespace collector {

using nlohmann::json;

namespace {

using Run = RunRecord;

std::vector<Column<Run>> standardColumns() {
  return {
      {"status", "string", "How the run ended; one that is not ok belongs in no statistic",
       {{"required", true}, {"enum", {"ok", "failed", "timeout"}}}, [](const Run& r) { return nameOf(r.verdict.status); }},
      {"failure", "string", "What went wrong, in words", json(), [](const Run& r) { return r.verdict.failure; }},
      {"forward_ms", "number", "Forward pass, ms per batch, the mean over the iterations kept; of programs that print no single times of it (caffe time) over all", atLeast(0),
       [](const Run& r) { return csvCell(r.forwardMs); }},
      {"backward_ms", "number", "Backward pass, ms per batch, a mean as that of forward_ms", atLeast(0),
       [](const Run& r) { return csvCell(r.backwardMs); }},
      {"forward_backward_ms", "number", "Forward and backward pass, ms per batch, measured as a whole by the program; the mean over the iterations kept", atLeast(0),
       [](const Run& r) { return csvCell(r.forwardBackwardMs); }},
      {"memory_bytes", "integer", "Bytes for activations, as the program adds them up", atLeast(0),
       [](const Run& r) { return csvCell(r.memoryBytes); }},
  };
}

std::vector<Column<Run>> processColumns() {
  return {
      {"exit_status", "integer", "Exit status of the program; empty if a signal ended it", json(),
       [](const Run& r) { return csvCell(r.exitStatus); }},
      {"signal", "string", "The signal that ended the program", json(), [](const Run& r) { return r.signal; }},
      {"wall_ms", "number", "From the start of the process to its end, ms", json(), [](const Run& r) { return csvCell(r.wallMs); }},
      {"peak_rss_bytes", "integer", "Most resident memory of the process, as the kernel counted it, bytes; never below that of the collector, which it was forked from", json(),
       [](const Run& r) { return csvCell(r.peakRssBytes); }},
      {"iterations", "integer", "Timed iterations that really ran", json(), [](const Run& r) { return csvCell(r.iterations); }},
      {"warm_up_iterations", "integer", "Untimed passes in the same process before the timed ones, as the program tells or was told; empty where unknown", json(),
       [](const Run& r) { return csvCell(r.warmUpIterations); }},
      {"preceding_iterations", "integer", "Iterations of a process of the same case run just before and thrown away; 0 also if it failed", json(),
       [](const Run& r) { return csvCell(r.precedingIterations); }},
      {"iterations_left_out", "integer",
       "How many of the first iterations are in no mean and no quantile here, because they took over 1.2 times the median of the others; "
       "of caffe time this holds for forward_backward_ms alone; empty where no single times are known",
       json(), [](const Run& r) { return r.singleTimes.count() > 0 ? csvCell(static_cast<std::int64_t>(r.leftOut)) : std::string(); }},
      {"first_iteration_ms", "number", "The first timed iteration alone, all that was timed of it (forward, and backward where there is one), ms, at the program's resolution", json(),
       [](const Run& r) { return csvCell(r.firstIterationMs); }},
      {"later_iterations_ms", "number", "Mean of all timed iterations but the first, likewise, ms", json(),
       [](const Run& r) { return csvCell(r.laterIterationsMs); }},
      {"started_at", "datetime", "Start of the run, UTC", json(), [](const Run& r) { return r.startedAt; }},
      {"run_order", "integer", "Place in the order in which the campaign planned its runs, from 0", json(),
       [](const Run& r) { return csvCell(r.runOrder); }},
      {"cool_down_s", "number", "Seconds waited for the board to cool before the run", json(),
       [](const Run& r) { return csvCell(r.coolDownS); }},
  };
}

std::vector<Column<Run>> loadColumns() {
  return {
      {"user_cpu_ms", "number", "CPU time of the program and of all that it started, outside the kernel, over all cores, ms", atLeast(0),
       [](const Run& r) { return csvCell(r.userCpuMs); }},
      {"system_cpu_ms", "number", "Their CPU time in the kernel, ms", atLeast(0), [](const Run& r) { return csvCell(r.systemCpuMs); }},
      {"voluntary_context_switches", "integer", "How often they gave a core up, to wait for something", atLeast(0),
       [](const Run& r) { return csvCell(r.voluntarySwitches); }},
      {"involuntary_context_switches", "integer", "How often a core was taken from them", atLeast(0),
       [](const Run& r) { return csvCell(r.involuntarySwitches); }},
      {"load_average", "number", "Processes that wanted a core or a disk just before the run, over a minute; the run before it is among them", atLeast(0),
       [](const Run& r) { return csvCell(r.others.loadAverage); }},
      {"other_cpu_ms", "number", "CPU time of other processes and the kernel while the program ran, over all cores, in steps of the kernel's tick, ms", atLeast(0),
       [](const Run& r) { return csvCell(r.others.otherCpuMs); }},
      {"stolen_cpu_ms", "number", "CPU time that a hypervisor gave to other machines meanwhile, over all cores, ms", atLeast(0),
       [](const Run& r) { return csvCell(r.others.stolenCpuMs); }},
      {"machine_busy", "boolean",
       "Whether others disturbed the run: other processes took over 0.1, or other machines over 0.05, of a core on average, and 50 ms or more", json(),
       [](const Run& r) { return csvCell(r.machineBusy); }},
  };
}

/// What the single times of a direction spread over.
std::vector<Column<Run>> spreadColumns(const std::string& column, const std::string& pass, std::vector<double> IterationTimes::*times) {
  const struct {
    const char* name;
    const char* words;
    Optional<double> Spread::*value;
  } measures[] = {{"least", "The least single time", &Spread::least},
                  {"median", "The median of single times, of at least 2", &Spread::median},
                  {"p90", "The 90th percentile of single times, of at least 10", &Spread::p90},
                  {"p99", "The 99th percentile of single times, of at least 100", &Spread::p99}};
  std::vector<Column<Run>> columns;
  for (const auto& measure : measures) {
    const auto value = measure.value;
    columns.push_back({column + "_" + measure.name, "number",
                       measure.words + (", " + pass) + ", ms per batch, over the iterations kept; linear between order statistics (Hyndman & Fan 1996, definition 7)",
                       atLeast(0), [times, value](const Run& r) { return csvCell(spreadOf(r.singleTimes.*times, r.leftOut).*value); }});
  }
  return columns;
}

std::vector<Column<Run>> conditionColumns() {
  return {
      {"gpu_clock_hz", "integer", "Lowest GPU clock sampled in the part of the run that sampled_part names, Hz", json(),
       [](const Run& r) { return csvCell(r.conditions.gpuHz); }},
      {"emc_clock_hz", "integer", "Lowest memory clock sampled in that part, Hz", json(),
       [](const Run& r) { return csvCell(r.conditions.emcHz); }},
      {"cpu_clock_khz", "integer", "Lowest CPU clock sampled in that part, kHz", json(),
       [](const Run& r) { return csvCell(r.conditions.cpuKhz); }},
      {"temperature_before_c", "number", "Temperature of what the run loads, GPU or CPU, before it, degrees Celsius", json(),
       [](const Run& r) { return csvCell(r.conditions.temperatureBeforeC); }},
      {"temperature_c", "number", "Highest such temperature sampled during the run, degrees Celsius", json(),
       [](const Run& r) { return csvCell(r.conditions.temperatureC); }},
      {"temperature_after_c", "number", "Such temperature just after the run, degrees Celsius", json(),
       [](const Run& r) { return csvCell(r.conditions.temperatureAfterC); }},
      {"throttled", "boolean", "Whether a cooling device held the board back at any sample of the run", json(),
       [](const Run& r) { return csvCell(r.conditions.throttled); }},
      {"below_max_clock", "boolean",
       "Whether a clock that matters to the run (CPU, memory, of a GPU run the GPU) was below 99% of its maximum while the times were taken; "
       "empty where one could not be compared",
       json(),
       [](const Run& r) { return csvCell(r.conditions.belowMaxClock); }},
      {"condition_note", "string", "What held the run back, or why that is not known, in words", json(), [](const Run& r) { return r.conditions.note; }},
      {"power_mw", "number", "Mean power at the board's supply (VDD_IN) in the part of the run that sampled_part names, mW", json(),
       [](const Run& r) { return csvCell(r.conditions.powerMw); }},
      {"gpu_power_mw", "number", "Mean power of the GPU rail (VDD_GPU) in that part, mW", json(),
       [](const Run& r) { return csvCell(r.conditions.gpuPowerMw); }},
      {"cpu_power_mw", "number", "Mean power of the CPU rail (VDD_CPU) in that part, mW", json(),
       [](const Run& r) { return csvCell(r.conditions.cpuPowerMw); }},
      {"energy_mj_per_image", "number",
       "Mean power at the supply times the length of one timed iteration per image, mJ: with Caffe forward and, where the program runs it, "
       "backward, with TensorRT forward; empty where the program does not tell when it took its times",
       json(), [](const Run& r) { return csvCell(r.energyMjPerImage); }},
      {"sampled_part", "string",
       "What clocks and power are of: timed, while the times were taken (with trtexec its warm-up too); process, from start to end, of a "
       "program that does not tell when it took them",
       {{"enum", {"timed", "process"}}}, [](const Run& r) { return std::string(!r.conditions.before ? "" : r.conditions.wholeProcess ? "process" : "timed"); }},
      {"timed_samples", "integer", "How many samples of clocks and power fell into that part", json(),
       [](const Run& r) { return csvCell(static_cast<std::int64_t>(r.conditions.timedSamples)); }},
      {"log", "string", "File with the program's whole output, in the collector's output folder", json(),
       [](const Run& r) { return r.log; }},
      {"samples", "string", "File with every sample of the run, a JSON object per line, in the collector's output folder", json(),
       [](const Run& r) { return r.samples; }},
  };
}

}  // namespace

std::vector<Column<RunRecord>> runColumns(const std::vector<Factor>& factors) {
  std::vector<Column<Run>> all = keyColumns<Run>(factors, [](const Run& run) { return run.key; });
  for (auto part : {standardColumns(), processColumns(), loadColumns(), spreadColumns("forward_ms", "forward", &IterationTimes::forwardMs),
                    spreadColumns("forward_backward_ms", "forward and backward", &IterationTimes::forwardBackwardMs), conditionColumns()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace collector
