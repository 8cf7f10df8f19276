#!/bin/bash
# Letters: written in the reader's language as text and HTML alike, nothing in
# them makes markup or a header, codes are hidden, the sender delivers them.
. tests/lib.sh
mkdir -p "$T/letter/log"
log=$T/letter/sink.log
: >"$log"
coproc SINK { exec /usr/bin/python3 tests/fault/mail_sink.py "$log" 2>&1; }
read -r port <&"${SINK[0]}" || fail "the mail server did not start"
export DEMO=no MAIL_MODE=smtp SMTP_URL=smtp://127.0.0.1:$port
site letter
echo "$SINK_PID" >"$RUN/sink.pid"
trap 'site_down; stop_pids sink' EXIT
export PORTAL DB SOCKET LOG=$log PYTHONPATH=tests
python3 tests/page/letter.py
