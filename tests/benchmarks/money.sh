#!/bin/sh
# The money engine beside the same model in NumPy: agreement of every delta, then times; prints markdown tables.
# With --quick only the agreement, in few worlds. The time is that of the
# processor, one thread each. Needs Debian's python3-numpy. A dataset's folder may be named last.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
quick=
if [ "${1:-}" = --quick ]; then quick=yes; shift; fi
if [ $# -gt 0 ]; then set -- --dataset "$1"; fi

program="$root/artifacts/bin/Deals.Benchmarks/release/Deals.Benchmarks"
money="$root/tests/Deals.Benchmarks/numpy/money.py"
[ -n "$quick" ] && [ -x "$program" ] || dotnet build "$root/tests/Deals.Benchmarks" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }

if [ -n "$quick" ]; then
  "$program" "$@" export "$folder/book.json" 200
  /usr/bin/python3 "$money" "$folder/book.json"
  [ $# -gt 0 ] || { "$program" --wider export "$folder/wider.json" 200 && /usr/bin/python3 "$money" "$folder/wider.json"; }
  exit
fi

if [ $# -eq 0 ]; then
  "$program" --wider export "$folder/wider.json" 200
  /usr/bin/python3 "$money" "$folder/wider.json"
fi
"$program" "$@" export "$folder/book.json"
worlds=100000
# NumPy takes half as long again when the C library gives the memory of every array back to the system; the kit takes none.
export MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_TOP_PAD_=100000000 MALLOC_MMAP_THRESHOLD_=1000000000
/usr/bin/python3 "$money" "$folder/book.json"
for _ in 1 2 3; do # one after the other, so that both meet the same machine
  "$program" "$@" rate >> "$folder/kit"
  /usr/bin/python3 "$money" "$folder/book.json" --time $worlds | tail -n 1 >> "$folder/numpy"
done
"$program" "$@" measure 2> "$folder/log" > "$folder/rows" || { cat "$folder/log" >&2; exit 1; }

middle() { sort -n "$1" | sed -n 2p; }
all() { tr '\n' ' ' < "$1" | sed 's/ $//'; }
echo
echo "| what | median, µs | bytes taken |"
echo "|---|---|---|"
cat "$folder/rows"
echo
echo "| $worlds worlds, one thread | processor time, s | runs, s |"
echo "|---|---|---|"
echo "| the kit | $(middle "$folder/kit") | $(all "$folder/kit") |"
echo "| NumPy | $(middle "$folder/numpy") | $(all "$folder/numpy") |"
echo "| NumPy / kit | $(echo "$(middle "$folder/numpy") $(middle "$folder/kit")" | awk '{ printf "%.1f", $1 / $2 }') | $(paste -d ' ' "$folder/numpy" "$folder/kit" | awk '{ printf "%s%.1f", (NR > 1 ? " " : ""), $1 / $2 }') |"
echo
echo "$(nproc) cores, $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -n 1), $(/usr/bin/python3 --version), NumPy $(/usr/bin/python3 -c 'import numpy; print(numpy.__version__)')"
