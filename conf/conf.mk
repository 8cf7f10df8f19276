# Running: `make run`, `make setup`; the pages that the web server answers.

PORT ?= 8080
VAR ?= var
DEMO ?= yes

.PHONY: run setup install deb
ifneq ($(wildcard static/static.mk),)
all: build/errors/stamp
endif

run: ## build and start everything on loopback (PORT=8080 VAR=var DEMO=yes)
	@bash conf/run.sh "$(PORT)" "$(VAR)" "$(DEMO)"

setup: ## install the packages that are missing
	@sh conf/setup.sh

install: all ## into /usr and /etc, as root (PORTAL_URL=... STAFF_URL=... API_URL=...)
	@DESTDIR="$(DESTDIR)" PORTAL_URL="$(PORTAL_URL)" STAFF_URL="$(STAFF_URL)" \
	    API_URL="$(API_URL)" bash conf/install.sh

deb: all ## a Debian package in build/
	@bash conf/deb.sh

build/errors/stamp: conf/errors/make.sh conf/errors/pages.txt build/static/manifest
	@sh conf/errors/make.sh build/static/manifest $(@D) && touch $@
