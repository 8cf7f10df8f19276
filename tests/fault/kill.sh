#!/bin/bash
# Kill -9 under load: portal workers again and again, the database once, a
# worker that hangs, reloads. What was acknowledged is there, and once.
# QUICK=1 does the same in fewer rounds.
. tests/lib.sh
[ "$QUICK" ] && rounds="20 400 40" || rounds="200 2000 200"
read -r kills posts keys <<<"$rounds"
# A database server of its own: it will be killed, too.
T=$T/kill
SECRETS=$T/secret SOCKET=$T/db.sock
mkdir -p "$T" && chmod 711 "$T"
end() {
	site_down
	sh conf/mariadb/private.sh stop "$T/db"
}
trap end EXIT
export WORKERS=4
site kill
note_server() { cat "$T/db/mariadbd.pid" >"$T/killed_server.pid"; }
note_server
export SITE RUN PORTAL DB SOCKET PYTHONPATH=tests
say() { python3 tests/fault/kill.py "$@"; }

say workers "$kills" "$posts" "$keys"

# The database dies at once and is started again.
say database "$T/db/mariadbd.pid" 300 >"$T/database.said" &
client=$!
for ((tries = 0; tries < 200; tries++)); do
	[ -f "$SITE/killed" ] && break
	sleep .1
done
sleep 1
sh conf/mariadb/private.sh start "$T/db" "$SOCKET" --innodb-log-file-size=48M --innodb-buffer-pool-size=192M
date +%s.%N >"$SITE/back"
note_server
wait $client
cat "$T/database.said"

# Reloads while 50 requests a second come in.
python3 tests/fault/load.py "http://127.0.0.1:$PORTAL/" 50 4 200 >"$T/load.said" &
client=$!
for turn in 1 2 3 4 5; do
	sleep .6
	kill -HUP "$(cat "$RUN/portal.pid")"
done
wait $client
check "5 reloads: $(cat "$T/load.said")" grep -q ' 0 failed' "$T/load.said"

# A worker that hangs in the middle of a request: takes a while to be known.
[ "$QUICK" ] && exit
stop_pids portal
echo 'stuck_seconds = 5' >>"$SITE/conf/portal.conf"
start_program portal
for ((tries = 0; tries < 100; tries++)); do
	[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$PORTAL/")" = 200 ] && break
	sleep .1
done
say stuck
