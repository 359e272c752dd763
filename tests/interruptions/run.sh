#!/usr/bin/env bash
# Ends every command that writes at random moments, by SIGKILL, SIGTERM, SIGINT or a full disk, and looks whether its folder is
# what it was before or what the command makes of it, byte for byte, and never a mix; and that the next run needs no hand work.
# Full disks are small file systems that only root can mount; without that they are left out, which is said.
#
#   tests/interruptions/run.sh [TIMES] [SEED]      TIMES interruptions, 20 when left out, dealt out among the commands
set -u
times=${1:-20}
RANDOM=${2:-1}
root=$(cd "$(dirname "$0")/../.." && pwd)
# A shell lets what it starts in the background ignore Ctrl-C.
deals() { env --default-signal=INT dotnet "$root/artifacts/bin/Deals.Cli/release/Deals.Cli.dll" "$@"; }
work=$(mktemp -d)
# Always the same place: notebooks and kernels name it.
place=$work/place
out=$place/out
mkdir "$place"
trap 'umount "$place" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir -p data notebooks
cp -r "$root/tests/data/league-rights" "$root/tests/data/tower-lease" data/
cat > notebooks/words.ipynb <<'NOTEBOOK'
{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}},
 "cells": [{"cell_type": "code", "id": "a", "execution_count": null, "metadata": {"tags": ["parameters"]}, "outputs": [], "source": "string word = \"one\";"},
           {"cell_type": "code", "id": "b", "execution_count": null, "metadata": {}, "outputs": [], "source": "Console.WriteLine(new string('x', 200_000) + word);"}]}
NOTEBOOK
cp notebooks/words.ipynb notebooks/more-words.ipynb

# Each command: what makes the earlier output in $1, and what is interrupted.
commands=(export run report publish site new schema kernel simulate)
first() {
  case $1 in
    export) deals export --all --format svg --dataset league-rights --out "$2" ;;
    run) deals run notebooks/words.ipynb notebooks/more-words.ipynb --out "$2" ;;
    report) deals report notebooks/words.ipynb --dataset league-rights --out "$2" ;;
    publish) deals whatif --publish "$2" --dataset league-rights ;;
    site) deals whatif --publish "$2" --dataset league-rights && mkdir "$2/.git" && echo mine >"$2/.git/HEAD" && echo mine >"$2/CNAME" ;;
    new) mkdir -p "$2" ;;
    schema) mkdir -p "$2" && cp -r data/league-rights/. "$2" && sed -i 's/"title": "/"title": "Other /' "$2/datapackage.json" ;;
    kernel) mkdir -p "$2" ;;
    simulate) mkdir -p "$2" && deals simulate --dataset league-rights --worlds 20000 --seed 2 --out "$2/draws.csv" ;;
  esac
}
second() {
  case $1 in
    export) deals export --all --format svg csv --theme dark --dataset league-rights --out "$2" ;;
    run) deals run notebooks/words.ipynb notebooks/more-words.ipynb --set word=two --no-cache --out "$2" ;;
    report) deals report notebooks/words.ipynb --dataset league-rights --scenario few_viewers --out "$2" ;;
    publish | site) deals whatif --publish "$2" ;;
    new) deals new mine --out "$2" ;;
    schema) deals schema "$2" --write ;;
    kernel) deals kernel install --prefix "$2" ;;
    simulate) deals simulate --dataset league-rights --worlds 20000 --out "$2/draws.csv" ;;
  esac
}

# Every file below a folder with its hash; not what is being written beside its place.
bytes() { (cd "$1" 2>/dev/null && find . -name '.*.deals-writing' -prune -o -type f -exec sha256sum {} + | LC_ALL=C sort -k 2); }
now() { date +%s%N; }
mixes=0
refusals=0
unfinished=0
left_out=0

# What was before, what comes after, and how long that takes.
for command in "${commands[@]}"; do
  mkdir -p "$command"
  first "$command" "$out" >"$command/log" 2>&1 || { cat "$command/log"; echo "!! $command cannot be prepared"; exit 1; }
  cp -a "$out" "$command/before"
  start=$(now)
  second "$command" "$out" >"$command/log" 2>&1 || { cat "$command/log"; echo "!! $command cannot be run"; exit 1; }
  echo $(($(now) - start)) >"$command/takes"
  mv "$out" "$command/after"
  bytes "$command/before" >"$command/before.bytes"
  bytes "$command/after" >"$command/after.bytes"
done

# interrupt COMMAND SIGNAL: one of it, somewhere between its start and a little after its end, most often near the end.
interrupt() {
  local command=$1 signal=$2 takes delay
  takes=$(cat "$command/takes")
  if [ $((RANDOM % 3)) -eq 0 ]; then delay=$((takes * (RANDOM % 100) / 100)); else delay=$((takes * (70 + RANDOM % 40) / 100)); fi
  (exec 2>/dev/null; second "$command" "$out" >"$work/log" 2>&1 & wait $!) &
  local shell=$!
  sleep "$(printf '%d.%09d' $((delay / 1000000000)) $((delay % 1000000000)))"
  local program
  program=$(pgrep -n -f "Deals.Cli.dll .*$out" || true)
  [ -n "$program" ] && kill -s "$signal" "$program" 2>/dev/null
  wait "$shell" 2>/dev/null
  while pgrep -f "Deals.Cli.dll .*$out" >/dev/null; do sleep 0.1; done
}

# compare COMMAND WHAT: the folder is one of the two.
compare() {
  local command=$1 what=$2
  bytes "$out" >"$work/now.bytes"
  if cmp -s "$work/now.bytes" "$work/$command/before.bytes"; then state=before
  elif cmp -s "$work/now.bytes" "$work/$command/after.bytes"; then state=after
  elif find "$place" -path '*.deals-writing/moves.json' | grep -q .; then state=unfinished; unfinished=$((unfinished + 1))
  else
    state=MIX
    mixes=$((mixes + 1))
    diff "$work/$command/before.bytes" "$work/now.bytes" | head -n 6
  fi
  echo "$command, $what: $state"
}

for ((i = 0; i < times; i++)); do
  command=${commands[i % ${#commands[@]}]}
  signals=(KILL TERM INT KILL full)
  what=${signals[RANDOM % ${#signals[@]}]}
  if [ "$what" = full ]; then
    had=$(du -sk "$command/before" | cut -f 1)
    needs=$(du -sk "$command/after" | cut -f 1)
    if ! mount -t tmpfs -o "size=$((had + 64 + (needs + 64) * (RANDOM % 100) / 100))k" tmpfs "$place" 2>/dev/null; then
      left_out=$((left_out + 1))
      continue
    fi
    cp -a "$command/before" "$out"
    second "$command" "$out" >log 2>&1
    code=$?
    compare "$command" "disk full, exit code $code"
    if [ "$code" -ne 0 ] && [ "$code" -ne 6 ]; then
      cat log
      refusals=$((refusals + 1))
    fi
    umount "$place"
    continue
  fi

  rm -rf "$place" && mkdir "$place"
  cp -a "$command/before" "$out"
  interrupt "$command" "$what"
  compare "$command" "SIG$what"
  # A name that is taken is refused by `deals new`; what an interrupted one had begun to move is finished by it.
  if ! { [ "$command" = new ] && [ "$state" = after ]; }; then
    if ! second "$command" "$out" >log 2>&1; then
      echo "!! the next $command does not run:"
      cat log
      refusals=$((refusals + 1))
    fi
  fi
  bytes "$out" >now.bytes
  if ! cmp -s now.bytes "$command/after.bytes" || [ "$(ls -A "$place")" != out ] || find "$place" -name '*.deals-writing' | grep -q .; then
    echo "!! the next $command does not give what it should, or leaves something beside:"
    ls -A "$place"
    diff "$command/after.bytes" now.bytes | head -n 6
    find "$place" -name '*.deals-writing'
    refusals=$((refusals + 1))
  fi
done

echo "$times interruptions: $mixes mixes, $unfinished that the next run finished, $refusals next runs that failed, $left_out left out for want of a small disk"
[ "$mixes" -eq 0 ] && [ "$refusals" -eq 0 ]
