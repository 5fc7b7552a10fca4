# `make help` lists what there is. Needs Python 3.11 or newer and GNU make; the rest goes into .venv.

PYTHON ?= python3
PORT ?= 8501
SPLIT ?= dev
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --constraint constraints.txt
# Stamps: what is installed, as of the pyproject.toml and constraints.txt that they are newer than.
BASE := $(VENV)/.installed
TEST := $(VENV)/.installed-test
LINT := $(VENV)/.installed-lint
OFFLINE := HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 ANONYMIZED_TELEMETRY=False

.DEFAULT_GOAL := help
.PHONY: help run ingest test browser lint format eval train bench clean distclean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ingest ## install, ingest and serve the page on localhost:8501 (PORT=… for another); Ctrl-C stops it
	@echo "Starting the guide on http://localhost:$(PORT) (Ctrl-C stops it; make run PORT=… for another port)."
	@exec $(PY) -m streamlit run app.py --server.port $(PORT)

ingest: $(BASE) ## build the index where it is missing or older than the corpus
	@$(PY) -m ingest $(ARGS) || [ $$? = 3 ] # 3: some file could not be read, the rest is indexed

test: $(TEST) browser ## run the tests, offline (ARGS="-m 'not browser'" to choose)
	@$(OFFLINE) $(PY) -m pytest -q $(ARGS)

lint: $(LINT) ## ruff (rules and format) and mypy --strict
	@failed=0; \
	$(PY) -m ruff check . || failed=1; \
	$(PY) -m ruff format --check --output-format concise . || { echo "make format mends the format."; failed=1; }; \
	$(PY) -m mypy --strict || failed=1; \
	exit $$failed

format: $(LINT) ## put the code into ruff's format
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

eval: $(BASE) ## ask the known questions and hold the answers against evals/thresholds.toml (SPLIT=dev)
	@$(PY) -m ingest
	@$(OFFLINE) $(PY) -m evals run --split $(SPLIT) --gate $(ARGS)

train: $(BASE) ## fit ranking and confidence on dev questions, weigh questions and six invented guides (ARGS=--dry-run to look only)
	@$(PY) -m ingest
	@$(OFFLINE) $(PY) -m evals train $(ARGS)

bench: $(TEST) ## time ingest, a cold start and questions, next to a plain LangChain pipeline; 50 sessions on the page
	@$(OFFLINE) $(PY) -m evals bench $(ARGS)
	@$(OFFLINE) $(PY) -m evals.bench_ingest
	@$(PY) -m ingest
	@$(OFFLINE) $(PY) -m evals load

clean: ## remove the index and the tools' caches; runs of evals are kept
	rm -rf index build .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find ingest assistant evals tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove .venv as well
	rm -rf $(VENV)

# Chromium for the browser tests: Debian's, where it is missing and can be installed.
browser:
	@if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests (Debian package)."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } \
			>/dev/null 2>&1 || echo "Chromium could not be installed: the browser tests skip themselves."; \
	else \
		echo "No Chromium here (apt install chromium): the browser tests skip themselves."; \
	fi

# A .venv made by hand or by an earlier run is kept as long as its pip works.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PY) -c 'import pip, sys; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || \
		{ echo "The virtual environment could not be made. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(BASE): pyproject.toml constraints.txt $(VENV)/.made
	@echo "Installing into $(VENV) (the first time takes a minute or two, longer on a slow connection)."
	@$(PIP) pip setuptools
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(TEST): $(BASE)
	@$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@

$(LINT): $(BASE)
	@$(PIP) --no-build-isolation --editable '.[lint]'
	@touch $@
