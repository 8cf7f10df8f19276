#!/bin/bash
# Mails and jobs while things break: a mail server that refuses, hangs up and
# forgets, a sender killed again and again, a worker killed in the middle of
# a job. MAILS and KILLS make it longer.
. tests/lib.sh
MAILS=${MAILS:-100} KILLS=${KILLS:-5}
database faults
PORTAL=1 STAFF=2 API=3
log=$SITE/sink.log

# sink FAULTS: the mail server; sets SMTP_URL.
sink() {
	: >"$log"
	coproc SINK { exec /usr/bin/python3 tests/fault/mail_sink.py "$log" --faults "$1"; }
	echo "$SINK_PID" >"$RUN/sink.pid"
	read -r port <&"${SINK[0]}" || fail "the mail server did not start"
	SMTP_URL=smtp://127.0.0.1:$port
}
# number SQL: the one number that it answers.
number() { echo "$1" | sql faults; }
# until_is SECONDS WANTED SQL
until_is() {
	local end=$((SECONDS + $1))
	while [ "$(number "$3")" != "$2" ]; do
		[ $SECONDS -lt $end ] || return 1
		sleep .2
	done
}
# kill_hard NAME: the program and its processes, at once.
kill_hard() {
	local pid
	read -r pid <"$RUN/$1.pid"
	kill -9 "$pid" $(pgrep -P "$pid")
	rm -f "$RUN/$1.pid"
}

site_conf
sink 2
MAIL_MODE=smtp
site_conf
echo 'smtp_seconds = 2' >>"$SITE/conf/sender.conf"
trap 'stop_pids sender worker sink' EXIT

number "INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, run_at, created_at)
	SELECT CONCAT('m', seq, '@shop.example'), 'mail/test', CONCAT('p', seq, '@b.example'), CONCAT('Größe ', seq),
	CONCAT('Text ', seq), '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM seq_1_to_$MAILS"
start_program sender
for turn in $(seq "$KILLS"); do
	sleep ".$((RANDOM % 8 + 1))"
	kill_hard sender
	start_program sender
done
check "all mails are sent in spite of $KILLS kills" until_is 200 "$MAILS" \
	"SELECT COUNT(*) FROM outbox WHERE state = 'sent'"
number "SELECT state, COUNT(*) FROM outbox GROUP BY state"

ids() { sed 's/.*"id": "<\([^>]*\)>".*/\1/' "$log"; }
dropped=$(grep -c '"how": "drop"' "$log")
equal "each is with the mail server" "$MAILS" "$(ids | sort -u | wc -l)"
equal "nothing that nobody sent" 0 "$(ids | grep -cvE '^m[0-9]+@shop\.example$')"
twice=$(($(wc -l <"$log") - MAILS))
check "$twice more with the same id: at most $dropped unanswered and $KILLS killed" \
	test "$twice" -le $((dropped + KILLS))
check "the control: the server did hang up unanswered" test "$dropped" -gt 0
equal "texts aren't mixed up" 0 "$(grep -c . <(python3 - "$log" <<'END'
import email, json, sys
for line in open(sys.argv[1]):
    one = json.loads(line)
    number = one["id"][2:].split("@")[0]
    text = email.message_from_string(one["text"]).get_payload(decode=True).decode()
    if one["to"] != f"p{number}@b.example" or text.strip() != f"Text {number}":
        print(one["id"])
END
))"

# What the server will never take bounces; a word is kept for admins.
stop_pids sender sink
sink 0
site_conf
number "INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, run_at, created_at)
	VALUES ('n1@shop.example', 't', 'refuse@b.example', 's', 't', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)),
	('n2@shop.example', 't', 'later@b.example', 's', 't', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)),
	('n3@shop.example', 't', 'a@b.example', 'one\r\nBcc: x@y.example', 't', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
start_program sender
check "refused for ever is bounced" until_is 20 bounced \
	"SELECT state FROM outbox WHERE message_id = 'n1@shop.example' AND last_error LIKE '550 5.1.1%'"
check "refused for now waits" until_is 20 waiting \
	"SELECT state FROM outbox WHERE message_id = 'n2@shop.example' AND last_error LIKE '451 4.7.1%'"
check "a smuggled header is refused" until_is 20 failed \
	"SELECT state FROM outbox WHERE message_id = 'n3@shop.example'"
check "the sender is alive" until_is 20 1 \
	"SELECT COUNT(*) FROM heartbeat WHERE program = 'sender' AND at > UTC_TIMESTAMP(6) - INTERVAL 20 SECOND"
stop_pids sender

# A worker killed in the middle of a job: while the table is locked the job
# stays half way.
number "INSERT INTO audit (at, program, actor_kind, action, request_id)
	SELECT UTC_TIMESTAMP(6), 'test', 'program', 'POST /x', 'r' FROM seq_1_to_3000"
start_program worker
check "the worker links 3000 rows" until_is 30 3000 "SELECT COUNT(*) FROM audit_link"
check "and checks the chain" until_is 30 done "SELECT MAX(state) FROM job WHERE kind = 'audit_verify'"
equal "which holds" '{"links":' "$(number "SELECT LEFT(result, 9) FROM job WHERE result LIKE '%\"broken\":0%' LIMIT 1")"
(echo "LOCK TABLES audit_link WRITE; SELECT SLEEP(6);" | sql faults >/dev/null) &
sleep .5
number "INSERT INTO job (kind, run_at, created_at) VALUES ('audit_verify', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
check "a job is half way" until_is 5 1 "SELECT COUNT(*) FROM job WHERE state = 'running'"
kill_hard worker
wait $!
number "UPDATE job SET lease_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE state = 'running'"
start_program worker
check "its job is done by the next worker" until_is 30 2 \
	"SELECT tries FROM job WHERE state = 'done' ORDER BY id DESC LIMIT 1"
number "INSERT INTO job (kind, run_at, created_at) VALUES ('nothing', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
check "a job of no known kind is dead" until_is 10 dead "SELECT state FROM job WHERE kind = 'nothing'"
number "INSERT INTO idempotency VALUES (REPEAT('a', 32), '/x', 'k', REPEAT('b', 32), 303, '/', '', UTC_TIMESTAMP(6) - INTERVAL 3 DAY)"
stop_pids worker
start_program worker
check "what has had its time is taken away" until_is 20 0 "SELECT COUNT(*) FROM idempotency"
verify() { "$B/regulars" --conf "$SITE/regulars.conf" audit verify; }
check "the command line says the chain holds" verify
number "UPDATE audit SET detail = 'x' WHERE id = 1234"
equal "and names the broken link" "broken at link 1234: its row or hash was changed" "$(verify | sed -n 2p)"
