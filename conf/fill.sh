#!/bin/sh
# Fills templates in: fill.sh NAME=value ... -- FILE ... >out
# Each @NAME@ becomes its value; one that is left over is an error.
script=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
	name=${1%%=*}
	value=$(printf '%s\n' "${1#*=}" | sed 's/[\\|&]/\\&/g; $!s/$/\\/')
	script="$script;s|@$name@|$value|g"
	shift
done
shift
out=$(sed "${script#;}" "$@") || exit 1
if left=$(printf '%s\n' "$out" | grep -v '^ *#' | grep -oE '@[A-Z_]+@' | sort -u | tr '\n' ' ') && [ "$left" ]; then
	echo "fill: nothing given for $left in $*" >&2
	exit 1
fi
printf '%s\n' "$out"
