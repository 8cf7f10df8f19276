# Regulars: `make help` lists what there is. Each folder that builds something
# of its own brings a fragment (static/static.mk, tests/tests.mk, conf/conf.mk).

B ?= build
CC = gcc
PACKAGES = libsodium libcurl gmime-3.0 libutf8proc libidn2 jansson liboath \
	libqrencode libzip zlib libmariadb
WARN = -Wall -Wextra -Wformat=2 -Wconversion -Wshadow -Wvla -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wundef -Werror
HARD = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	-fstack-clash-protection -fcf-protection=full \
	-ftrivial-auto-var-init=zero
SAN_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer -DDEBUG
# `make SAN=1` builds everything a second time, under build/asan, with the
# sanitizers and with an arena whose allocations are real ones.
ifdef SAN
override B := build/asan
MODE = -O1 $(SAN_FLAGS)
MODE_LINK = $(SAN_FLAGS)
else
MODE = -O2 $(HARD)
MODE_LINK =
endif
CPPFLAGS = -Icgi -include cgi/base/banned.h -D_GNU_SOURCE -MMD -MP
CFLAGS = -std=c17 -g $(WARN) $(MODE) -fPIE
LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed $(MODE_LINK)
# Third-party headers come as system headers, so that -Werror judges us only.
CPPFLAGS += $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)) \
	-isystem /usr/include/ClearSilver
LDLIBS = -lneo_cgi -lneo_cs -lneo_utl -lfcgi -lmd4c \
	$(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm

# A program refuses a schema that it wasn't built with.
$(B)/obj/cgi/model/schema.o: CPPFLAGS += \
	-DSCHEMA_LAST='"$(notdir $(lastword $(sort $(wildcard sql/migrations/*.sql))))"'
$(B)/obj/cgi/model/schema.o: $(wildcard sql/migrations/*.sql)

PROGRAMS = portal staff api worker sender regulars
BIN = $(PROGRAMS:%=$(B)/%)
LIB_SRC = $(wildcard cgi/base/*.c cgi/db/*.c cgi/model/*.c cgi/web/*.c cgi/job/*.c)
PAGE_SRC = $(wildcard cgi/page/*/*.c)
LIB_OBJ = $(LIB_SRC:%.c=$(B)/obj/%.o)
objects_of = $(patsubst %.c,$(B)/obj/%.o,$(wildcard cgi/page/$(1)/*.c))

.DEFAULT_GOAL = all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all help clean check run test

all: $(BIN) ## build the programs, templates' languages and static files

-include static/static.mk templates/templates.mk conf/conf.mk conf/password.mk \
	tests/tests.mk

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort -u | \
	    awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/libregulars.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(B)/%: $(B)/obj/cgi/app/%.o $(B)/libregulars.a
	$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(B)/libregulars.a $(LDLIBS)

$(B)/portal: $(call objects_of,portal)
$(B)/staff: $(call objects_of,staff)
$(B)/api: $(call objects_of,api)

clean: ## remove what was built (data in var/ stays)
	rm -rf build

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
