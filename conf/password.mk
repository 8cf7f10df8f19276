# Common passwords that nobody may choose: made from the lists of a Debian
# package, since such a list is nothing to keep in this repository. Small
# letters, sorted by byte, for the binary search of password_list.c.

WORDS ?= /usr/lib/python3/dist-packages/zxcvbn/frequency_lists.py
COMMON = build/common-passwords

all check: $(COMMON)

$(COMMON): conf/password.mk
	@mkdir -p $(@D)
	@[ -r $(WORDS) ] || { echo "$(WORDS) is missing: make setup installs python3-zxcvbn" >&2; exit 1; }
	@LC_ALL=C sed -n 's/^ *"[a-z_]*": "\(.*\)"\.split.*/\1/p' $(WORDS) | \
	    LC_ALL=C tr ',A-Z' '\na-z' | LC_ALL=C grep -E '^.{4,}' | \
	    LC_ALL=C sort -u >$@.new
	@[ $$(wc -l <$@.new) -gt 50000 ] || { echo "$(WORDS) has too few words" >&2; exit 1; }
	@mv $@.new $@

# The unit tests read it.
check test-programs: $(COMMON)
