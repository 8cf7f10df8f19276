#!/bin/bash
# Personal data: what the schema calls so is in a customer's export, and gone
# after erasure.
. tests/lib.sh
WORKERS=1 site personal
trap site_down EXIT
stop_pids worker sender
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export DB SOCKET PORTAL SITE PYTHONPATH=tests
python3 tests/guard/personal.py before || exit 1
start_program worker
python3 tests/guard/personal.py after
