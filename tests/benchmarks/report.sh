#!/bin/sh
# Pictures of all figures by the kit and by Playwright; then whole `deals report`, cold (no stored
# result of a notebook) and cached. Prints markdown tables. Needs a browser. The kit must have been built: ./deals check.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$root"
dotnet build tests/Deals.Benchmarks > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
artifacts/bin/Deals.Benchmarks/release/Deals.Benchmarks --dataset data/openai-clouds pictures

seconds() { start=$(date +%s%N); "$@" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }; echo "$(( ($(date +%s%N) - start) / 10000000 ))" | sed 's/..$/.&/'; }
for _ in 1 2 3; do
  seconds ./deals report --no-cache --out "$folder/report" >> "$folder/cold"
  seconds ./deals report --out "$folder/report" >> "$folder/keep" # the first keeps its notebooks
  seconds ./deals report --out "$folder/report" >> "$folder/cached"
done
middle() { sort -n "$1" | sed -n 2p; }
all() { tr '\n' ' ' < "$1" | sed 's/ $//'; }
echo
echo "| whole \`deals report\` | median, s | runs, s |"
echo "|---|---|---|"
echo "| cold | $(middle "$folder/cold") | $(all "$folder/cold") |"
echo "| cached | $(middle "$folder/cached") | $(all "$folder/cached") |"
echo
echo "$(nproc) cores, $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -n 1), $(chromium-headless-shell --version 2>/dev/null || chromium --version)"
