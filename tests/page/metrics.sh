#!/bin/bash
# /metrics of the API counts what portal, staff and API answered: exactly, and
# through kill -9 of workers, a reload and a damaged file of counts.
. tests/lib.sh
site metrics
trap site_down EXIT
export PORTAL STAFF API SITE PYTHONPATH=tests
url=http://127.0.0.1:$PORTAL
number() { python3 tests/page/metrics.py count; }
ask() { for ((n = 0; n < $1; n++)); do curl -s -o /dev/null "$url/privacy"; done; }
for ((tries = 0; tries < 100; tries++)); do
	[ "$(echo "SELECT COUNT(*) FROM heartbeat" | sql "$DB")" = 2 ] && break
	sleep .1
done
python3 tests/page/metrics.py first

before=$(number)
for turn in 1 2 3 4 5; do
	ask 10
	kill -9 $(pgrep -P "$(cat "$RUN/portal.pid")" | head -1)
	sleep .1
done
equal "50 asked while workers are killed: counted" 50 $(($(number) - before))
kill -HUP "$(cat "$RUN/portal.pid")"
ask 10
sleep .3
ask 10
equal "after a reload it goes on counting" 70 $(($(number) - before))

equal "a file of counts for each program, for nobody else to write" "640 640 640" \
	"$(stat -c %a "$SITE"/data/{portal,staff,api}.meter | tr '\n' ' ' | sed 's/ $//')"

# What another program wrote isn't trusted.
cp "$SITE/data/portal.meter" "$SITE/whole"
head -c 5000 "$SITE/whole" >"$SITE/data/portal.meter.cut"
mv "$SITE/data/portal.meter.cut" "$SITE/data/portal.meter"
equal "a file cut short counts for nothing" 0 "$(number)"
equal "the API goes on" 200 "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$API/metrics")"
kill -HUP "$(cat "$RUN/portal.pid")"
sleep .5
ask 3
equal "the portal makes a new one when it is reloaded" 3 "$(number)"
