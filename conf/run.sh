#!/bin/bash
# `make run`: builds and starts everything on loopback, prints how to sign in,
# keeps it going until Ctrl-C. run.sh PORT VAR [DEMO: yes or no]
cd "$(dirname "$0")/.." || exit 1
umask 077
export LC_ALL=C.UTF-8
# Nothing of the caller's surroundings that private.sh would take for its own.
unset LISTEN DATA BUILT PORTAL_URL STAFF_URL API_URL MAIL_MODE SMTP_URL WORKERS GRANTS PAGE_RATE ENTRY_RATE B
fail() { echo "run: $*" >&2; exit 1; }
say() { printf '%s\n' "$*"; }

PORTAL=$1 VAR=$2 DEMO=${3:-yes}
[[ $PORTAL =~ ^[0-9]{1,5}$ ]] && ((PORTAL >= 1 && PORTAL <= 65533)) ||
	fail "PORT=$PORTAL is not a port number (1 to 65533)"
((PORTAL >= 1024)) || [ "$(id -u)" = 0 ] || fail "ports below 1024 need root; try make run PORT=8080"
STAFF=$((PORTAL + 1)) API=$((PORTAL + 2))
. conf/private.sh

# The folder of the data, ours alone.
mkdir -p "$VAR" 2>/dev/null || fail "cannot make $VAR: no rights there, or no space; try make run VAR=folder"
VAR=$(cd "$VAR" && pwd) || fail "no rights to $VAR"
[ -w "$VAR" ] || fail "no rights to write in $VAR (it belongs to $(stat -c %U "$VAR")); try make run VAR=folder"
free=$(df --output=avail -k "$VAR" | tail -1)
[ "$free" -gt 600000 ] || fail "only $((free / 1024)) MB are free at $VAR; 600 are needed"
exec 9>"$VAR/.lock" || fail "cannot write in $VAR"
flock -n 9 || fail "another make run uses $VAR; stop that one (Ctrl-C there), or give this one a folder of its own: make run PORT=9000 VAR=var2"
SITE=$VAR SECRETS=$VAR/secret DB=regulars

# leftovers: what a run that was killed itself has left running.
leftovers() {
	local file pid
	for file in "$VAR"/run/*.pid; do
		read -r pid 2>/dev/null <"$file" || continue
		tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$VAR/" &&
			kill "$pid" 2>/dev/null && say "Stopping ${file##*/} of a run that was killed"
	done
	sh conf/mariadb/private.sh stop "$VAR/db" || exit 1
	RUN=$(readlink "$VAR/run") && case $RUN in
	/tmp/regulars.*) rm -rf "$RUN" ;;
	esac
	rm -f "$VAR/run"
}

stop_all() {
	trap '' INT TERM HUP
	trap - EXIT
	[ -d "$RUN" ] || exit "$1"
	printf "\nStopping\n"
	stop_pids nginx
	stop_pids $PROGRAMS
	sh conf/mariadb/private.sh stop "$VAR/db"
	rm -rf "$RUN" "$VAR/run"
	say "Stopped. Your data are in $VAR; make run brings them back."
	exit "$1"
}

# The sockets' folder has a short path whatever VAR is: a socket's path ends at
# 107 bytes.
sockets_folder() {
	RUN=$(mktemp -d /tmp/regulars.XXXXXX) || fail "cannot make a folder in /tmp: no rights or no space"
	ln -sfn "$RUN" "$VAR/run" || fail "cannot write in $VAR"
	SOCKET=$RUN/db.sock
}

database() {
	sh conf/mariadb/private.sh start "$VAR/db" "$SOCKET" || exit 1
}

# The schema, the rights, and on the first start the demo shop.
fill() {
	local log=$VAR/log/regulars.log
	"$B/regulars" --conf "$VAR/regulars.conf" migrate >"$log" 2>&1 ||
		fail "the schema could not be brought up to date: $(tail -1 "$log")"
	site_grants
	[ "$DEMO" = no ] || [ -f "$VAR/demo.json" ] && return
	say "Filling the demo shop (this once)"
	"$B/regulars" --conf "$VAR/regulars.conf" demo --out "$VAR/demo.json.new" >"$log" 2>&1 ||
		fail "the demo shop could not be made: $(tail -1 "$log")"
	mv "$VAR/demo.json.new" "$VAR/demo.json"
}

show() {
	cat <<END

Regulars is running. Ctrl-C stops it.

  Portal  http://127.0.0.1:$PORTAL
  Staff   http://127.0.0.1:$STAFF
  API     http://127.0.0.1:$API/healthz

END
	if [ ! -f "$VAR/demo.json" ]; then
		say "The first admin: VAR=$VAR $B/regulars staff add"
		return
	fi
	python3 - "$VAR/demo.json" <<'END'
import json, sys
demo = json.load(open(sys.argv[1]))
print("Sign in to the portal:")
for c in demo["customers"]:
    print(f"  {c['email']:<34} {c['password']:<34} {c.get('totp_secret', '')}".rstrip())
print("Sign in as staff (the code: oathtool --totp -b SECRET):")
for s in demo["staff_users"]:
    print(f"  {s['role']:<9} {s['email']:<34} {s['password']:<24} {s['totp_secret']}")
END
}

# Whatever dies is started again, but not for ever.
watch() {
	local name restarts=0
	while sleep 1 & wait $!; do
		for name in nginx $PROGRAMS; do
			alive $name && continue
			((++restarts <= 10)) || fail "$name keeps ending: $(tail -1 "$VAR/log/$name.log")"
			say "$name ended; starting it again"
			if [ $name = nginx ]; then
				start_nginx
			else
				start_program $name
			fi
		done
		sh conf/mariadb/private.sh running "$VAR/db" && continue
		((++restarts <= 10)) || fail "MariaDB keeps ending (log: $VAR/db/mariadbd.log)"
		say "MariaDB ended; starting it again"
		database
	done
}

sh conf/setup.sh || exit 1
leftovers
busy=$(taken $PORTAL $STAFF $API | tr '\n' ' ')
[ -z "$busy" ] || fail "something else listens on port ${busy% }; try make run PORT=9000"
make --no-print-directory -s -j"$(nproc)" all || fail "the build failed; the reason stands above"
trap 'stop_all 1' EXIT
trap 'stop_all 0' INT TERM HUP
sockets_folder
site_secrets
site_conf
database
site_accounts
fill
site_programs
site_web nginx
show
watch
