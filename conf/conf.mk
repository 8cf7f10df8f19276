# Running and installing: `make run`, `make setup`.

PORT ?= 8080
VAR ?= var

.PHONY: run setup

run: ## build and start everything on loopback (PORT=8080 VAR=var)
	@bash conf/run.sh "$(PORT)" "$(VAR)"

setup: ## install the packages that are missing
	@sh conf/setup.sh
