# What browsers fetch: build/static holds every file under a name with its
# hash, so that it may be cached for ever, and `manifest`, which the programs
# read at start to know today's names.

STATIC = build/static
STATIC_SRC = $(wildcard static/*.css static/*.js static/*.svg)
ICON_SRC = $(shell find templates cgi sql static -type f \
	\( -name '*.cs' -o -name '*.[ch]' -o -name '*.sql' -o -name '*.js' \) 2>/dev/null)

.PHONY: static
all: static
static: $(STATIC)/manifest ## pack style sheets, icons and fonts

$(STATIC)/manifest: static/pack.sh $(STATIC_SRC) build/npm/stamp build/icons.txt
	@sh static/pack.sh build/npm/node_modules build/icons.txt $(STATIC)

# The libraries come once, and again only when the lock file changed.
build/npm/stamp: static/package-lock.json static/package.json
	@mkdir -p $(@D)
	@cp static/package.json static/package-lock.json $(@D)
	@cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --silent || { \
	    echo "static: npm could not fetch the front-end libraries; is there a network?" >&2; \
	    exit 1; }
	@touch $@

# Icons by their full class name, wherever they stand. The list changes seldom,
# the files often: it is made anew if any changed, and kept if it says the same.
build/icons.list: $(ICON_SRC)
	@mkdir -p build
	@cat $(ICON_SRC) /dev/null | grep -oE '\bbi-[a-z0-9]+(-[a-z0-9]+)*' | sort -u > $@ || true

build/icons.txt: build/icons.list
	@cmp -s $< $@ || cp $< $@
