#!/bin/bash
# The access matrix on a small shop with one of everything.
. tests/lib.sh
export WORKERS=1
site matrix
trap site_down EXIT
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
mkdir -p "$SITE/data/feedback" && printf abc >"$SITE/data/feedback/none"
stop_pids worker sender
export PORTAL STAFF DB SOCKET PYTHONPATH=tests
python3 tests/guard/matrix.py
