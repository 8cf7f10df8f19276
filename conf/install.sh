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
lib=$to/usr/lib/regulars share=$to/usr/share/regulars
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
[ ! -f build/common-passwords ] || cp build/common-passwords "$share"
cp -r conf/{nginx,apache,mariadb,fill.sh,private.sh,accounts.sh,system.sh,regulars.conf.sample,README.md} "$share/conf"
chmod -R u=rwX,go=rX "$lib" "$share"
install -m 644 conf/systemd/*.service "$to/lib/systemd/system"
[ -n "$DESTDIR" ] || exec bash "$share/conf/system.sh"
