#include "command_line.h"

#include <CLI/CLI.hpp>

#include "base/exit_status.h"
#include "base/version.h"
#include "board/board_lock.h"

#if CLI11_VERSION_MAJOR < 2
#error "CLI11: too old for a version flag; expected 2.0 or later"
#endif

namespace collector {

namespace {

const char* const about =
    "Measures neural-network inference: runs benchmark programs over libraries, models, batch sizes and repetitions,\n"
    "and leaves a dataset folder (runs.csv, layers.csv, networks.csv, datapackage.json).\n"
    "\n"
    "A campaign, from start to end:\n"
    "  collector plan --init campaign                       a plan to change, of a small program; or plan --example, of a board\n"
    "  sudo collector doctor --plan plan.json --out campaign     what to put right first\n"
    "  collector plan --plan plan.json                      what will run, and how long it may take\n"
    "  sudo collector run --plan plan.json --out campaign --max-clocks\n"
    "  sudo collector run --plan plan.json --out campaign --max-clocks --resume     after an interruption, as often as needed\n"
    "  cp -r campaign/dataset/<name> <project>/data/\n"
    "Without sudo it runs too, but raises no clock and may not read those of GPU and memory. Files belong to whoever calls sudo.";

const char* const footer =
    "Exit status:\n"
    "  0    all went well: every case of the plan is ok; doctor found nothing to put right\n"
    "  1    a case failed or timed out, or a result could not be written\n"
    "  2    the command line, the plan or the journal is wrong, or the campaign in the output folder has another plan\n"
    "  3    doctor found something to put right\n"
    "  4    the output folder cannot be used: no permission, in use, or it holds a campaign and --resume is missing;\n"
    "       or another collector measures on this board\n"
    "  130  ended by Ctrl-C; 131 by Ctrl-\\, 143 by SIGTERM, 129 by a hang-up. What was measured is in the dataset.\n"
    "\n"
    "In the output folder:\n"
    "  dataset/<name>/   the dataset, rewritten as a whole at the end of every run command\n"
    "  journal.jsonl     every run, one JSON object per line, on the disk before the next run starts\n"
    "  logs/             what the programs printed, and every sample of clocks, temperatures and power\n"
    "  work/             network definitions with their batch sizes";

/// An empty path is the file system's root to some calls and the current folder to others; a shell's unset variable
/// makes one.
const CLI::Validator notEmpty([](std::string& path) { return path.empty() ? std::string("empty; expected a path") : std::string(); }, "PATH");

}  // namespace

Optional<CommandLine> parseCommandLine(int argc, const char* const* argv, int& exitStatus) {
  CommandLine line;
  CLI::App app(about, "collector");
  app.footer(footer);
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("collector ") + version);

  const auto addPlan = [&](CLI::App* command) {
    return command->add_option("--plan", line.planPath, "the plan: a JSON file; see plan --example and plan --schema")->check(notEmpty);
  };
  const auto addOut = [&](CLI::App* command, const char* words) { return command->add_option("--out", line.outputFolder, words)->check(notEmpty); };
  const auto addRoot = [&](CLI::App* command) {
    command->add_option("--system-root", line.systemRoot, "read /sys, /proc and /etc below this folder instead (for tests)")->check(notEmpty);
  };
  const auto addLock = [&](CLI::App* command) {
    command->add_option("--board-lock", line.boardLock, "the file by which collectors on this board know of each other; without it, " + usualBoardLock())
        ->envname("COLLECTOR_BOARD_LOCK")
        ->check(notEmpty);
  };

  CLI::App* doctor = app.add_subcommand("doctor", "Says what to put right before measuring, each with its remedy");
  addPlan(doctor)->required();
  addOut(doctor, "the output folder that run will use, to check the room on its disk")->default_str(".");
  addRoot(doctor);

  CLI::App* plan = app.add_subcommand("plan", "Lists the cases in their order and estimates the time; prints an example or the schema");
  CLI::Option_group* what = plan->add_option_group("one of");
  addPlan(what);
  what->add_option("--init", line.initFolder, "write a plan for this machine into a folder, with a small program and models to begin with")->check(notEmpty);
  what->add_flag("--example", line.printExample, "print a plan to begin with: the libraries, models and batch sizes of December 2016 on a Jetson TX1");
  what->add_flag("--schema", line.printSchema, "print the JSON Schema of plans, which describes every field");
  what->require_option(1);
  addOut(plan, "a campaign begun with this plan: its seed, and its times for the estimate");

  CLI::App* run = app.add_subcommand("run", "Runs the plan, or what is left of it, and writes the dataset");
  addPlan(run)->required();
  addOut(run, "the output folder; made if it is not there")->required();
  CLI::Option* resume = run->add_flag("--resume", line.resume, "go on with the campaign in the output folder; cases already run are not run again");
  run->add_flag("--retry-failed", line.retryFailed, "with --resume: run the cases that failed once more")->needs(resume);
  run->add_flag("--max-clocks", line.maxClocks, "put CPU, GPU, memory and fan at their maximum for the time of the run (needs root)");
  run->add_flag("--accept-changes", line.acceptChanges,
                "go on although a program, a library that it loads or a model is not the one that the campaign began with; the dataset tells it");
  run->add_flag("--keep-going", line.keepGoing, "go on although the first runs all failed alike, and none is ok");
  run->add_flag("--wait-for-room", line.waitForRoom, "wait for room on the disk where a result cannot be kept, instead of ending");
  run->add_flag("--wait", line.wait, "wait until no other collector measures on this board, instead of ending");
  addLock(run);
  run->add_flag("-q,--quiet", line.quiet, "print problems only");
  addRoot(run);

  CLI::App* exported = app.add_subcommand("export", "Writes the dataset again from a campaign's journal, also while it runs");
  addOut(exported, "the output folder of the campaign")->required();
  exported->add_option("--to", line.exportFolder, "the dataset folder to write; without it, the campaign's own")->check(notEmpty);
  exported->add_flag("-q,--quiet", line.quiet, "print problems only");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exitStatus = app.exit(error) == 0 ? exitAllOk : exitBadInput;
    return nothing;
  }
  line.command = app.get_subcommands().front()->get_name();
  return line;
}

}  // namespace collector
