# One command for each thing a person wants. Every target works twice in a row, and offline once `make env` has run.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help env run demo dataset test browser lint types contracts tests bench wheel container lock docs picture clean

PY := .venv/bin/python
PORT ?= 8501
LOCK_FLAGS ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/\1|\2/p' Makefile | column -t -s '|'

env: .venv/.installed ## make .venv from the lock files (Python 3.11 or later)

run: dataset ## build the dataset from seeds/ if it is missing or stale, then serve the dashboard on port 8501
	@exec $(PY) -m dashboard --data data --port $(PORT)

demo: env ## build demo-data/ from a seeded model (all of it made up), then serve the dashboard on it
	@if [ ! -e demo-data/build.json ] || [ -n "$$(find tools/demonstration etl requirements.txt -newer demo-data/build.json \
	    \( -name '*.py' -o -name '*.csv' -o -name requirements.txt \) -print -quit)" ]; then \
	  $(PY) -m tools.demonstration --out demo-data; fi
	@exec $(PY) -m dashboard --data demo-data --port $(PORT)

test: env browser lint types contracts tests ## everything: lint, types, import contracts, doctests, tests, browser tests

bench: env ## slow measures: build speed, rates per step, page reruns
	@$(PY) -m tests.bench

wheel: env ## build a wheel that carries its CSV tables and boundaries, in dist/
	@rm -rf build dist
	@$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@rm -rf build
	@ls dist

container: dataset ## build the container image and try it (buildah, as root)
	@tests/container.sh

lock: ## renew the lock files; LOCK_FLAGS=--upgrade moves to newer versions
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	.ci/make-venv "$$scratch"; "$$scratch/bin/python" -m pip install --quiet uv; \
	compile=("$$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header $(LOCK_FLAGS)); \
	sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml | "$${compile[@]}" - -o requirements-build.txt; \
	"$${compile[@]}" pyproject.toml -o requirements.txt; \
	"$${compile[@]}" pyproject.toml --extra dev -o requirements-dev.txt

docs: env ## renew docs/dataset.md, the confidence weights, docs/accuracy.md and its table in the dashboard
	@$(PY) -m docs.data_dictionary >docs/dataset.md
	@$(PY) -m tools.calibrate
	@$(PY) -m docs.accuracy >dashboard/accuracy.csv.new && mv dashboard/accuracy.csv.new dashboard/accuracy.csv
	@$(PY) -m docs.accuracy --page >docs/accuracy.md

picture: dataset browser ## renew the pictures in the README and docs/gallery.md
	@$(PY) -m tests.browser.picture

clean: ## remove everything that these targets made
	rm -rf .venv data demo-data build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# --- parts of the above ---

.venv/.locked: requirements-build.txt requirements-dev.txt
	@.ci/make-venv .venv
	@echo "Installing the locked packages into .venv (once, for a few minutes) ..."
	@$(PY) -m pip install --quiet --require-hashes --no-deps -r requirements-build.txt
	@$(PY) -m pip install --quiet --require-hashes --no-deps --no-build-isolation --use-pep517 -r requirements-dev.txt
	@touch $@

.venv/.installed: .venv/.locked pyproject.toml
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# Not a prerequisite list: names of documents may hold spaces, which make cannot take.
# Exit status 1 means that some input could not be read: a dataset was written, and the reasons are on the screen.
dataset: env
	@if [ ! -e data/build.json ] || [ -n "$$(find seeds etl requirements.txt -newer data/build.json \
	    \( -path 'seeds*' -o -name '*.py' -o -name '*.csv' -o -name requirements.txt \) -print -quit)" ]; then \
	  $(PY) -m etl build --out data || [ $$? -eq 1 ]; fi

browser: env
	@$(PY) tests/browser/chromium.py

lint: env
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/hadolint Dockerfile

types: env
	@.venv/bin/mypy

contracts: env
	@.venv/bin/lint-imports --no-cache

tests: env
	@.venv/bin/pytest -n 2 --dist loadgroup
