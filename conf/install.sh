#!/bin/bash
# `make install`: puts the programs, templates and units where Debian has them
# and, unless DESTDIR is set (a package), makes accounts and settings. Starts
# nothing; says what to do next. Run again for a new version: settings and
# secrets that are there stay as they are.
#
#   make install PORTAL_URL=https://shop.example STAFF_URL=https://staff.shop.example \
#                API_URL=https://api.shop.example
cd "$(dirname "$0")/.." || exit 1
fail() { echo "install: $*" >&2; exit 1; }
to=$DESTDIR
lib=$to/usr/lib/regulars share=$to/usr/share/regulars etc=$to/etc/regulars state=$to/var/lib/regulars
[ "$DESTDIR" ] || [ "$(id -u)" = 0 ] || fail "needs root; or set DESTDIR"
for program in portal staff api worker sender regulars; do
	[ -x "build/$program" ] || fail "build/$program is missing: run make first"
done

install -d "$lib" "$share/conf" "$to/usr/bin" "$to/lib/systemd/system" || fail "cannot write to ${to:-/usr}"
install -m 755 build/{portal,staff,api,worker,sender,regulars} "$lib"
ln -sfn ../lib/regulars/regulars "$to/usr/bin/regulars"
for folder in build/static build/errors build/locale templates sql; do
	rm -rf "${share:?}/${folder##*/}"
	cp -r "$folder" "$share" || fail "cannot write to $share"
done
[ ! -f build/passwords.list ] || cp build/passwords.list "$share"
cp -r conf/{nginx,apache,mariadb,fill.sh,private.sh,accounts.sh,regulars.conf.sample,README.md} "$share/conf"
chmod -R u=rwX,go=rX "$lib" "$share"
install -m 644 conf/systemd/*.service "$to/lib/systemd/system"
[ -z "$DESTDIR" ] || exit 0

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
LISTEN=/run DATA=/var/lib/regulars BUILT=/usr/share/regulars MAIL=hold DEMO=no
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
