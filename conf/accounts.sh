#!/bin/bash
# After an installation and after each new version: database, accounts, schema
# and rights on the machine's own MariaDB, as root.
cd "$(dirname "$0")/.." || exit 1
fail() { echo "accounts: $*" >&2; exit 1; }
. conf/private.sh
SECRETS=${SECRETS:-/etc/regulars/secret} SOCKET=${SOCKET:-/run/mysqld/mysqld.sock} DB=${DB:-regulars}
[ -S "$SOCKET" ] || fail "MariaDB does not listen at $SOCKET; is it started?"
site_accounts
/usr/lib/regulars/regulars --conf /etc/regulars/regulars.conf migrate || fail "the schema could not be brought up to date"
site_grants
echo "Database, accounts, schema and rights are in order."
