#!/bin/sh
# Measures the what-if page in a real browser, served, published and in a cell of the classic Notebook: from a slider's movement to
# the painted charts, the time to the first slider that moves, what it costs at rest, and the size of what travels. Run it from the
# repository's top on a quiet machine; with --compiled, the published page is compiled ahead of time.
set -eu
export DEALS_WHATIF="${1:-}"
dotnet build tests/Deals.BrowserTests -p:Measures=true -nologo -v q -nodeReuse:false
artifacts/bin/Deals.BrowserTests/release/Deals.BrowserTests -noColor -showLiveOutput -class Deals.BrowserTests.WhatIfMeasurements | grep -E 'slider to paint|sliders move|at rest|FAIL|Total'
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sh deals whatif --publish "$folder/page" ${DEALS_WHATIF:+"$DEALS_WHATIF"} >/dev/null
echo 'Size, brotli, bytes:'
find "$folder/page" -name '*.br' -exec wc -c {} + | sort -rn | sed "s#$folder/page/##" | head -16
