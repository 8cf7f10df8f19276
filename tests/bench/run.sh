#!/bin/bash
# `make bench`: the product beside its floor (bench.py says what is measured).
# BENCH=full adds 10,000,000 rows. Databases stay in build/bench.
cd "$(dirname "$0")/../.." || exit 2
export B=${B:-build} LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin:/sbin
mkdir -p build/bench/db
. tests/lib.sh
. tests/bench/fill.sh
CUSTOMER_COOKIE=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1
STAFF_COOKIE=BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB1
# Sockets want a short path.
short=$(mktemp -d /tmp/rb.XXXXXX) || exit 2
finish() {
	for dir in "$short"/*/; do
		RUN=${dir%/} site_down
	done
	sh conf/mariadb/private.sh stop "$short/db"
	rm -rf "$short"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP
T=$short SOCKET=$short/db.sock SECRETS=$PWD/build/bench/secret
ln -s "$PWD/build/bench/db" "$short/db"
sh conf/mariadb/private.sh start "$short/db" "$SOCKET" --innodb-buffer-pool-size=4G --innodb-log-file-size=1G || exit 1
site_secrets
SITE=$short/schema DB=schema RUN=$short/schema PORTAL=1 STAFF=2 API=3
site_accounts
site_conf
"$B/regulars" --conf "$SITE/regulars.conf" migrate >/dev/null || fail "the schema could not be made"
mariadb-dump --no-defaults -S "$SOCKET" schema >"$short/schema.sql"
sizes="10000 1000000"
case $BENCH in
full) sizes="$sizes 10000000" ;;
quick) sizes=10000 ;;
esac
export SOCKET CUSTOMER_COOKIE STAFF_COOKIE B short
for rows in $sizes; do
	DB=bench_$rows SITE=$short/b$rows RUN=$short/b$rows
	site_accounts
	fill_database "$rows"
	DB=bench_$rows SITE=$short/b$rows RUN=$short/b$rows
	free_ports
	site_conf
	site_grants
	WORKERS=2 site_conf
	site_programs
	stop_pids worker sender
	PAGE_RATE=1000000 ENTRY_RATE=1000000 site_web nginx
	export DB SITE RUN PORTAL STAFF rows
	python3 tests/bench/bench.py "$rows" || exit 1
	site_down
done
python3 tests/bench/bench.py table
