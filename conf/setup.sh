#!/bin/sh
# Installs what the build, the run and the tests need and this machine lacks:
# Debian packages of conf/packages, npm packages of the browser tests (those of
# static/ come in the build). Does nothing, and asks for no rights, where
# nothing is missing. No service of the machine is started, stopped or enabled.
cd "$(dirname "$0")/.." || exit 1
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C.UTF-8

fail() { echo "set-up: $*" >&2; exit 1; }

# Names of conf/packages that are neither installed nor on the PATH.
missing() {
	sed 's/#.*//' conf/packages | while IFS=': ' read -r package command; do
		[ "$package" ] || continue
		command=${command%% *}
		[ "$command" ] && command -v "$command" >/dev/null && continue
		case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
		ii*) ;;
		*) printf '%s ' "$package" ;;
		esac
	done
}

# While we install, invoke-rc.d is told not to start anything. A policy that
# is there already is put back as it was.
policy=/usr/sbin/policy-rc.d
quiet_services() {
	[ ! -e $policy ] || mv $policy $policy.regulars || exit 1
	trap 'services_back' EXIT
	trap 'exit 130' INT TERM HUP
	printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy
}
services_back() {
	rm -f $policy
	[ ! -e $policy.regulars ] || mv $policy.regulars $policy
}

# Runs as root, by itself or through sudo: install.sh --install LOG PACKAGE...
install_packages() {
	log=$1
	shift
	command -v nginx >/dev/null && had_nginx=yes || had_nginx=no
	quiet_services
	export DEBIAN_FRONTEND=noninteractive
	apt="apt-get -q -o DPkg::Lock::Timeout=300"
	$apt update >"$log" 2>&1 || warn_of_update=yes
	$apt install -y --no-install-recommends "$@" >>"$log" 2>&1 || {
		grep -E '^(E|dpkg):' "$log" | tail -3 >&2
		[ "$warn_of_update" ] && echo "(apt-get update failed before)" >&2
		exit 1
	}
	# The package enables itself for the next start of the machine.
	if [ $had_nginx = no ]; then
		deb-systemd-helper disable nginx.service >/dev/null 2>&1
		update-rc.d nginx disable >/dev/null 2>&1
	fi
	return 0
}

set_up_packages() {
	wanted=$(missing)
	[ "$wanted" ] || return 0
	command -v apt-get >/dev/null || fail "this is not Debian: please install ${wanted% } by other means"
	log=$(mktemp) || fail "no space for a log in ${TMPDIR:-/tmp}"
	echo "Installing, which takes some minutes (log: $log): ${wanted% }"
	if [ "$(id -u)" = 0 ]; then
		as_root=
	elif command -v sudo >/dev/null; then
		as_root=sudo
	else
		fail "packages are missing and there is no sudo: as root, run  apt-get install -y --no-install-recommends ${wanted% }"
	fi
	# shellcheck disable=SC2086 # words on purpose
	$as_root sh conf/setup.sh --install "$log" $wanted ||
		fail "apt-get could not install the packages; the whole story is in $log"
	still=$(missing)
	[ ! "$still" ] || fail "installed, yet not found: ${still% } (log: $log)"
	rm -f "$log" 2>/dev/null
	return 0
}

# `npm ci` where a lock file changed since the last time.
set_up_npm() {
	for lock in tests/browser/package-lock.json; do
		[ -f $lock ] || continue
		folder=${lock%/*}
		cmp -s $lock $folder/node_modules/.installed-lock && continue
		echo "Fetching npm packages for $folder"
		log=$(mktemp) || fail "no space for a log in ${TMPDIR:-/tmp}"
		(cd $folder && npm ci --ignore-scripts --no-audit --no-fund) >"$log" 2>&1 || {
			grep -E '^npm (ERR!|error)' "$log" | head -3 >&2
			fail "npm could not fetch the packages of $folder (is the network there?); the whole story is in $log"
		}
		cp $lock $folder/node_modules/.installed-lock ||
			fail "cannot write to $folder/node_modules"
		rm -f "$log"
	done
}

if [ "$1" = --install ]; then
	shift
	install_packages "$@"
	exit
fi
set_up_packages
set_up_npm
