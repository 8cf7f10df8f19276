# Shared by tests/run and the tests written in shell (bash or sh): private
# servers under $T, started once and stopped by pid at the end.

# stop_pid FILE: ends the process of a pid file, politely, then not.
stop_pid() {
	local pid tries=100
	[ -f "$1" ] && read -r pid <"$1" || return 0
	rm -f "$1"
	kill "$pid" 2>/dev/null || return 0
	while kill -0 "$pid" 2>/dev/null; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || { kill -9 "$pid" 2>/dev/null; return 0; }
		sleep .05
	done
}

# stop_everything: web servers and programs first, the database last.
stop_everything() {
	local file
	for file in "$T"/*.pid "$T"/*/*.pid; do
		[ -f "$file" ] || continue
		case $file in */mariadbd.pid) ;; *) stop_pid "$file" ;; esac
	done
	[ ! -d "$T/db" ] || sh conf/mariadb/private.sh stop "$T/db"
}

# database_server: the shared private MariaDB is up; its socket is $T/db.sock.
database_server() {
	sh conf/mariadb/private.sh running "$T/db" ||
		sh conf/mariadb/private.sh start "$T/db" "$T/db.sock" \
			--innodb-log-file-size=48M --innodb-buffer-pool-size=192M
}

# sql [DATABASE]: statements from the input, as the server's root.
sql() {
	mariadb --no-defaults -N -B -S "$T/db.sock" "$@"
}
