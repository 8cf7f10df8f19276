#!/bin/bash
# The end of an installation, from `make install` or the package: accounts of
# the system, folders, settings and secrets. What is there stays as it is.
cd "$(dirname "$0")/.." || exit 1
fail() { echo "install: $*" >&2; exit 1; }
etc=/etc/regulars state=/var/lib/regulars

# Accounts of the system: one a program, and the group that shares files.
getent group regulars >/dev/null || groupadd --system regulars
for program in portal staff api worker sender; do
	id "regulars-$program" >/dev/null 2>&1 ||
		useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin \
			--gid regulars "regulars-$program" || fail "cannot make the account regulars-$program"
	getent group "regulars-$program" >/dev/null || groupadd --system "regulars-$program"
done
install -d -m 2770 -o root -g regulars "$state"
install -d -m 755 "$etc"

# Settings and secrets, once.
SITE=/etc/regulars SECRETS=/etc/regulars/secret SOCKET=/run/mysqld/mysqld.sock DB=regulars
LISTEN=/run DATA=/var/lib/regulars BUILT=/usr/share/regulars MAIL_MODE=hold DEMO=no
. conf/private.sh
top=/usr/share/regulars
site_secrets
chmod 711 "$SECRETS"
for program in $PROGRAMS regulars; do
	LISTEN=/run/regulars-$program
	[ -f "$etc/$program.conf" ] || settings_of $program >"$etc/$program.conf"
	[ $program = regulars ] || chown "regulars-$program" "$SECRETS/$program"
done
systemctl daemon-reload 2>/dev/null
cat <<'END'
Installed. What is left, once (as root; /usr/share/regulars/conf/README.md says more):

  cp /usr/share/regulars/conf/mariadb/regulars.cnf /etc/mysql/mariadb.conf.d/90-regulars.cnf
  systemctl restart mariadb
  bash /usr/share/regulars/conf/accounts.sh       # database, accounts, schema, rights
  regulars --conf /etc/regulars/regulars.conf staff add   # the first admin
  systemctl enable --now regulars-{portal,staff,api,worker,sender}

and the web server before it, nginx or Apache.
END
