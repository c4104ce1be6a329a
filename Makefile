# copgraph: `make` lists what there is to make.
#
#   make analyze LOG=path/to/log.csv MEMBERS=path/to/members.csv ARGS='--weighted'
#   make install PREFIX=$HOME/.local

# The log to analyse, its table of members if there is one, and further options of `copgraph analyze`.
LOG = datasets/guild/interactions.csv
is_example = $(filter datasets/guild/interactions.csv,$(LOG))
MEMBERS = $(if $(is_example),datasets/guild/members.csv)
ARGS =

# Where to install; DESTDIR is put before it when a package is made.
PREFIX = /usr/local
DESTDIR =

# The logs of interop, each with its member table behind a comma where it has one.
INTEROP_LOGS = datasets/guild/interactions.csv,datasets/guild/members.csv

# The logs of test-sql and test-spark.
SQL_LOGS = datasets/guild/interactions.csv

# Which tests to run: ONLY=Betweenness, or TAG=attack; all without.
ONLY =
TAG =

# How long to fuzz, and what to attack.
SECONDS = 60
ATTACK =

SWIFT = swift
PYTHON = python3
RELEASE = .build/release

bindir = $(DESTDIR)$(PREFIX)/bin
sharedir = $(DESTDIR)$(PREFIX)/share
binary = $(bindir)/copgraph
manual = $(sharedir)/man/man1/copgraph.1
bash_completion = $(sharedir)/bash-completion/completions/copgraph
zsh_completion = $(sharedir)/zsh/site-functions/_copgraph
fish_completion = $(sharedir)/fish/vendor_completions.d/copgraph.fish

# The installed program holds the Swift runtime, so that it starts faster and outlives the toolchain. macOS has its own.
ifeq ($(shell uname -s),Linux)
  install_flags = --static-swift-stdlib
endif
install_build = $(SWIFT) build --configuration release --product copgraph --scratch-path .build-install $(install_flags)

# The date of the manual is the date of the code.
manual_date = $(shell git log -1 --format=%cs 2>/dev/null)

# An archive that needs no toolchain: the program, and beside it the libraries that it finds there.
dist_name = copgraph-$(shell sed -n 's/.*static let version = "\(.*\)".*/\1/p' Sources/copgraph/Copgraph.swift)-linux-$(shell uname -m)
dist_build = $(SWIFT) build --configuration release --product copgraph --scratch-path .build-dist --static-swift-stdlib \
  -Xlinker --disable-new-dtags

library = .build-wheel/libcopgraph.$(if $(filter Darwin,$(shell uname -s)),dylib,so)

# For test-python.
NETWORKX =
PYTEST =

sources = Package.swift Sources Tests

.PHONY: help analyze test test-quick test-python test-sql test-spark interop attack fuzz sanitize build requirements \
  wheel library install uninstall dist format lint lint-conversions docs bench coverage clean

help:
	@echo 'make analyze    analyse the example log, or LOG=path with MEMBERS=path and ARGS="options"'
	@echo 'make test       run all tests, or those with ONLY=name or TAG=tag'
	@echo 'make test-quick run those that need no program, no real logs and no patience'
	@echo 'make test-python  make a wheel and run the tests of the Python package on it'
	@echo 'make coverage   see how often intervals hold what they say, on communities of which the truth is known'
	@echo 'make interop    have a dozen other programs read the exports of INTEROP_LOGS, and run the notebook of the example'
	@echo 'make test-sql   have DuckDB count ties as copgraph does, in SQL_LOGS; make test-spark: Spark, which needs Java'
	@echo 'make attack     kill every writing command at random moments, and look at what is left'
	@echo 'make fuzz       read nearly right inputs for SECONDS=$(SECONDS)'
	@echo 'make sanitize   call every function of the C interface with the address sanitizer'
	@echo 'make wheel      make the Python package, in Python/dist'
	@echo 'make library    make the library of the C interface, $(library)'
	@echo 'make install    install copgraph, its manual and shell completions under PREFIX=$(PREFIX)'
	@echo 'make uninstall  remove them'
	@echo 'make dist       make an archive for Linux that needs no toolchain and no package, dist/$(dist_name).tar.gz'
	@echo 'make format     format the code'
	@echo 'make lint       check the format of the code, and that no file or function is long'
	@echo 'make lint-conversions  look for conversions of numbers that could end the program'
	@echo 'make docs       make the documentation of the libraries, in .build/docs'
	@echo 'make bench      compare the speed with other tools'
	@echo 'make clean      remove what was built'

analyze: build
	@$(RELEASE)/copgraph analyze "$(LOG)" $(if $(MEMBERS),--members "$(MEMBERS)") $(if $(is_example),--replace) $(ARGS)

test: requirements
	@Scripts/test $(if $(ONLY),--only '$(ONLY)') $(if $(TAG),--tag '$(TAG)')

test-quick: requirements
	@Scripts/test --quick

# INTEROP_LOGS='log.csv other.csv,members.csv' chooses logs; one whose names have a meaning in every format comes along.
interop: analyze
	@Tests/Interoperability/run $(RELEASE)/copgraph $(INTEROP_LOGS)
	@Tests/Interoperability/.venv/bin/python Tests/Interoperability/check_notebook.py notebooks-out/guild

# Databases that count a log into ties; the engines live in virtual environments of their own.
test-sql: build
	@test -x Tests/Interoperability/.venv/bin/python || $(PYTHON) -m venv Tests/Interoperability/.venv
	@Tests/Interoperability/.venv/bin/pip install --quiet --disable-pip-version-check 'duckdb>=1.1'
	@Tests/Interoperability/.venv/bin/python Tests/Interoperability/check_sql.py $(RELEASE)/copgraph duckdb $(SQL_LOGS)

test-spark: build
	@command -v java > /dev/null || { echo 'Spark needs Java: apt-get install default-jre-headless' >&2; exit 1; }
	@test -x Tests/Interoperability/.venv/bin/python || $(PYTHON) -m venv Tests/Interoperability/.venv
	@Tests/Interoperability/.venv/bin/pip install --quiet --disable-pip-version-check 'pyspark>=3.5,<4'
	@Tests/Interoperability/.venv/bin/python Tests/Interoperability/check_sql.py $(RELEASE)/copgraph spark $(SQL_LOGS)

# Which commands, and how: ATTACK='analyze --moments 1000'.
attack: build
	@Tests/Attack/kill_runs.py $(RELEASE)/copgraph $(ATTACK)

fuzz: requirements
	@$(SWIFT) run --configuration release FuzzInputs --seconds $(SECONDS)

# A debug build of its own; leaks are errors, too.
sanitize: requirements
	@$(SWIFT) build --product CopgraphC --sanitize=address --scratch-path .build-sanitize
	@clang -g -fsanitize=address -fuse-ld=lld -Wall -Wextra -ISources/CCopgraph/include \
	  Tests/Sanitizing/every_function.c -L.build-sanitize/debug -lCopgraphC -Wl,-rpath,.build-sanitize/debug \
	  -Wl,-rpath,"$$(dirname "$$(dirname "$$(command -v $(SWIFT))")")/lib/swift/linux" -o .build-sanitize/every_function
	@.build-sanitize/every_function

# The library of the C interface, with the Swift runtime inside; its header is Sources/CCopgraph/include/copgraph.h.
library: requirements
	@Scripts/build-library $(library)

# The tools that make the wheel, and the peers of its tests, live in virtual environments of their own.
wheel: library
	@test -x Python/.venv/bin/python || $(PYTHON) -m venv Python/.venv
	@Python/.venv/bin/pip install --quiet --disable-pip-version-check 'build>=1.2'
	@rm -rf Python/dist Python/build
	@cp $(library) Python/copgraph/
	@Python/.venv/bin/python -m build --wheel Python > /dev/null
	@ls Python/dist

# PYTEST='-k betweenness' chooses tests; NETWORKX=3.5 another version of NetworkX than the newest.
test-python: wheel
	@COPGRAPH="$${COPGRAPH:-$(abspath $(wildcard $(RELEASE)/copgraph))}" Python/tests/run --networkx "$(NETWORKX)" $(PYTEST)

build: requirements
	@$(SWIFT) build --configuration release --product copgraph

requirements:
	@Scripts/install-requirements

install: requirements
	@$(install_build)
	@$(SWIFT) package generate-manual $(if $(manual_date),--date $(manual_date))
	@mkdir -p "$(dir $(binary))" "$(dir $(manual))" "$(dir $(bash_completion))" "$(dir $(zsh_completion))" \
	  "$(dir $(fish_completion))"
	@install -m 755 .build-install/release/copgraph "$(binary)"
	@install -m 644 .build/plugins/GenerateManual/outputs/copgraph/copgraph.1 "$(manual)"
	@"$(binary)" --generate-completion-script bash > "$(bash_completion)"
	@"$(binary)" --generate-completion-script zsh > "$(zsh_completion)"
	@"$(binary)" --generate-completion-script fish > "$(fish_completion)"
	@echo 'Installed $(binary), its manual and shell completions.'

dist: requirements
	@$(dist_build)
	@Scripts/make-dist .build-dist/release/copgraph .build-dist/$(dist_name)
	@mkdir -p dist
	@tar -C .build-dist --sort=name --owner=0 --group=0 --numeric-owner -czf dist/$(dist_name).tar.gz $(dist_name)
	@echo 'Made dist/$(dist_name).tar.gz; unpack it anywhere and run bin/copgraph.'

uninstall:
	@rm -f "$(binary)" "$(manual)" "$(bash_completion)" "$(zsh_completion)" "$(fish_completion)"
	@echo 'Removed $(binary), its manual and shell completions.'

format:
	@$(SWIFT) format --in-place --parallel --recursive $(sources)

lint:
	@$(SWIFT) format lint --strict --parallel --recursive $(sources)
	@Scripts/lint-lengths

# Takes a build and a minute: conversions of floating-point numbers that could end the program.
lint-conversions: requirements
	@Scripts/lint-conversions

docs: requirements
	@Scripts/make-docs

bench: requirements
	@Benchmarks/run

# 200 logs of each community, in release mode: the table of datasets/MANIFEST.md.
coverage: requirements
	@COPGRAPH_COVERAGE=200 $(SWIFT) test --configuration release -Xswiftc -enable-testing --filter IntervalCoverageTests

clean:
	@rm -rf .build .build-install .build-dist .build-wheel .build-sanitize dist Python/build Python/dist
