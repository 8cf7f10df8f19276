#!/bin/sh
# A MariaDB of our own: no network, one socket, settings of regulars.cnf, data
# that stays between runs. The account that starts it is its root.
#
#   private.sh start DIR SOCKET [mariadbd options]   make if new, start, wait
#   private.sh stop DIR                              clean shutdown, wait
#   private.sh running DIR                           exit 0 if it is
#
# DIR holds data/, mariadbd.pid, mariadbd.log and socket (the socket's path).
here=$(cd "$(dirname "$0")" && pwd) || exit 1
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C.UTF-8
seconds=90	# crash recovery of a big database takes a while

fail() { echo "MariaDB: $*" >&2; exit 1; }

# The pid if the process of the pid file is ours, nothing for a stale file.
pid_of() {
	read -r pid 2>/dev/null <"$1/mariadbd.pid" || return 1
	tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" |
		grep -qxF -- "--datadir=$1/data" && echo "$pid"
}

# The log's own words for why it didn't work.
reason() {
	why=$(grep -E '\[ERROR\]|No space left|Permission denied' "$1" |
		grep -vE 'Aborting|Plugin .* (init|registration)|Unknown/unsupported storage' |
		head -1 | sed 's/^.*\[ERROR\] //')
	case $why in
	*"No space"*|*"error 28"*|*"Errcode: 28"*|*"error number 28"*) echo "the disk is full" ;;
	*) echo "${why:-no reason given} (log: $1)" ;;
	esac
}

# Made beside and moved into place, so that an interrupted start leaves nothing half.
make_data() {
	rm -rf "$1/data.new"
	mkdir -p "$1/data.new" 2>/dev/null || fail "cannot make $1/data: no rights or no space"
	mariadb-install-db --no-defaults --datadir="$1/data.new" \
		--user="$(id -un)" --auth-root-authentication-method=socket \
		--auth-root-socket-user="$(id -un)" --skip-test-db \
		--skip-name-resolve >"$1/install.log" 2>&1 ||
		fail "cannot make the database: $(reason "$1/install.log")"
	mv "$1/data.new" "$1/data" || exit 1
}

wait_until_ready() {
	tries=$((seconds * 20))
	while ! mariadb-admin --no-defaults -S "$2" ping >/dev/null 2>&1; do
		kill -0 "$pid" 2>/dev/null || fail "did not start: $(reason "$1/mariadbd.log")"
		tries=$((tries - 1))
		[ $tries -gt 0 ] || fail "did not answer within $seconds s (log: $1/mariadbd.log)"
		sleep .05
	done
}

load_time_zones() {
	[ -e "$1/zones" ] && return
	mariadb-tzinfo-to-sql /usr/share/zoneinfo 2>/dev/null |
		mariadb --no-defaults -S "$2" mysql || fail "cannot load the time zones"
	touch "$1/zones"
}

start() {
	dir=$1 socket=$2
	shift 2
	[ ${#socket} -lt 107 ] || fail "the socket's path is longer than 106 bytes: $socket"
	command -v mariadbd >/dev/null || fail "mariadbd is missing; conf/setup.sh installs it"
	mkdir -p "$dir" 2>/dev/null || fail "cannot make $dir: no rights or no space"
	chmod 700 "$dir" 2>/dev/null && [ -w "$dir" ] ||
		fail "no rights to $dir (it belongs to $(stat -c %U "$dir"))"
	stop "$dir"
	# A server that starts clears temporary tables out of its folder, another
	# server's too where they share one.
	mkdir -p "$dir/tmp" && export TMPDIR="$dir/tmp" || fail "cannot make $dir/tmp"
	[ -d "$dir/data" ] || make_data "$dir"
	[ -d "$dir/none" ] || mkdir -m 500 "$dir/none"
	rm -f "$socket"
	: 2>/dev/null >"$dir/mariadbd.log" || fail "cannot write to $dir"
	setsid mariadbd --defaults-file="$here/regulars.cnf" --user="$(id -un)" \
		--datadir="$dir/data" --socket="$socket" \
		--pid-file="$dir/mariadbd.pid" --secure-file-priv="$dir/none" "$@" \
		>>"$dir/mariadbd.log" 2>&1 </dev/null 9>&- &
	pid=$!
	echo $pid >"$dir/mariadbd.pid"
	echo "$socket" >"$dir/socket"
	wait_until_ready "$dir" "$socket"
	load_time_zones "$dir" "$socket"
}

stop() {
	pid=$(pid_of "$1") || return 0
	[ "$pid" ] || return 0
	kill "$pid"
	tries=$((seconds * 20))
	while kill -0 "$pid" 2>/dev/null; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || fail "does not stop (pid $pid)"
		sleep .05
	done
	rm -f "$1/mariadbd.pid"
}

case $1 in
start) shift; start "$@" ;;
stop) stop "$2" ;;
running) [ "$(pid_of "$2")" ] ;;
*) sed -n '5,7s/^#   //p' "$0" >&2; exit 2 ;;
esac
