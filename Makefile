# Two commands to know: `make demo` and `make test`. Each sets up all it needs, in .venv, and asks for nothing.
PYTHON ?= python3
VENV ?= .venv
# What is installed there: `dev`, the versions the tests are known to be green with, or `oldest`.
VERSIONS ?= dev
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Twice the processors: a good part of a test is waiting for a process, a terminal or a disk.
WORKERS ?= $(shell expr 2 '*' $$(getconf _NPROCESSORS_ONLN))

LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-emit-index-url --no-header --extra docx pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help demo test lint types unit newest install-newest oldest lock prove mutants bench judge docs format clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(READY): pyproject.toml requirements/$(VERSIONS).txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed (set PYTHON=…)'; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) --require-hashes --requirement requirements/$(VERSIONS).txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## set everything up and try it: a sample firm, and who ends within eight weeks
	@rm -rf demo
	@$(BIN)/mission demo demo
	@echo
	@echo 'The program is $(BIN)/mission; put it on your PATH with: export PATH="$$PWD/$(BIN):$$PATH"'

test: lint types unit  ## set everything up; lint, types, all tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/pytest --numprocesses=$(WORKERS) --dist=worksteal

newest:  ## all tests with the newest versions that pyproject.toml allows, in .venv-newest
	$(PYTHON) -m venv --clear .venv-newest
	$(MAKE) --no-print-directory install-newest unit VENV=.venv-newest

install-newest:
	$(PIP) --upgrade 'pip>=25.1'
	$(PIP) --editable . --group dev
	@touch $(READY)

oldest:  ## all tests with the oldest versions that pyproject.toml allows, in .venv-oldest; take the oldest Python (PYTHON=python3.11)
	$(MAKE) --no-print-directory unit VENV=.venv-oldest VERSIONS=oldest

lock: $(READY)  ## write requirements/ again: the newest versions, and the oldest allowed, pinned with their hashes
	$(PIP) 'uv>=0.9'
	$(LOCK) --generate-hashes --group dev --no-annotate --output-file requirements/dev.txt
	$(LOCK) --resolution lowest-direct --output-file $(VENV)/lowest.txt
	$(LOCK) --generate-hashes --group dev --constraint $(VENV)/lowest.txt --no-annotate --output-file requirements/oldest.txt
	@touch $(READY)

prove: $(READY)  ## the heavy proofs, as a table: every figure of reliability with its seed, count and result
	$(BIN)/python -m tests.proofs
	MISSION_PROVE_EXAMPLES=5000 $(BIN)/pytest tests/property tests/cli/test_odd_files.py tests/unit/storage/cache/test_trust.py --numprocesses=auto

mutants: $(READY)  ## change the code that writes, dates and names in 4,200 ways; see which no test sees (an hour; ONLY='*slug*')
	$(PIP) --upgrade 'pip>=25.1'
	$(PIP) --group mutants
	trap '' HUP; $(BIN)/mutmut run $(ONLY)  # one mutant hangs up on the process it should only ask for
	@$(BIN)/mutmut results | grep -v 'not checked' || echo 'Every change was seen.'

bench: $(READY)  ## speed beside known programs, as ratios, written into benchmarks/README.md (five minutes)
	$(BIN)/python -m benchmarks.run --write

JUDGE := $(VENV)/judge

judge: $(READY)  ## prettier and yamllint judge the sample missions and a new one that `fmt` laid out; needs Node.js
	@command -v node >/dev/null && command -v npm >/dev/null || { echo 'node and npm are needed, for prettier: install Node.js'; exit 1; }
	@$(PYTHON) -m venv $(JUDGE) && $(JUDGE)/bin/python -m pip install --quiet --disable-pip-version-check 'yamllint>=1.35' || { echo 'yamllint could not be installed'; exit 1; }
	@npm install --silent --no-audit --no-fund --prefix $(JUDGE) 'prettier@3' || { echo 'prettier could not be installed'; exit 1; }
	tests/forges/judge $(BIN) $(JUDGE)

docs: $(READY)  ## write the generated pages again (docs/commands.md), and the table of what each command takes
	$(BIN)/python -m docs.generate

format: $(READY)  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what was made
	rm -rf .venv .venv-newest .venv-oldest demo dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
