#!/bin/sh
# The simulation beside the same in NumPy and SciPy: agreement of means, chances and Sobol's indices within their errors, then times.
# With --quick only the agreement. Needs Debian's python3-scipy. A dataset's folder may be named last; openai-clouds without.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
quick=
if [ "${1:-}" = --quick ]; then quick=yes; shift; fi
dataset=${1:-$root/data/openai-clouds}

program="$root/artifacts/bin/Deals.Benchmarks/release/Deals.Benchmarks"
simulate="$root/tests/Deals.Benchmarks/numpy/simulate.py"
[ -n "$quick" ] && [ -x "$program" ] || dotnet build "$root/tests/Deals.Benchmarks" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
"$program" --dataset "$dataset" export "$folder/book.json" 200
"$program" --dataset "$dataset" simulation "$folder/simulation.json"
/usr/bin/python3 "$simulate" "$folder/book.json" "$folder/simulation.json"
[ -z "$quick" ] || exit 0

# NumPy takes half as long again when the C library gives the memory of every array back to the system; the kit takes none.
export MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_TOP_PAD_=100000000 MALLOC_MMAP_THRESHOLD_=1000000000
for _ in 1 2 3; do # one after the other, so that both meet the same machine
  "$program" --dataset "$dataset" simulation-times >> "$folder/kit"
  /usr/bin/python3 "$simulate" "$folder/book.json" "$folder/simulation.json" --time >> "$folder/numpy"
done
echo
echo "| run | 65,536 worlds, kit, s | NumPy, s | NumPy / kit | indices of 16,384 points, s | kept of 65,536 worlds, MB | of 1,048,576 |"
echo "|---|---|---|---|---|---|---|"
paste -d ' ' "$folder/kit" "$folder/numpy" | awk '{ printf "| %d | %s | %s | %.1f | %s | %s | %s |\n", NR, $1, $5, $5 / $1, $2, $3, $4 }'
