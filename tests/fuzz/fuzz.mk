# Fuzzing: each tests/fuzz/NAME.c is a target with its kept inputs in
# tests/fuzz/corpus/NAME. Every `make check` runs those inputs again (built by
# gcc with replay.c); `make fuzz` looks for new ones with clang's libFuzzer.

FUZZ_SECONDS ?= 60
FUZZ_SRC = $(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c))
FUZZ_NAMES = $(FUZZ_SRC:tests/fuzz/%.c=%)
REPLAY = $(FUZZ_NAMES:%=$(B)/tests/fuzz/%)
FUZZ_B = build/fuzz
FUZZERS = $(FUZZ_NAMES:%=$(FUZZ_B)/%)
# Only what the targets use: clang need not know the rest.
FUZZ_OF = cgi/base/arena.c cgi/base/utf8.c cgi/base/json.c \
	$(wildcard cgi/base/csv*.c cgi/web/parse*.c) cgi/web/media.c
FUZZ_OBJ = $(FUZZ_OF:%.c=$(FUZZ_B)/obj/%.o)
FUZZ_SAN = address,undefined,implicit-conversion
FUZZ_FLAGS = -std=c17 -g -O1 -DDEBUG -fno-omit-frame-pointer \
	-fno-sanitize-recover=all
FUZZ_LIBS = -lsodium -ljansson -lutf8proc -lm

.PHONY: fuzz
.SECONDARY: $(FUZZ_OBJ)

check test-programs: $(REPLAY)

$(B)/tests/fuzz/%: $(B)/obj/tests/fuzz/%.o $(B)/obj/tests/fuzz/replay.o $(B)/libregulars.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(B)/libregulars.a $(LDLIBS)

fuzz: ## look for inputs that break a parser (needs clang; FUZZ_SECONDS=60 each)
	@command -v clang >/dev/null || { echo "make fuzz needs clang: apt-get install clang libclang-rt-14-dev" >&2; exit 1; }
	@$(MAKE) --no-print-directory -s -j2 $(FUZZERS)
	@sh tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZ_NAMES)

$(FUZZ_B)/obj/%.o: %.c
	@mkdir -p $(@D)
	clang $(CPPFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link,$(FUZZ_SAN) -c -o $@ $<

$(FUZZ_B)/%: $(FUZZ_B)/obj/tests/fuzz/%.o $(FUZZ_OBJ)
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer,$(FUZZ_SAN) -o $@ $^ $(FUZZ_LIBS)

-include $(shell find $(FUZZ_B) -name '*.d' 2>/dev/null)
