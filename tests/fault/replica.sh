#!/bin/bash
# Reading from a replica: it is used, one's own writes are seen at once, its
# death is a line in the log, and taking its place for a dead primary loses
# nothing that was acknowledged.
. tests/lib.sh
T=$T/rep
SECRETS=$T/secret SOCKET=$T/one.sock
mkdir -p "$T" && chmod 711 "$T"
end() {
	site_down
	sh conf/mariadb/private.sh stop "$T/db"
	sh conf/mariadb/private.sh stop "$T/two"
}
trap end EXIT
free_ports
binlog="--skip-networking=0 --bind-address=127.0.0.1 --log-bin=binlog --log-slave-updates --innodb-log-file-size=48M
	--innodb-buffer-pool-size=96M --rpl-semi-sync-master-wait-point=AFTER_SYNC"
two=$T/two.sock
start_one() {
	sh conf/mariadb/private.sh start "$T/db" "$SOCKET" $binlog --server-id=1 --port=$((PORTAL + 10)) \
		--rpl-semi-sync-master-enabled=1 --rpl-semi-sync-master-timeout=1000 || exit 1
	cat "$T/db/mariadbd.pid" >"$T/one_server.pid"
}
start_two() {
	sh conf/mariadb/private.sh start "$T/two" "$two" $binlog --server-id=2 --port=$((PORTAL + 11)) \
		--rpl-semi-sync-slave-enabled=1 --read-only || exit 1
	cat "$T/two/mariadbd.pid" >"$T/two_server.pid"
}
sql_two() { mariadb --no-defaults -N -B -S "$two" "$@"; }

# Both begin empty; what makes the first is carried to the second.
start_one
start_two
echo "RESET MASTER" | sql_two
sql_two <<END
SET GLOBAL gtid_slave_pos = '';
CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = $((PORTAL + 10)), MASTER_USER = 'copies',
	MASTER_PASSWORD = 'of all', MASTER_USE_GTID = slave_pos;
END
sql <<END
RESET MASTER;
CREATE USER copies@'127.0.0.1' IDENTIFIED BY 'of all';
GRANT REPLICATION SLAVE ON *.* TO copies@'127.0.0.1';
END
echo "START SLAVE" | sql_two
site_secrets
database_server
database replica
site_conf
for name in portal staff api; do
	echo "db_read_socket = $two" >>"$SITE/conf/$name.conf"
done
export WORKERS=2
site_programs
PAGE_RATE=5000 ENTRY_RATE=5000 site_web nginx
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export SITE RUN PORTAL API DB SOCKET SECOND=$two PYTHONPATH=tests:tests/fault
python3 tests/fault/replica.py before

# The replica dies, and comes back.
kill -9 "$(cat "$T/two_server.pid")"
python3 tests/fault/replica.py away
start_two
python3 tests/fault/replica.py back

# The primary dies under forms; the replica is made the primary.
python3 tests/fault/replica.py load >"$T/said" &
client=$!
for ((tries = 0; tries < 300; tries++)); do
	[ -f "$SITE/half" ] && break
	sleep .1
done
kill -9 "$(cat "$T/one_server.pid")"
sql_two >/dev/null <<'END'
STOP SLAVE IO_THREAD;
SELECT MASTER_GTID_WAIT(@@gtid_current_pos, 5);
DO SLEEP(1);
STOP SLAVE;
RESET SLAVE ALL;
SET GLOBAL read_only = 0;
END
for name in portal staff api worker sender; do
	sed -i -e "s|^db_socket = .*|db_socket = $two|" -e '/^db_read_socket/d' "$SITE/conf/$name.conf"
	kill -HUP "$(cat "$RUN/$name.pid")"
done
wait $client
cat "$T/said"
