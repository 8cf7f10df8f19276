#!/bin/bash
# MariaDB has no connection left: pages say 503 at once, none hangs, and a
# moment after connections are free again pages are served.
. tests/lib.sh
T=$T/lim
SECRETS=$T/secret SOCKET=$T/db.sock
mkdir -p "$T" && chmod 711 "$T"
end() {
	stop_pids taker
	site_down
	sh conf/mariadb/private.sh stop "$T/db"
}
trap end EXIT
sh conf/mariadb/private.sh start "$T/db" "$SOCKET" --innodb-log-file-size=48M --innodb-buffer-pool-size=96M || exit 1
cat "$T/db/mariadbd.pid" >"$T/db_server.pid"
export WORKERS=2
site limit
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
url=http://127.0.0.1:$PORTAL
export COOKIE=portal-session=$(printf 'A%.0s' {1..42})1
status() { curl -s -b "$COOKIE" -o /dev/null -w '%{http_code}' --max-time 10 "$1"; }
equal "before" 200 "$(status "$url/my/voice")"

# Every connection is taken by somebody else, the workers' own are closed.
echo "GRANT USAGE ON *.* TO taker@localhost IDENTIFIED BY 'all of them'" | sql
cat >"$T/take.sh" <<'END'
for n in $(seq 40); do
	(while :; do
		echo "SELECT SLEEP(30)" | mariadb --no-defaults -u taker -p'all of them' -S "$1" >/dev/null 2>&1
		sleep .02
	done) &
	pids="$pids $!"
done
trap 'trap - TERM; kill 0' TERM
wait
END
echo "SET GLOBAL max_connections = 20" | sql
start_pid taker "$T/take.log" bash "$T/take.sh" "$SOCKET"
# One connection is kept for the admin, so one statement at a time.
cat >"$T/look.sql" <<'END'
SELECT IFNULL(SUM(USER LIKE 'regulars%'), 0), IFNULL(SUM(USER = 'taker'), 0) FROM information_schema.PROCESSLIST;
END
cat >"$T/close.sql" <<'END'
SELECT CONCAT('KILL ', ID, ';') FROM information_schema.PROCESSLIST WHERE USER LIKE 'regulars%';
END
for ((tries = 0; tries < 100; tries++)); do
	sql <"$T/close.sql" >"$T/closing.sql" 2>/dev/null && sql --force <"$T/closing.sql" 2>/dev/null
	read -r ours others < <(sql <"$T/look.sql" 2>/dev/null)
	[ "$ours" = 0 ] && [ "$others" -ge 19 ] && break
	sleep .2
done
check "all connections are taken: $others by others, $ours by us" test "$ours" = 0 -a "$others" -ge 19
equal "the admin gets in all the same" 1 "$(echo "SELECT 1" | sql)"
said=$(python3 tests/fault/load.py "$url/my/voice" 10 6 503)
check "meanwhile 503: $said" grep -q ' 0 failed' <<<"$said"
check "none hangs" test "$(sed 's/.*slowest \([0-9]*\) ms.*/\1/' <<<"$said")" -le 2000
equal "an answer of the program, with words" 1 "$(curl -s -b "$COOKIE" "$url/my/voice" | grep -c 'Too busy just now')"
stop_pids taker
start=$(date +%s%N)
for ((tries = 0; tries < 200; tries++)); do
	[ "$(status "$url/my/voice")" = 200 ] && break
	sleep .05
done
took=$((($(date +%s%N) - start) / 1000000))
check "served again $took ms after they are free" test $took -le 5000
said=$(python3 tests/fault/load.py "$url/my/voice" 20 2 200)
check "and all of it: $said" grep -q ' 0 failed' <<<"$said"
