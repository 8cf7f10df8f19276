#!/bin/bash
# `make deb`: what `make install` would put there, as a Debian package. It
# starts nothing; conf/README.md, which it brings, says what comes after.
cd "$(dirname "$0")/.." || exit 1
fail() { echo "deb: $*" >&2; exit 1; }
root=build/deb version=${VERSION:-$(git log -1 --format=%cd.%h --date=format:%Y%m%d 2>/dev/null || date +%Y%m%d)}
rm -rf $root
DESTDIR=$PWD/$root bash conf/install.sh || exit 1
install -d $root/DEBIAN $root/usr/share/doc/regulars
cp LICENSE $root/usr/share/doc/regulars/copyright
# The packages whose libraries the programs are linked with.
needs=$(ldd build/{portal,staff,api,worker,sender,regulars} | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p' | sort -u |
	while read -r file; do
		dpkg-query -S "$file" 2>/dev/null || dpkg-query -S "/usr$file" 2>/dev/null || dpkg-query -S "${file#/usr}"
	done | sed 's/:.*//' | sort -u | paste -sd, | sed 's/,/, /g')
[ "$needs" ] || fail "cannot tell which packages the programs need"
cat >$root/DEBIAN/control <<END
Package: regulars
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: $(git log -1 --format='%an <%ae>' 2>/dev/null)
Section: web
Priority: optional
Depends: $needs, bash, adduser
Recommends: mariadb-server (>= 1:10.11), nginx | apache2
Description: customer portal and staff intranet that bring customers back
 Account history, feedback, guidelines for staff and more, as FastCGI programs
 behind nginx or Apache with MariaDB.
END
cat >$root/DEBIAN/postinst <<'END'
#!/bin/sh
set -e
[ "$1" = configure ] || exit 0
bash /usr/share/regulars/conf/system.sh
END
chmod 755 $root/DEBIAN/postinst
dpkg-deb --root-owner-group --build $root "build/regulars_${version}_$(dpkg --print-architecture).deb" || exit 1
