#!/bin/sh
# Processor time and memory of `deals check` against the size of a dataset: rows of a table, chains, diamonds, odds, columns, problems.
# Prints a markdown table. Needs Debian's time.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
[ -f "$root/artifacts/bin/Deals.Cli/release/Deals.Cli.dll" ] || dotnet build "$root/src/Deals.Cli" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }

# A copy of a dataset, of the tests' or of data/.
copy() { rm -rf "$folder/set"; if [ -d "$root/tests/data/$1" ]; then cp -R "$root/tests/data/$1" "$folder/set"; else cp -R "$root/data/$1" "$folder/set"; fi; }

# rows TABLE COUNT: copies of a row, each with an id and a name of its own where the table has names; an assumption without odds. New
# subjects have a place under every reading.
rows() {
  awk -F, -v OFS=, -v count="$2" -v table="$1" '
    NR == 2 || (table == "assumptions" && first ~ /,discrete,/) { first = $0 } { print }
    END {
      for (at = 1; at <= count; at++) {
        $0 = first; $1 = "made" at
        if (table ~ /^(subjects|deals|assumptions|clauses|cap_groups|scenarios)$/) $2 = "Made " at
        if (table == "criteria") $3 = "Made " at
        print
      }
    }' "$folder/set/$1.csv" > "$folder/rows" && mv "$folder/rows" "$folder/set/$1.csv"
  if [ "$1" = subjects ]; then
    awk -F, -v count="$2" 'NR > 1 { for (at = 1; at <= count; at++) print $1 ",made" at "," }' "$folder/set/readings.csv" >> "$folder/set/placements.csv"
  fi
}

# One assumption that the made drivers share; then a chain of them, each on the one before, or on it twice.
drivers() {
  echo 'made,Made,Made,ratio,0.1,0.2,0.3,fixed,0,1,0.1,judgement,,Made,2014-07-01' >> "$folder/set/assumptions.csv"
  head=$(head -n 1 "$folder/set/drivers.csv")
  awk -v head="$head" -v kind="$1" -v count="$2" -v first="$(sed -n 2p "$folder/set/drivers.csv" | cut -d, -f1)" '
    BEGIN {
      columns = split(head, names, ","); before = first
      for (at = 1; at <= count; at++) {
        value["driver_id"] = "made" at; value["name"] = "Made " at; value["kind"] = kind; value["parent_id"] = before
        value["other_id"] = kind == "less" ? before : ""; value["factor"] = "made"; value["reason"] = "Made"
        line = ""
        for (column = 1; column <= columns; column++) line = line (column > 1 ? "," : "") value[names[column]]
        print line; before = "made" at
      }
    }' >> "$folder/set/drivers.csv"
}

# odds COUNT: three assumptions of so many odds each.
odds() {
  for one in 1 2 3; do
    echo "made$one,Made $one,Made,EUR m,0,1,1000,discrete,0,1000,1,judgement,,Made,2026-03-01" >> "$folder/set/assumptions.csv"
    awk -v one="$one" -v count="$1" 'BEGIN { for (at = 0; at < count; at++) printf "made%s,%d,%.6f,,Made\n", one, at, at ? 0.001 : 1 - (count - 1) * 0.001 }' >> "$folder/set/assumption_odds.csv"
  done
}

measure() {
  if /usr/bin/time -f '%U %S %M' -o "$folder/time" timeout 120 dotnet "$root/artifacts/bin/Deals.Cli/release/Deals.Cli.dll" check "$folder/set" > "$folder/out" 2>&1
  then told=clean; else told=$(sed -n '1s/.*: \(there are\|there is\)/\1/p' "$folder/out" | cut -c1-70); told="refused${told:+: $told}"; fi
  tail -n 1 "$folder/time" | awk -v what="$1" -v told="$told" '{ printf "| %s | %.1f | %d | %s |\n", what, $1 + $2, $3 / 1024, told }'
}

echo "| what | processor time, s | MB | result |"
echo "|---|---|---|---|"
copy league-rights; measure "league-rights as it is"
for table in sources claims events deals rights assumptions clauses cap_groups criteria scenarios subjects; do
  for count in 1000 10000; do copy league-rights; rows "$table" "$count"; measure "$count more rows in $table"; done
done
copy openai-clouds; measure "openai-clouds as it is"
for table in sources claims events deals rights assumptions clauses cap_groups criteria scenarios subjects; do
  copy openai-clouds; rows "$table" 10000; measure "openai-clouds with 10000 more rows in $table"
done
for count in 22 220 900 3000; do copy tower-lease; drivers less "$count"; measure "a diamond of $count drivers"; done
for count in 300 900 10000; do copy tower-lease; drivers product "$count"; measure "a chain of $count drivers"; done
for count in 4 10 100; do copy league-rights; odds "$count"; measure "three assumptions of $count odds"; done
