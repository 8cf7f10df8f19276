#!/bin/bash
# What customers say: the form, the inbox, the answer, and what they see of it.
. tests/lib.sh
export MAIL=hold
site feedback
trap site_down EXIT
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export PORTAL STAFF DB SOCKET SITE PYTHONPATH=tests
python3 tests/page/feedback.py
