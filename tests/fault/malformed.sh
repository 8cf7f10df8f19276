#!/bin/bash
# 2,000 malformed requests, through the web server and straight to the portal's
# FastCGI socket: no worker ends, nothing but a clear refusal, each within 1 s.
. tests/lib.sh
site malformed
trap site_down EXIT
workers() { pgrep -P "$(cat "$RUN/portal.pid")" | sort | tr '\n' ' '; }
status() { curl -s -o /dev/null -w '%{http_code}' --max-time 5 "http://127.0.0.1:$PORTAL/nothing-here"; }
equal "before" 404 "$(status)"
before=$(workers)
python3 tests/fault/malformed.py "$PORTAL" "$RUN/portal.sock"
equal "the same workers as before" "$before" "$(workers)"
equal "after" 404 "$(status)"
