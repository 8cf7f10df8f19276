#!/bin/bash
# What the web server answers by itself, and what it lets through: the same
# behind nginx and Apache but for what is marked.
. tests/lib.sh
site server
trap site_down EXIT
portal=http://127.0.0.1:$PORTAL api=http://127.0.0.1:$API
status() { curl -s -o "$T/server/body" -D "$T/server/head" -w '%{http_code}' --max-time 30 "$@"; }
body_has() { grep -q "$1" "$T/server/body"; }
head_has() { grep -qi "$1" "$T/server/head"; }
once() { [ "$(grep -ci "^$1:" "$T/server/head")" = 1 ]; }

# Safe headers, each once, on whatever answers.
headers() {
	local name
	for name in Content-Security-Policy X-Content-Type-Options X-Frame-Options Referrer-Policy \
		Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy Permissions-Policy; do
		once "$name" || { not_ok "$1: $name $(grep -ci "^$name:" "$T/server/head") times"; return; }
	done
	head_has '^Server: \(nginx\|Apache\)/' && not_ok "$1: tells its version" || ok "$1: headers"
}

css=$(sed -n 's/^asset.site_css //p' build/static/manifest)
equal "a style sheet" 200 "$(status "$portal$css")"
check "it may be kept for ever" head_has '^Cache-Control: .*immutable'
headers "style sheet"
equal "packed" 200 "$(status -H 'Accept-Encoding: gzip' "$portal$css")"
check "it comes packed" head_has '^Content-Encoding: gzip'
check "its type" head_has '^Content-Type: text/css'
equal "unpacked it is the file" "$(sha256sum <"build$css")" "$(gzip -dc <"$T/server/body" | sha256sum)"
equal "no list of files" 404 "$(status "$portal/static/" | sed s/403/404/)"
equal "no manifest" 404 "$(status "$portal/static/manifest")"
equal "no POST to files" 405 "$(status -d a=b "$portal$css")"
headers "405"
equal "a missing file" 404 "$(status "$portal/static/none.css")"
check "in our own words" body_has 'There is nothing here'
headers "404"
equal "a missing file, auf Deutsch" 404 "$(status -H 'Accept-Language: de-AT,de;q=0.9' "$portal/static/none.css")"
check "in German" body_has 'Hier ist nichts'

equal "another host's name" 421 "$(status -H 'Host: elsewhere.example' "$portal/")"
headers "421"
equal "TRACE" 405 "$(status -X TRACE "$portal/")"

head -c 1048577 /dev/zero >"$T/server/large"
head -c 26214401 /dev/zero >"$T/server/huge"
equal "more than 1 MiB" 413 "$(status --data-binary @"$T/server/large" "$portal/login")"
check "says so" body_has 'That is too large'
headers "413"
equal "more than 1 MiB, auf Deutsch" 413 "$(status -H 'Accept-Language: de' --data-binary @"$T/server/large" "$portal/login")"
check "in German" body_has 'Das ist zu groß'
status --data-binary @"$T/server/large" "$portal/feedback" >/dev/null
check "more than 1 MiB reaches the program where files belong" once X-Request-Id
equal "more than 25 MiB" 413 "$(status --data-binary @"$T/server/huge" "$portal/feedback")"
equal "more than 1 MiB for machines" 413 "$(status --data-binary @"$T/server/large" "$api/")"
check "as JSON" body_has '^{"error":'
headers "413 of the api"

equal "a page from the program" 404 "$(status "$portal/nothing-here")"
headers "page"
status "$api/healthz" >/dev/null
headers "api"

# A program that is gone, one that hangs, one that is back.
workers() { pgrep -P "$(cat "$RUN/portal.pid")"; }
kill -STOP $(workers)
equal "a program that hangs" 504 "$(status "$portal/")"
check "says so" body_has 'That took too long'
headers "504"
kill -CONT $(workers) 2>/dev/null
stop_pids portal
code=$(status "$portal/")
check "a program that is gone: $code" test "$code" = 502 -o "$code" = 503
check "says so" body_has 'We will be right back'
headers "502"
start_program portal
sleep 1
[ "$SERVER" = apache ] && open_for_apache
equal "back" 404 "$(status "$portal/nothing-here")"

# Counting requests per address is nginx's; Apache has no such thing.
stop_pids "$SERVER"
if [ "$SERVER" = nginx ]; then
	PAGE_RATE=20 ENTRY_RATE=1 site_web nginx
	portal=http://127.0.0.1:$PORTAL
	codes=$(for i in $(seq 30); do status -d a=b "$portal/login"; echo; done | sort | uniq -c | tr -s ' \n' ' ')
	check "thirty sign-ins in a row are too many: $codes" test "${codes/429/}" != "$codes"
	status -d a=b "$portal/login" >/dev/null
	check "says so" body_has 'A little too fast'
	check "and when to come back" head_has '^Retry-After: '
	headers "429"
fi
status "$portal/reset/secret-token?x=secret-token" >/dev/null
sleep .2
equal "tokens stay out of the log" "" "$(grep -h "secret-token" "$SITE"/log/*)"
