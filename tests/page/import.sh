#!/bin/bash
# A file is sent, looked at, mapped, tried, imported by the worker, taken back.
. tests/lib.sh
site import
trap site_down EXIT
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export SITE STAFF DB SOCKET PYTHONPATH=tests
python3 tests/page/import.py
