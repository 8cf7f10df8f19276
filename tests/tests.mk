# Tests: what each make target runs. tests/run says how they are counted.

UNIT = $(patsubst %.c,$(B)/%,$(wildcard tests/unit/*.c))
MODEL = $(patsubst %.c,$(B)/%,$(wildcard tests/model/*.c))
GUARD = $(patsubst %.c,$(B)/%,$(wildcard tests/guard/*.c))
# The programs whose main() is there, and every page, so that a check compiles
# all there is.
WHOLE = $(patsubst cgi/app/%.c,$(B)/%,$(wildcard cgi/app/*.c)) \
	$(PAGE_SRC:%.c=$(B)/obj/%.o)

.PHONY: check test test-all fault test-programs

check: $(WHOLE) $(UNIT) ## lints and unit tests, in seconds: before each commit
	@B=$(B) tests/run lint unit

test: ## every test (under 10 minutes), after the set-up
	@sh conf/setup.sh
	@$(MAKE) --no-print-directory -s -j$$(nproc) all test-programs
	@B=$(B) tests/run lint unit model template guard page browser

test-all: test ## also with sanitizers, and the long faults
	@$(MAKE) --no-print-directory -s -j$$(nproc) SAN=1 all test-programs
	@B=build/asan tests/run unit model page
	@B=$(B) tests/run fault

fault: all test-programs ## kill, fill and flood: nothing acknowledged may be lost
	@B=$(B) tests/run fault

test-programs: $(WHOLE) $(UNIT) $(MODEL) $(GUARD)

$(B)/tests/%: $(B)/obj/tests/%.o $(B)/libregulars.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $< $(B)/libregulars.a $(LDLIBS) -lcmocka

-include tests/fuzz/fuzz.mk

.PHONY: bench
bench: all $(B)/tests/bench/bare ## the product beside its floor: CPU, statements, latency (BENCH=full: 10 M rows)
	@$(MAKE) --no-print-directory -s -j$$(nproc) SAN=1 build/asan/portal build/asan/staff
	@tests/bench/run.sh

.PHONY: bench-check
bench-check: all ## instructions and statements of each page against their goals
	@tests/bench/check.sh
