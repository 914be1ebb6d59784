# `make run` opens the app, `make test` proves it works. Everything is installed into .venv.
PYTHON ?= python3
APP_ARGS ?=
BENCH_ARGS ?=
PYTEST_ARGS ?=
# Tests run at once; a browser and a database belong to each. Whoever is idle takes from the other's tests.
AT_ONCE ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run shared test lint bench audit messages screenshots clean

help:
	@echo "make run    install what is needed into $(VENV) and open the app (APP_ARGS=\"--server.port 8600\")"
	@echo "make shared try a shared installation out: PostgreSQL, sign-in, two app processes, a worker, nginx"
	@echo "make test   lint, types and every test, the browser's included (PYTEST_ARGS=\"-k dates\")"
	@echo "make lint   lint, format and types only"
	@echo "make bench  measure the timeline against its targets, in about ten minutes (BENCH_ARGS=\"--folder build/bench\")"
	@echo "make audit  look up what is installed among the known faults of libraries (needs the network)"
	@echo "make messages  bring the pages' new texts into the catalogues of every language, to be translated"
	@echo "make screenshots  take the README's pictures anew"
	@echo "make clean  remove $(VENV) and the caches; your data stays"
	@echo "Another Python than python3: make run PYTHON=python3.12"

run: $(VENV)/run.stamp
	@$(BIN)/python -m streamlit run app.py $(APP_ARGS)

shared: $(VENV)/dev.stamp
	@$(BIN)/python tests/shared_place.py

test: lint
	@$(BIN)/python tests/browser.py --ensure
	@$(BIN)/python -m pytest -n $(AT_ONCE) --dist worksteal $(PYTEST_ARGS)

lint: $(VENV)/dev.stamp
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

bench: lint
	@$(BIN)/python tests/browser.py --ensure
	@$(BIN)/python benchmarks/targets.py $(BENCH_ARGS)

# Strict: a library that could not be looked up is told as a failure, not passed over.
audit: $(VENV)/dev.stamp
	@$(BIN)/python -m pip_audit --strict --progress-spinner off

# The functions that take a text of ours, and which of their arguments it is. The tests read them here.
KEYWORDS := -k say -k say_count:1,2 -k noted -k count_in:1,2
CATALOGUES := timeline/web/locale

messages: $(VENV)/dev.stamp
	@mkdir -p build
	@$(BIN)/python -m babel.messages.frontend --quiet extract -F babel.cfg $(KEYWORDS) --add-location=file --omit-header -o build/messages.pot .
	@for po in $(CATALOGUES)/*.po; do \
		$(BIN)/python -m babel.messages.frontend --quiet update -i build/messages.pot -o $$po -l $$(basename $$po .po) \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100 || exit 1; \
	done

screenshots: $(VENV)/dev.stamp
	@$(BIN)/python tests/browser.py --ensure
	@$(BIN)/python docs/screenshots/take.py

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find timeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than the list it was installed from, so nothing is installed twice.
$(VENV)/run.stamp: requirements.txt $(VENV)/python.stamp
	@echo "Installing what Timeline needs into $(VENV) (once; it may take a few minutes) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/python.stamp:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Timeline needs Python 3.11 or newer, and $(PYTHON) was not found: install it from https://www.python.org/ or name another, as in make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Timeline needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Name a newer one, as in make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments: install its venv package (on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
