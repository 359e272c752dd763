#!/bin/sh
# Whole-process time of a one-cell notebook and of notebook 01, cold (built, no kept result): `deals run`, the real kernel
# C# (Deals) under `jupyter nbconvert --execute`, and dotnet-repl; then `deals run` with its kept result. Five runs each,
# interleaved; prints a markdown table of medians and ratios. Needs Debian's jupyter-nbconvert.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
runs=${1:-5}

mkdir -p "$root/out/benchmark" # inside the checkout, for notebook 01 names the kit by a path
one="$root/out/benchmark/one.ipynb"
printf '%s' '{"cells":[{"cell_type":"code","id":"one","execution_count":null,"metadata":{},"outputs":[],"source":["Enumerable.Range(1, 10).Select(n => n * n).Sum()"]}],"metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}' > "$one"
windows="$root/notebooks/01-exclusivity-windows.ipynb"

"$root/deals" kernel install --prefix "$folder/environment" > /dev/null # builds, too, before anything is timed
(cd "$root/tests" && dotnet tool restore > /dev/null)
export JUPYTER_PATH="$folder/environment/share/jupyter"

seconds() {
  start=$(date +%s.%N)
  "$@" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
  echo "$start $(date +%s.%N)" | awk '{ printf "%.2f\n", $2 - $1 }'
}
deals() { seconds "$root/deals" run "$1" --no-cache --out "$folder/out"; }
kept() { seconds "$root/deals" run "$1" --out "$folder/out"; }
kernel() { seconds jupyter-nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name=deals-csharp --output-dir "$folder/nbconvert" "$1"; }
repl() { cd "$root/tests"; seconds dotnet tool run dotnet-repl -- --run "$1" --working-dir "$root/notebooks" --exit-after-run --output-path "$folder/repl.ipynb"; cd "$root"; }
median() { sort -n "$1" | sed -n "$(( (runs + 1) / 2 ))p"; }
ratio() { echo "$(median "$1") $(median "$2")" | awk '{ printf "%.2f", $1 / $2 }'; }
row() { echo "| $1 | $(median "$2") | $(tr '\n' ' ' < "$2" | sed 's/ $//') |"; }

for notebook in "$one" "$windows"; do
  name=$(basename "$notebook" .ipynb)
  kept "$notebook" > /dev/null
  for _ in $(seq "$runs"); do
    for way in deals kernel repl kept; do $way "$notebook" >> "$folder/$name-$way"; done
  done
  echo "| $name | median, s | runs, s |"
  echo "|---|---|---|"
  row '`deals run`, cold' "$folder/$name-deals"
  row '`jupyter nbconvert --execute`, kernel *C# (Deals)*' "$folder/$name-kernel"
  row 'dotnet-repl' "$folder/$name-repl"
  row '`deals run`, kept result' "$folder/$name-kept"
  echo
  echo "deals run takes $(ratio "$folder/$name-deals" "$folder/$name-kernel") of nbconvert and $(ratio "$folder/$name-deals" "$folder/$name-repl") of dotnet-repl."
  echo
done
echo "$(nproc) cores, $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -n 1), nbconvert $(jupyter-nbconvert --version)"
