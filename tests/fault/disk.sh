#!/bin/bash
# The database's disk gets full while forms come in: before MariaDB would end
# itself nothing more is taken in, pages say so, reading goes on; with room
# again forms go on, and everything acknowledged is there.
. tests/lib.sh
[ "$(id -u)" = 0 ] || { echo "skipped: a small file system can only be mounted by root"; exit; }
T=$T/disk
SECRETS=$T/secret SOCKET=$T/db.sock
mkdir -p "$T/db" && chmod 711 "$T"
mount -t tmpfs -o size=320M regulars-test "$T/db" 2>/dev/null ||
	{ echo "skipped: this machine mounts no file systems"; exit; }
end() {
	site_down
	sh conf/mariadb/private.sh stop "$T/db"
	umount "$T/db"
}
trap end EXIT
export WORKERS=2
site disk
server=$(cat "$T/db/mariadbd.pid")
echo "$server" >"$T/db_server.pid"
mark() {
	sed -i '/^disk_low_mb/d' "$SITE/conf/worker.conf"
	echo "disk_low_mb = $1" >>"$SITE/conf/worker.conf"
	stop_pids worker
	start_program worker
}
room() { df --output=avail -m "$T/db" | tail -1 | tr -d ' '; }
# fill MEGABYTES: so much is left.
fill() { fallocate -l $(($(room) - $1))M "$T/db/ballast.$1"; }
page() { curl -s "http://127.0.0.1:$PORTAL/privacy"; }
until_banner() {
	local tries
	for ((tries = 0; tries < 100; tries++)); do
		[ "$(page | grep -c 'nothing can be sent or changed')" = "$1" ] && return
		sleep .2
	done
	return 1
}
export SITE RUN PORTAL DB SOCKET PYTHONPATH=tests:tests/fault
echo "the room: $(room) MB"
mark 40
until_banner 0
python3 tests/fault/disk.py "$SITE/acknowledged" "$SITE/answers" &
client=$!
acknowledged() { wc -l <"$SITE/acknowledged"; }
for ((tries = 0; tries < 100; tries++)); do
	[ "$(acknowledged)" -ge 100 ] && break
	sleep .2
done
check "forms are taken: $(acknowledged)" test "$(acknowledged)" -gt 50
fill 35
start=$(date +%s%N)
until_banner 1
there=$?
equal "a banner on every page $((($(date +%s%N) - start) / 1000000)) ms after the mark" 0 $there
sleep 6
before=$(acknowledged)
sleep 3
equal "then no form is taken" "$before" "$(acknowledged)"
equal "but told so: 503" 503 "$(tail -1 "$SITE/answers")"
check "there is room left for MariaDB: $(room) MB" test "$(room)" -gt 10
equal "reading goes on" 200 "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$PORTAL/feedback")"
rm "$T/db/ballast.35"
check "with room again the banner goes" until_banner 0
sleep 3
check "and forms are taken: $(($(acknowledged) - before)) more" test "$(acknowledged)" -gt "$before"
touch "$SITE/enough"
wait $client
equal "it is the same MariaDB all the time" "$server" "$(cat "$T/db/mariadbd.pid")"
check "which lives" kill -0 "$server"
equal "answers were 303 or 503, nothing else" "303 503" "$(sort -u "$SITE/answers" | tr '\n' ' ' | sed 's/ $//')"
lost=$(echo "SELECT body FROM feedback" | sql "$DB" | sort | comm -13 - <(sort "$SITE/acknowledged") | wc -l)
equal "$(acknowledged) acknowledged, lost $lost" 0 "$lost"

# The control: nobody looks at the disk, and MariaDB meets its end.
mark 0
rm "$SITE/enough"
refused() { grep -c '"error":"1114"\|"error":"1021"\|"error":"3"\|"error":"2013"' "$SITE/log/portal.log"; }
refused_before=$(refused)
python3 tests/fault/disk.py "$SITE/more" "$SITE/more_answers" &
client=$!
dd if=/dev/zero of="$T/db/ballast" bs=64k status=none 2>/dev/null
for ((tries = 0; tries < 100; tries++)); do
	[ "$(refused)" -gt "$refused_before" ] && break
	sleep .2
done
check "the control, no mark: MariaDB meets the end of the disk, $(($(refused) - refused_before)) statements fail" \
	test "$(refused)" -gt "$refused_before"
equal "without a banner" 0 "$(page | grep -c 'nothing can be sent or changed')"
rm "$T/db/ballast"
touch "$SITE/enough"
kill $client
