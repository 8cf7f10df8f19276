#!/bin/bash
# What serve does for every page: languages in turn on one process, tokens,
# kept forms, strict fields, cookies, methods, limits.
. tests/lib.sh
WORKERS=1 site runtime
trap site_down EXIT
stop_pids worker sender
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export SITE DB SOCKET PORTAL STAFF API PYTHONPATH=tests
python3 tests/page/runtime.py
