# Shared by tests/run and by tests written in shell (bash): private servers
# under $T, the run's folder, started once and stopped by pid at the end. See
# tests/README.md.
. conf/private.sh
fail() { echo "not ok: $*"; exit 1; }

SECRETS=$T/secret SOCKET=$T/db.sock GRANTS=add

# stop_everything: web servers and programs of every site, the database last.
stop_everything() {
	local folder
	for folder in "$T" "$T"/*/; do
		RUN=${folder%/}
		[ -d "$RUN" ] && stop_pids nginx apache $PROGRAMS $(others)
	done
	[ ! -d "$T/db" ] || sh conf/mariadb/private.sh stop "$T/db"
}

# others: pid files in $RUN beyond those of the programs (a test's own helpers).
others() {
	local file
	for file in "$RUN"/*.pid; do
		[ -f "$file" ] && basename "$file" .pid | grep -vxE 'mariadbd|nginx|apache'
	done
}

# sql [DATABASE] [options]: statements from the input, as the server's root.
sql() {
	mariadb --no-defaults -N -B -S "$SOCKET" "$@"
}

# database_server: the shared private MariaDB is up, with a dump of the schema
# to make databases from.
database_server() {
	if ! sh conf/mariadb/private.sh running "$T/db"; then
		sh conf/mariadb/private.sh start "$T/db" "$SOCKET" \
			--innodb-log-file-size=48M --innodb-buffer-pool-size=192M || exit 1
	elif [ -f "$T/schema.sql" ]; then
		return
	fi
	site_secrets
	SITE=$T/schema DB=schema RUN=$T/schema PORTAL=1 STAFF=2 API=3
	site_accounts
	site_conf
	if [ -x "$B/regulars" ]; then
		"$B/regulars" --conf "$SITE/regulars.conf" migrate >"$SITE/log/migrate" 2>&1 ||
			fail "the schema could not be made: $(tail -3 "$SITE/log/migrate")"
	else
		cat sql/migrations/*.sql | sql schema || fail "the schema could not be made"
	fi
	mariadb-dump --no-defaults -S "$SOCKET" --routines --triggers schema >"$T/schema.sql" ||
		fail "the schema could not be dumped"
}

# database NAME [DUMP]: a fresh database with the schema (or that dump) and
# every program's rights.
database() {
	database_server
	DB=$1 SITE=$T/$1 RUN=$T/$1
	echo "DROP DATABASE IF EXISTS \`$DB\`" | sql
	site_accounts
	sql "$DB" <"${2:-$T/schema.sql}" || fail "database $DB could not be made"
	[ ! -f sql/grants.sql ] || site_grants
}

# test_environment: what a C test learns of the database made last.
test_environment() {
	export TEST_SOCKET=$SOCKET TEST_DATABASE=$DB TEST_USER=regulars
	TEST_PASSWORD=$(secret_of regulars db_password)
	export TEST_PASSWORD TEST_SECRETS=$SECRETS TEST_CONF=$SITE/regulars.conf TEST_FOLDER=$SITE
	PORTAL=1 STAFF=2 API=3 site_conf
}

# free_ports: sets PORTAL, STAFF and API to three in a row that nobody has.
free_ports() {
	local tries
	for tries in 1 2 3 4 5 6 7 8 9; do
		PORTAL=$((20000 + RANDOM % 12000)) STAFF=$((PORTAL + 1)) API=$((PORTAL + 2))
		[ -n "$(taken $PORTAL $STAFF $API)" ] || return 0
	done
	fail "no free ports"
}

# demo_dump: the demo shop, made once a run: $T/demo.sql and $T/demo.json.
demo_dump() {
	[ -f "$T/demo.sql" ] && return
	database demo_source
	PORTAL=1 STAFF=2 API=3 site_conf
	"$B/regulars" --conf "$SITE/regulars.conf" demo --out "$T/demo.json" >"$SITE/log/demo" 2>&1 ||
		fail "the demo shop could not be made: $(tail -3 "$SITE/log/demo")"
	mariadb-dump --no-defaults -S "$SOCKET" --routines --triggers demo_source >"$T/demo.sql.new" &&
		mv "$T/demo.sql.new" "$T/demo.sql" || fail "the demo shop could not be dumped"
}

# site NAME [DUMP]: a database of that name, the programs on it and a web
# server before them: $SERVER, nginx (the default) or apache. Sets PORTAL,
# STAFF and API, the ports. Limits are so wide that only a test that narrows
# them (PAGE_RATE, ENTRY_RATE) meets them.
site() {
	database "$@"
	free_ports
	site_conf
	site_programs
	PAGE_RATE=${PAGE_RATE:-5000} ENTRY_RATE=${ENTRY_RATE:-5000} site_web "${SERVER:-nginx}"
}

# site_down: the programs and the web server of the site made last.
site_down() {
	stop_pids nginx apache $PROGRAMS
}

# ok WHAT / not_ok WHAT / check WHAT COMMAND...: one counted line.
ok() { echo "ok $*"; }
not_ok() { echo "not ok $*"; }
check() {
	local what=$1
	shift
	if "$@" >/dev/null 2>&1; then ok "$what"; else not_ok "$what ($*)"; fi
}
# equal WHAT WANTED GOT
equal() {
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1: wanted '$2', got '$3'"; fi
}
