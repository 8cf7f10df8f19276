#!/bin/bash
# Twenty reloads of the portal under 200 requests a second: none may fail.
# The control, a restart, must fail some.
. tests/lib.sh
site reload
trap site_down EXIT
load() { python3 tests/fault/load.py "http://127.0.0.1:$PORTAL/nothing-here" 200 "$1" 404; }

load 15 >"$T/reload/load" &
client=$!
for turn in $(seq 20); do
	sleep .6
	kill -HUP "$(cat "$RUN/portal.pid")" || not_ok "the master is gone at reload $turn"
done
wait $client
equal "20 reloads under $(cut -d, -f1 "$T/reload/load"): $(cat "$T/reload/load")" 0 \
	"$(sed 's/.* sent, \([0-9]*\) failed.*/\1/' "$T/reload/load")"

# A new version in the place of the old one is what a reload starts.
programs=$B
mkdir -p "$T/reload/bin"
cp "$B/portal" "$T/reload/bin/portal"
stop_pids portal
B=$T/reload/bin start_program portal
B=$programs
for ((tries = 0; tries < 100; tries++)); do [ -S "$RUN/portal.sock" ] && break; sleep .05; done
cp "$B/portal" "$T/reload/bin/new" && mv "$T/reload/bin/new" "$T/reload/bin/portal"
kill -HUP "$(cat "$RUN/portal.pid")"
sleep 1
equal "a reload starts the new version" "$T/reload/bin/portal" "$(readlink "/proc/$(cat "$RUN/portal.pid")/exe")"

load 4 >"$T/reload/control" &
client=$!
sleep 1
stop_pids portal
sleep .5
start_program portal
wait $client
check "the control fails some: $(cat "$T/reload/control")" grep -vq ' 0 failed' "$T/reload/control"
