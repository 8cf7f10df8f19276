#!/bin/sh
# The kept inputs of the fuzz targets still pass.
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
for source in tests/fuzz/*.c; do
	name=$(basename "$source" .c)
	[ "$name" = replay ] && continue
	if [ ! -d "tests/fuzz/corpus/$name" ]; then
		echo "not ok $name: no kept inputs"
	elif "$B/tests/fuzz/$name" tests/fuzz/corpus/"$name"/* >/dev/null 2>"$B/tests/fuzz/$name.log"; then
		echo "ok $name"
	else
		tail -20 "$B/tests/fuzz/$name.log"
		echo "not ok $name"
	fi
done
