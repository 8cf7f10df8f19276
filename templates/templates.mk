# Languages: every visible text is English in the source, other languages are
# catalogues in templates/po. `make po` brings new texts into them.
#
# xgettext overlooks _() inside quoted attributes and after an apostrophe, so
# cut.pl keeps only the cs parts of each template.

LOCALES = $(patsubst templates/po/%.po,%,$(wildcard templates/po/*.po))
MO = $(LOCALES:%=build/locale/%/LC_MESSAGES/regulars.mo)
TEXT_CS = $(shell find templates -name '*.cs' | sort)
TEXT_C = $(shell find cgi -name '*.[ch]' | sort)

.PHONY: po locale
all: locale
locale: $(MO)

build/locale/%/LC_MESSAGES/regulars.mo: templates/po/%.po
	@mkdir -p $(@D)
	@msgfmt --check-format -o $@ $<

# No dates, places or order of finding in the catalogues: two people who add
# texts to different pages shall not meet in a conflict.
build/po/regulars.pot: templates/po/cut.pl $(TEXT_CS) $(TEXT_C)
	@rm -rf build/po && mkdir -p build/po
	@perl templates/po/cut.pl build/po $(TEXT_CS)
	@cd build/po && find . -name '*.cs.c' | sort | \
	    LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 -L C -k -k_ -kplural:2,3 \
		--no-location --no-wrap -o cs.pot -f - 
	@echo $(TEXT_C) | tr ' ' '\n' | \
	    LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 -L C -k -k_ -kN_ -klocale_plural:1,2 \
		--no-location --no-wrap -o build/po/c.pot -f - 
	@msgcat --use-first --no-wrap --sort-output -o $@ build/po/cs.pot build/po/c.pot
	@sed -i "/^.POT-Creation-Date:/d" $@

po: build/po/regulars.pot ## bring new texts into the catalogues
	@for po in templates/po/*.po; do \
	    msgmerge -q --no-fuzzy-matching --no-wrap --sort-output \
		-o build/po/new.po $$po $< && \
	    msgattrib --no-obsolete --no-wrap --sort-output -o $$po build/po/new.po && \
	    echo "$$po: $$(msgfmt --statistics -o /dev/null $$po 2>&1)"; done
