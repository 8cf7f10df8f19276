#!/bin/bash
# Every statement of the model, and every one that pages send, explained on a
# shop of some size.
. tests/lib.sh
WORKERS=1 site explain
trap 'echo "SET GLOBAL general_log = 0" | sql; site_down' EXIT
stop_pids worker sender
sql "$DB" <tests/guard/explain.sql || fail "explain.sql does not fit the schema"
echo "SELECT CONCAT('ANALYZE TABLE \`', table_name, '\`;') FROM information_schema.tables
	WHERE table_schema = DATABASE() AND table_type <> 'VIEW'" | sql "$DB" | sql "$DB" >/dev/null
export DB SOCKET PORTAL STAFF PYTHONPATH=tests
python3 tests/guard/explain.py
