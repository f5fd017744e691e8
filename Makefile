# make run    set up, index the sample articles, serve them      make test   set up, pass all checks
# make clean  remove what the two have made

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test browser clean
.DELETE_ON_ERROR:

run: .venv/run.stamp
	@$(BIN)/byline index examples --archive archive
	@exec $(BIN)/byline serve --archive archive --port $(PORT)

test: .venv/test.stamp browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

# What is installed follows pyproject.toml and nothing else.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Byline needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Set PYTHON=python3.12 or the like.")'
	$(PYTHON) -m venv .venv

.venv/run.stamp: pyproject.toml .venv/bin/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/test.stamp: pyproject.toml .venv/bin/pip
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ .venv/run.stamp

# The browser tests drive Debian's Chromium; where it cannot be installed they are skipped by name.
browser:
	@command -v chromium >/dev/null || { \
	    [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	      apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; } || \
	    echo "No Chromium: the browser tests are skipped. Install the package “chromium” to run them."

clean:
	rm -rf .venv archive build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
