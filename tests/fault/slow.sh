#!/bin/bash
# 800 slow connections from one address: half dribble a head, half a body.
# Others are served: 99 % of 1,000 probes from another address.
. tests/lib.sh
site slow
trap site_down EXIT
cat >"$T/slow/slow.py" <<'END'
import socket, sys, time
port, links = int(sys.argv[1]), []
for n in range(800):
    s = socket.socket()
    s.bind(("127.0.0.2", 0))
    try:
        s.connect(("127.0.0.1", port))
        head = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" if n % 2 else \
            b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n" \
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        s.send(head)
        links.append(s)
    except OSError:
        pass
print(len(links), flush=True)
end = time.monotonic() + 25
while time.monotonic() < end:
    for s in links:
        try:
            s.send(b"a")
        except OSError:
            pass
    time.sleep(2)
END
python3 "$T/slow/slow.py" "$PORTAL" >"$T/slow/links" &
echo $! >"$RUN/slow.pid"
sleep 2
said=$(SOURCE=127.0.0.3 python3 tests/fault/load.py "http://127.0.0.1:$PORTAL/nothing-here" 50 20 404)
stop_pids slow
failed=$(echo "$said" | sed 's/.* sent, \([0-9]*\) failed.*/\1/')
check "$(cat "$T/slow/links") slow links, ${SERVER:-nginx}: $said" test "$failed" -le 10
