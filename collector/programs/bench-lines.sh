# shellcheck shell=sh
# The lines protocol, version 1, for a program in shell: source this file, or copy what you need of it.

# bench_tell EVENT [FIELD ...]: prints a line of the protocol. A field is KEY=TEXT or KEY:=NUMBER.
bench_tell() {
  printf '@bench {"event":"%s"' "$1"
  shift
  for bench_field in "$@"; do
    bench_key=${bench_field%%=*}
    bench_value=${bench_field#*=}
    case $bench_key in
      *:) printf ',"%s":%s' "${bench_key%:}" "$bench_value" ;;
      *) printf ',"%s":"%s"' "$bench_key" "$(printf '%s' "$bench_value" | tr '\n\t' '  ' | sed 's/[\\"]/\\&/g')" ;;
    esac
  done
  printf '}\n'
}

# bench_time ITERATIONS WARM_UP COMMAND [ARGUMENT ...]: tells of each iteration how long the command took, after WARM_UP
# untimed ones. What it takes to start the command and to ask for the time, a millisecond or two, is in each time; date
# must know %N, as GNU's does. A command that fails ends it.
bench_time() {
  bench_iterations=$1
  bench_warm_up=$2
  shift 2
  bench_done=0
  while [ "$bench_done" -lt "$bench_warm_up" ]; do
    "$@" || return
    bench_done=$((bench_done + 1))
  done
  bench_tell begin warm_up:="$bench_warm_up"
  bench_done=0
  while [ "$bench_done" -lt "$bench_iterations" ]; do
    bench_start=$(date +%s%N)
    "$@" || return
    bench_ns=$(($(date +%s%N) - bench_start))
    bench_tell iteration forward_ms:="$(printf '%d.%06d' $((bench_ns / 1000000)) $((bench_ns % 1000000)))"
    bench_done=$((bench_done + 1))
  done
  bench_tell end iterations:="$bench_iterations"
}
