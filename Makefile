# Two commands to know: `make demo` and `make test`. Each sets up all it needs, in .venv, and asks for nothing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Twice the processors: a good part of a test is waiting for a process, a terminal or a disk.
WORKERS ?= $(shell expr 2 '*' $$(getconf _NPROCESSORS_ONLN))

.DEFAULT_GOAL := help
.PHONY: help demo test lint types unit prove mutants bench docs format clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed (set PYTHON=…)'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
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

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/pytest --numprocesses=$(WORKERS) --dist=worksteal

prove: $(READY)  ## the heavy proofs, as a table: every figure of reliability with its seed, count and result
	$(BIN)/python -m tests.proofs
	MISSION_PROVE_EXAMPLES=5000 $(BIN)/pytest tests/property --numprocesses=auto

mutants: $(READY)  ## change the code that writes, dates and names in 4,200 ways; see which no test sees (an hour; ONLY='*slug*')
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group mutants
	trap '' HUP; $(BIN)/mutmut run $(ONLY)  # one mutant hangs up on the process it should only ask for
	@$(BIN)/mutmut results | grep -v 'not checked' || echo 'Every change was seen.'

bench: $(READY)  ## speed beside known programs, as ratios, written into benchmarks/README.md (five minutes)
	$(BIN)/python -m benchmarks.run --write

docs: $(READY)  ## write the generated pages again (docs/commands.md), and the table of what each command takes
	$(BIN)/python -m docs.generate

format: $(READY)  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what was made
	rm -rf $(VENV) demo dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
