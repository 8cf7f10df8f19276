#!/bin/sh
# Fuzzes each target named for some seconds, from its kept inputs; what it
# finds beside them stays in build/fuzz/found. Ends with 1 at the first fault
# and says how to see it again.
#
#   tests/fuzz/run.sh SECONDS NAME...
cd "$(dirname "$0")/../.." || exit 2
seconds=$1
shift
for name in "$@"; do
	kept=tests/fuzz/corpus/$name
	found=build/fuzz/found/$name
	log=build/fuzz/$name.log
	mkdir -p "$found" "$kept"
	if build/fuzz/"$name" -max_total_time="$seconds" -max_len=4096 \
		-timeout=5 -rss_limit_mb=2048 -print_final_stats=1 \
		-artifact_prefix="build/fuzz/$name-" \
		"$found" "$kept" >"$log" 2>&1; then
		printf '%-12s %s runs, ' "$name" \
			"$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
		sed -n 's/.* \(cov: [0-9]* ft: [0-9]*\).*/\1/p' "$log" | tail -1
	else
		tail -30 "$log"
		echo "$name: a fault; see it again with build/fuzz/$name FILE (above)"
		exit 1
	fi
done
