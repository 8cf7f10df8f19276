# A site of our own on this machine: what `make run` and the tests share.
# Sourced by bash. The caller sets
#
#   SITE     folder of its conf/ log/ data/
#   SECRETS  folder of the programs' secrets, one file each
#   RUN      folder of the sockets and pid files: a short path
#   SOCKET   MariaDB's socket
#   DB       the database's name
#   PORTAL STAFF API   ports on loopback
#   MAIL_MODE DEMO     settings, hold and yes if not set (MAIL is the shell's own)
#
# and says `fail SENTENCE` for what it can't do.
PATH=$PATH:/usr/sbin:/sbin
PROGRAMS="portal staff api worker sender"
B=${B:-build}
top=$PWD

hex() { od -An -vtx1 -N"$1" /dev/urandom | tr -d ' \n'; }

# One file a program, 0400, kept between runs: passwords of its two accounts
# and the site's key, which all of them share.
site_secrets() {
	local name
	mkdir -p -m 700 "$SECRETS" || fail "cannot make $SECRETS"
	(
		umask 077
		[ -s "$SECRETS/.key" ] || echo "1:$(hex 32)" >"$SECRETS/.key"
		for name in $PROGRAMS regulars; do
			[ -s "$SECRETS/$name" ] && continue
			printf 'db_password = %s\ndb_read_password = %s\nkey = %s\n' \
				"$(hex 24)" "$(hex 24)" "$(cat "$SECRETS/.key")" >"$SECRETS/$name.new" &&
				chmod 400 "$SECRETS/$name.new" &&
				mv "$SECRETS/$name.new" "$SECRETS/$name"
		done
	) || fail "cannot write to $SECRETS (is the disk full?)"
}

secret_of() { sed -n "s/^$2 = //p" "$SECRETS/$1"; }

# The accounts: `regulars` owns the schema (the command line), each program has
# regulars_NAME to write and regulars_NAME_read to read. Passwords travel by
# standard input, never by a command line.
site_accounts() {
	local name account
	{
		echo "CREATE DATABASE IF NOT EXISTS \`$DB\`;"
		for name in $PROGRAMS regulars; do
			account=regulars_$name
			[ $name = regulars ] && account=regulars
			echo "CREATE USER IF NOT EXISTS $account@localhost, ${account}_read@localhost;"
			echo "ALTER USER $account@localhost IDENTIFIED BY '$(secret_of $name db_password)',"
			echo "${account}_read@localhost IDENTIFIED BY '$(secret_of $name db_read_password)';"
		done
		echo "GRANT ALL ON \`$DB\`.* TO regulars@localhost;"
		echo "GRANT SELECT ON \`$DB\`.* TO regulars_read@localhost;"
	} | mariadb --no-defaults -S "$SOCKET" || fail "the database's accounts could not be made"
}

# Once the tables are there: what each program may do. GRANTS=add leaves alone
# what the accounts may do in other databases of the server.
site_grants() {
	sed -e "s/@DB@/$DB/g" -e "${GRANTS:+/^REVOKE/,/;\$/d}" sql/grants.sql | mariadb --no-defaults -S "$SOCKET" ||
		fail "sql/grants.sql could not be carried out"
}

# settings_of NAME: a program's settings file, or with `regulars` the command
# line's, on the standard output.
settings_of() {
	local name=$1 account=regulars_$1
	[ "$name" = regulars ] && account=regulars
	echo "db_socket = $SOCKET"
	echo "db_name = $DB"
	echo "db_user = $account"
	[ "$name" = regulars ] || echo "db_read_user = ${account}_read"
	echo "secret_file = $SECRETS/$name"
	case $name in
	portal | staff | api)
		echo "listen = ${LISTEN:-$RUN}/$name.sock"
		echo "workers = ${WORKERS:-0}"
		;;
	esac
	echo "base_url_portal = ${PORTAL_URL:-http://127.0.0.1:$PORTAL}"
	echo "base_url_staff = ${STAFF_URL:-http://127.0.0.1:$STAFF}"
	echo "base_url_api = ${API_URL:-http://127.0.0.1:$API}"
	echo "template_dir = $top/templates"
	echo "sql_dir = $top/sql"
	echo "static_dir = ${BUILT:-$top/build}/static"
	echo "locale_dir = ${BUILT:-$top/build}/locale"
	echo "word_list = ${BUILT:-$top/build}/common-passwords"
	echo "data_dir = ${DATA:-$SITE/data}"
	echo "mail = ${MAIL_MODE:-hold}"
	[ -z "$SMTP_URL" ] || echo "smtp_url = $SMTP_URL"
	echo "demo = ${DEMO:-yes}"
}

# conf/NAME.conf for each program, regulars.conf for the command line.
site_conf() {
	local name file
	mkdir -p "$SITE/conf" "$SITE/log" "$SITE/data" 2>/dev/null ||
		fail "cannot make folders in $SITE: no rights or no space"
	chmod 700 "$SITE/conf" "$SITE/data"
	for name in $PROGRAMS regulars; do
		file=$SITE/conf/$name.conf
		[ $name = regulars ] && file=$SITE/regulars.conf
		{
			echo "# Written anew at each start; conf/regulars.conf.sample explains."
			settings_of $name
		} >"$file" || fail "cannot write $file: no rights or no space"
	done
}

# start_pid NAME LOG COMMAND...: in a session of its own, so that Ctrl-C
# reaches only us and we stop things in order; pid in $RUN/NAME.pid.
start_pid() {
	local name=$1 log=$2
	shift 2
	setsid "$@" >>"$log" 2>&1 </dev/null 9>&- &
	echo $! >"$RUN/$name.pid"
	disown
}

# alive NAME: the process of that pid file is there.
alive() {
	local pid
	read -r pid 2>/dev/null <"$RUN/$1.pid" && kill -0 "$pid" 2>/dev/null
}

# stop_pids NAME...: politely all at once, then wait, then not politely.
stop_pids() {
	local name pid tries waiting
	for name in "$@"; do
		read -r pid 2>/dev/null <"$RUN/$name.pid" && kill "$pid" 2>/dev/null
	done
	for name in "$@"; do
		read -r pid 2>/dev/null <"$RUN/$name.pid" || continue
		for ((tries = 0; tries < 300; tries++)); do
			kill -0 "$pid" 2>/dev/null || break
			sleep .05
		done
		kill -9 "$pid" 2>/dev/null
		rm -f "$RUN/$name.pid"
	done
}

start_program() {
	rm -f "$RUN/$1.sock"
	start_pid "$1" "$SITE/log/$1.log" "$B/$1" --conf "$SITE/conf/$1.conf"
}

# The programs, and wait until each that listens does.
site_programs() {
	local name tries
	for name in $PROGRAMS; do
		start_program "$name"
	done
	for name in portal staff api; do
		for ((tries = 0; tries < 200; tries++)); do
			[ -S "$RUN/$name.sock" ] && break
			alive "$name" || break
			sleep .05
		done
		[ -S "$RUN/$name.sock" ] ||
			fail "$name did not start: $(tail -1 "$SITE/log/$name.log")"
	done
}

# taken PORT...: prints those that somebody listens on.
taken() {
	local port
	for port in "$@"; do
		(: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null && echo "$port"
	done
}

start_nginx() {
	start_pid nginx "$SITE/log/nginx.log" nginx -e "$SITE/log/nginx.log" -p "$RUN" \
		-c "$SITE/conf/nginx/private.conf"
}

start_apache() {
	start_pid apache "$SITE/log/apache.log" apache2 -DFOREGROUND \
		-f "$SITE/conf/apache/private.conf"
}

# Apache refuses to serve as root: there it is www-data, who must get at the
# sockets, the buffers' folder and the static files.
open_for_apache() {
	chmod 711 "$RUN" && chgrp www-data "$RUN"/*.sock && chmod 660 "$RUN"/*.sock &&
		mkdir -p -m 755 "$RUN/share" &&
		cp -r build/static build/errors "$RUN/share" && chmod -R a+rX "$RUN/share" ||
		fail "cannot let www-data into $RUN"
}

# site_web nginx|apache: the web server in front of the sockets.
site_web() {
	local server=$1 file tries conf=$SITE/conf/$1 user= share=$top/build
	mkdir -p "$conf" || fail "cannot make $conf"
	if [ "$(id -u)" = 0 ]; then
		case $server in
		nginx) user="user root;" ;;
		apache) user=$'User www-data\nGroup www-data' share=$RUN/share; open_for_apache ;;
		esac
	fi
	: >"$conf/tls.conf"
	for file in conf/"$server"/*.conf; do
		sh conf/fill.sh "PORTAL=127.0.0.1:$PORTAL" "STAFF=127.0.0.1:$STAFF" "API=127.0.0.1:$API" \
			"PORTAL_NAME=127.0.0.1 localhost" "STAFF_NAME=127.0.0.1 localhost" \
			"API_NAME=127.0.0.1 localhost" PORTAL_HOST=127.0.0.1 STAFF_HOST=127.0.0.1 API_HOST=127.0.0.1 \
			"PORTAL_SOCKET=$RUN" "STAFF_SOCKET=$RUN" "API_SOCKET=$RUN" "RUN=$RUN" "SHARE=$share" "CONF=$conf" \
			"LOG=$SITE/log/$server.access.log" "ERROR_LOG=$SITE/log/$server.log" \
			"PAGE_RATE=${PAGE_RATE:-20}" "ENTRY_RATE=${ENTRY_RATE:-1}" "USER=$user" \
			-- "$file" >"$conf/${file##*/}" || exit 1
	done
	"start_$server"
	for ((tries = 0; tries < 100; tries++)); do
		[ -z "$(taken "$API")" ] || return 0
		alive "$server" || break
		sleep .05
	done
	fail "$server did not start: $(grep -vE '\[(notice|warn)\]' "$SITE/log/$server.log" | tail -1)"
}
