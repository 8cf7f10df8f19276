#!/bin/bash
# Customers as staff see them, and the portal's own pages of a customer.
. tests/lib.sh
site people
trap site_down EXIT
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export PORTAL STAFF DB SOCKET PYTHONPATH=tests
python3 tests/page/people.py
