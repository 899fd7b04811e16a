# `make` alone says what there is. Needs Rust, gcc, make, Python 3 and Node 20; what else is missing
# is installed by the target that needs it, which says so and asks nothing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
export CARGO_TARGET_DIR ?= $(CURDIR)/target

YASGUI_VERSION := 4.6.1
YASGUI := var/yasgui/$(YASGUI_VERSION)
VENV := .venv/ready
CKAN := .venv-ckan/ready
NODE_MODULES := tests/clients/node_modules/ready
RELEASE := $(CARGO_TARGET_DIR)/release/helsegraf
DEBUG := $(CARGO_TARGET_DIR)/debug/helsegraf

.PHONY: help serve build test check unit clients soak bench bench-shacl bench-pages clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

serve: build $(YASGUI) ## build, and answer on http://127.0.0.1:7878 with the national content
	@$(RELEASE) serve $(ARGS)

build: ## the program, optimised
	@[ -x $(RELEASE) ] || echo "building in release mode; the first time takes some minutes"
	cargo build --release --locked

test: check unit clients ## everything that proves it works: check, unit, clients

check: ## formatting, lints and documentation, warnings denied
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

unit: ## unit and integration tests, the W3C suites among them
	cargo test --locked

clients: $(VENV) $(CKAN) $(NODE_MODULES) $(YASGUI) ## real clients and a browser against a fresh server
	@tests/need chromium
	cargo build --locked
	.venv/bin/python tests/clients/run.py --binary $(DEBUG)

soak: ## 20,000 random writes, each judged by its delta and by everything; ARGS are variables
	$(ARGS) cargo test --locked --lib soak -- --ignored --nocapture

bench: build $(VENV) ## figures beside Oxigraph and Virtuoso, into var/bench
	@tests/need wrk virtuoso-t
	.venv/bin/pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	.venv/bin/python tests/bench/run.py --binary $(RELEASE) $(ARGS)
	cargo bench --locked --bench commits -- --data var/bench | tee var/bench/commits.txt

clean: ## everything that was built or installed here, not the data
	cargo clean
	rm -rf .venv .venv-ckan tests/clients/node_modules var/yasgui

bench-shacl: build $(VENV) ## validation beside TopBraid, and writes with and without the guard, into var/bench
	mkdir -p var/bench
	cargo bench --locked --bench shacl -- $(ARGS) | tee var/bench/shacl.txt
	.venv/bin/python tests/bench/shacl.py --binary $(RELEASE) --inside var/bench/shacl.txt --out var/bench/shacl.md

bench-pages: build $(VENV) ## server time of every kind of page, on the shipped graph and on a million quads more
	@mkdir -p var/bench
	.venv/bin/python tests/bench/pages.py --binary $(RELEASE) $(ARGS) | tee var/bench/pages.txt

# The editor's prebuilt bundle alone, without the packages it was built from.
$(YASGUI):
	@echo "fetching the SPARQL editor (npm @zazuko/yasgui $(YASGUI_VERSION)) into $(YASGUI)"
	@tests/need npm || { echo "no npm: pages get a plain form instead"; exit 0; }; \
	mkdir -p var/yasgui && cd var/yasgui && \
	npm pack --silent @zazuko/yasgui@$(YASGUI_VERSION) >/dev/null && \
	tar xzf zazuko-yasgui-$(YASGUI_VERSION).tgz package/build package/package.json && \
	rm -rf $(YASGUI_VERSION) current && mv package $(YASGUI_VERSION) && ln -s $(YASGUI_VERSION)/build current && \
	rm zazuko-yasgui-$(YASGUI_VERSION).tgz || echo "not fetched: pages get a plain form instead"

$(VENV): tests/clients/requirements.txt
	@tests/need venv
	@echo "installing Python clients into .venv"
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# CKAN pins much of what it needs, so it lives apart.
$(CKAN): tests/clients/requirements-ckan.txt
	@tests/need venv
	@echo "installing CKAN's harvester into .venv-ckan"
	python3 -m venv .venv-ckan
	.venv-ckan/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(NODE_MODULES): tests/clients/package-lock.json
	@tests/need npm
	@echo "installing Node clients into tests/clients/node_modules"
	cd tests/clients && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@
