#!/bin/bash
# Guidelines and situations: written, published, confirmed, compared.
. tests/lib.sh
site guideline
trap site_down EXIT
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export PORTAL STAFF DB SOCKET PYTHONPATH=tests
python3 tests/page/guideline.py
