#!/usr/bin/env bash
# Ends every command that writes at random moments, by SIGKILL, SIGTERM, SIGINT or a full disk, and looks whether its folder is
# what it was before or what the command makes of it, byte for byte, and never a mix; and that the next run needs no hand work.
# Full disks are small file systems that only root can mount; where that is not allowed, a signal takes their place, which is said.
#
#   tests/interruptions/run.sh [TIMES] [SEED]      TIMES interruptions, 40 when left out, dealt out among the commands
set -u
times=${1:-40}
RANDOM=${2:-1}
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$root/artifacts/bin/Deals.Cli/release/Deals.Cli.dll

# Nothing is waited for without end: seconds for a command, and for the page when it must be built first.
limit=180
longest_build=1800

# What a shell starts in the background ignores Ctrl-C, unless `env` sets that right.
signals=(KILL TERM INT KILL)
own_signals=(env --default-signal=INT,TERM)
if ! "${own_signals[@]}" true 2>/dev/null; then
  echo 'Ctrl-C is left out: env knows no --default-signal here'
  signals=(KILL TERM TERM KILL)
  own_signals=(env)
fi

work=$(mktemp -d)
# Always the same place: notebooks and kernels name it.
place=$work/place
out=$place/out
running=
mkdir "$place"
leave() {
  [ -n "$running" ] && kill -KILL "$running" 2>/dev/null
  umount -l "$place" 2>/dev/null
  rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$work" || exit 1

if mount -t tmpfs -o size=64k tmpfs "$place" 2>/dev/null && umount "$place"; then
  signals+=(full)
else
  echo 'Full disks are left out: no small one can be mounted here'
fi

mkdir -p data notebooks
cp -r "$root/tests/data/league-rights" "$root/tests/data/tower-lease" data/
cat > notebooks/words.ipynb <<'NOTEBOOK'
{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}},
 "cells": [{"cell_type": "code", "id": "a", "execution_count": null, "metadata": {"tags": ["parameters"]}, "outputs": [], "source": "string word = \"one\";"},
           {"cell_type": "code", "id": "b", "execution_count": null, "metadata": {}, "outputs": [], "source": "Console.WriteLine(new string('x', 200_000) + word);"}]}
NOTEBOOK
cp notebooks/words.ipynb notebooks/more-words.ipynb

now() { date +%s%N; }

# start ARGUMENTS…: `deals` in the background, as the process $running, saying what it says into the file log.
start() {
  "${own_signals[@]}" dotnet "$program" "$@" >log 2>&1 </dev/null &
  running=$!
}

# finish SECONDS WHAT: waits until $running has ended, not longer; its exit code.
finish() {
  local end=$((SECONDS + $1)) code
  while kill -0 "$running" 2>/dev/null; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "!! $2 has not ended within $1 seconds; it is killed. It had said:"
      cat log
      failures=$((failures + 1))
      kill -KILL "$running"
      break
    fi
    sleep 0.05
  done
  wait "$running" 2>/dev/null
  code=$?
  running=
  return "$code"
}

# deals WHAT ARGUMENTS…: `deals` to its end.
deals() {
  local what=$1
  shift
  start "$@"
  finish "$limit" "$what"
}

# Each command: what makes the earlier output in $2, and what is interrupted.
commands=(export run report publish site simulate new schema kernel)
first() {
  case $1 in
    export) deals "$1" export --all --format svg --dataset tower-lease --out "$2" ;;
    run) deals "$1" run notebooks/words.ipynb notebooks/more-words.ipynb --out "$2" ;;
    report) deals "$1" report notebooks/words.ipynb --dataset tower-lease --out "$2" ;;
    publish) deals "$1" whatif --publish "$2" --dataset league-rights ;;
    site) deals "$1" whatif --publish "$2" --dataset league-rights && mkdir "$2/.git" && echo mine >"$2/.git/HEAD" && echo mine >"$2/CNAME" ;;
    simulate) deals "$1" simulate --dataset league-rights --worlds 4096 --seed 2 --out "$2/draws.csv" ;;
    new | kernel) mkdir -p "$2" ;;
    schema) mkdir -p "$2" && cp -r data/league-rights/. "$2" && sed -i 's/"title": "/"title": "Other /' "$2/datapackage.json" ;;
  esac
}
arguments() {
  case $1 in
    export) typed=(export --all --format svg csv --theme dark --dataset tower-lease --out "$2") ;;
    run) typed=(run notebooks/words.ipynb notebooks/more-words.ipynb --set word=two --no-cache --out "$2") ;;
    report) typed=(report notebooks/words.ipynb notebooks/more-words.ipynb --dataset tower-lease --out "$2") ;;
    publish | site) typed=(whatif --publish "$2") ;;
    simulate) typed=(simulate --dataset league-rights --worlds 65536 --out "$2/draws.csv") ;;
    new) typed=(new mine --out "$2") ;;
    schema) typed=(schema "$2" --write) ;;
    kernel) typed=(kernel install --prefix "$2") ;;
  esac
}
second() {
  arguments "$1" "$out"
  deals "$2" "${typed[@]}"
}

# Every file below a folder with its hash; not what is being written beside its place, nor the cache of executed notebooks, whose
# entries are whole, stand for their inputs, and are no output.
bytes() { (cd "$1" 2>/dev/null && find . \( -name '.*.deals-writing' -o -name '.*.new' -o -name .notebook-cache \) -prune -o -type f -exec sha256sum {} + | LC_ALL=C sort -k 2); }
mixes=0
failures=0
unfinished=0

echo 'the page is built, if it is not yet'
start whatif --publish "$out" --dataset league-rights
finish "$longest_build" 'the build of the page' || { cat log; echo '!! the page cannot be built'; exit 1; }
rm -rf "$out"

# What was before, what comes after, and how long that takes.
for command in "${commands[@]}"; do
  mkdir -p "$command"
  first "$command" "$out" || { cat log; echo "!! $command cannot be prepared"; exit 1; }
  cp -a "$out" "$command/before"
  began=$(now)
  second "$command" "$command" || { cat log; echo "!! $command cannot be run"; exit 1; }
  echo $(($(now) - began)) >"$command/takes"
  mv "$out" "$command/after"
  bytes "$command/before" >"$command/before.bytes"
  bytes "$command/after" >"$command/after.bytes"
done

# interrupt COMMAND SIGNAL: one of it, somewhere between its start and a little after its end, most often near the end.
interrupt() {
  local takes delay
  takes=$(cat "$1/takes")
  if [ $((RANDOM % 3)) -eq 0 ]; then delay=$((takes * (RANDOM % 100) / 100)); else delay=$((takes * (70 + RANDOM % 40) / 100)); fi
  arguments "$1" "$out"
  start "${typed[@]}"
  sleep "$(printf '%d.%09d' $((delay / 1000000000)) $((delay % 1000000000)))"
  kill -s "$2" "$running" 2>/dev/null
  finish "$limit" "$1 after SIG$2" 2>/dev/null # where the shell tells of what was killed
}

# compare COMMAND WHAT: the folder is one of the two.
compare() {
  local command=$1 what=$2
  bytes "$out" >now.bytes
  if cmp -s now.bytes "$command/before.bytes"; then state=before
  elif cmp -s now.bytes "$command/after.bytes"; then state=after
  elif find "$place" -path '*.deals-writing/moves.json' | grep -q .; then state=unfinished; unfinished=$((unfinished + 1))
  else
    state=MIX
    mixes=$((mixes + 1))
    diff "$command/before.bytes" now.bytes | head -n 6
  fi
  echo "$command, $what: $state"
}

for ((i = 0; i < times; i++)); do
  command=${commands[i % ${#commands[@]}]}
  what=${signals[RANDOM % ${#signals[@]}]}
  if [ "$what" = full ]; then
    had=$(du -sk "$command/before" | cut -f 1)
    needs=$(du -sk "$command/after" | cut -f 1)
    size=$((had + 64 + (needs + 64) * (RANDOM % 100) / 100))
    mount -t tmpfs -o "size=${size}k" tmpfs "$place" || { echo "!! a disk of $size KB cannot be mounted"; exit 1; }
    cp -a "$command/before" "$out"
    second "$command" "$command on a full disk"
    code=$?
    compare "$command" "disk full, exit code $code"
    if [ "$code" -ne 0 ] && [ "$code" -ne 6 ]; then
      cat log
      failures=$((failures + 1))
    fi
    umount "$place" || umount -l "$place"
    continue
  fi

  rm -rf "$place" && mkdir "$place"
  cp -a "$command/before" "$out"
  interrupt "$command" "$what"
  compare "$command" "SIG$what"
  # A name that is taken is refused by `deals new`, which clears away what is left beside all the same; what an interrupted one had
  # begun to move is finished by it.
  if ! second "$command" "the next $command" && ! { [ "$command" = new ] && [ "$state" = after ]; }; then
    echo "!! the next $command does not run:"
    cat log
    failures=$((failures + 1))
  fi
  bytes "$out" >now.bytes
  if ! cmp -s now.bytes "$command/after.bytes" || [ "$(ls -A "$place")" != out ] || find "$place" -name '*.deals-writing' | grep -q .; then
    echo "!! the next $command does not give what it should, or leaves something beside:"
    ls -A "$place"
    diff "$command/after.bytes" now.bytes | head -n 6
    find "$place" -name '*.deals-writing'
    failures=$((failures + 1))
  fi
done

echo "$times interruptions in $SECONDS seconds: $mixes mixes, $unfinished that the next run finished, $failures that did not end or whose next run failed"
[ "$mixes" -eq 0 ] && [ "$failures" -eq 0 ]
