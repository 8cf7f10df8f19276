#!/bin/bash
# `make bench-check`: instructions (callgrind, one cold request run as plain
# CGI) and statements of each page against tests/bench/goals, and the ratios
# of the last `make bench` against the same file. WRITE=1 writes what is
# measured into the file.
cd "$(dirname "$0")/../.." || exit 2
export B=${B:-build} LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin:/sbin
command -v valgrind >/dev/null || { echo "skipped: no valgrind"; exit 0; }
T=$(mktemp -d /tmp/rb.XXXXXX) && export T || exit 2
. tests/lib.sh
trap 'stop_everything; rm -rf "$T"' EXIT
database check
PORTAL=1 STAFF=2 API=3 site_conf
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export SITE T
python3 tests/bench/check.py
