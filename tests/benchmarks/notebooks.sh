#!/bin/sh
# Whole-process time of `deals run` on a one-cell notebook, cold (built, no result cache) and cached, beside
# `jupyter nbconvert --execute` of an equal Python notebook. Three runs each, interleaved, medians; prints a markdown table.
# Needs Debian's jupyter-nbconvert and python3-ipykernel. Further notebooks may be named; they are run together.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

notebook() {
  printf '{"cells":[{"cell_type":"code","id":"one","execution_count":null,"metadata":{},"outputs":[],"source":["%s"]}],' "$2"
  printf '"metadata":{"kernelspec":{"display_name":"%s","language":"%s","name":"%s"}},"nbformat":4,"nbformat_minor":5}\n' "$1" "$3" "$4"
}
notebook '.NET (C#)' 'Enumerable.Range(1, 10).Select(n => n * n).Sum()' 'C#' .net-csharp > "$folder/csharp.ipynb"
notebook 'Python 3' 'sum(n * n for n in range(1, 11))' python python3 > "$folder/python.ipynb"

seconds() {
  start=$(date +%s.%N)
  "$@" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
  echo "$start $(date +%s.%N)" | awk '{ printf "%.2f\n", $2 - $1 }'
}
median() { sort -n "$1" | sed -n 2p; }
all() { tr '\n' ' ' < "$1" | sed 's/ $//'; }

"$root/deals" --version > /dev/null # built before anything is timed
cold() { rm -rf "$folder/out"; seconds "$root/deals" run "$folder/csharp.ipynb" --out "$folder/out"; }
cached() { seconds "$root/deals" run "$folder/csharp.ipynb" --out "$folder/out"; }
python() { seconds /usr/bin/jupyter-nbconvert --to notebook --execute --output-dir "$folder/py" "$folder/python.ipynb"; }
for _ in 1 2 3; do
  cold >> "$folder/cold"
  cached >> "$folder/cached"
  python >> "$folder/python"
  if [ $# -gt 0 ]; then
    rm -rf "$root/artifacts/notebook-cache"
    seconds "$root/deals" run "$@" --out "$folder/named" >> "$folder/named-cold"
    seconds "$root/deals" run "$@" --out "$folder/named" >> "$folder/named-cached"
  fi
done

echo "| command | median, s | runs, s |"
echo "|---|---|---|"
echo "| \`deals run\` one cell, cold | $(median "$folder/cold") | $(all "$folder/cold") |"
echo "| \`deals run\` one cell, cached | $(median "$folder/cached") | $(all "$folder/cached") |"
echo "| \`jupyter nbconvert --execute\` one equal Python cell | $(median "$folder/python") | $(all "$folder/python") |"
if [ $# -gt 0 ]; then
  echo "| \`deals run\` $# notebooks, cold | $(median "$folder/named-cold") | $(all "$folder/named-cold") |"
  echo "| \`deals run\` $# notebooks, cached | $(median "$folder/named-cached") | $(all "$folder/named-cached") |"
fi
echo
echo "$(nproc) cores, $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -n 1), nbconvert $(/usr/bin/jupyter-nbconvert --version), $(/usr/bin/python3 --version)"
