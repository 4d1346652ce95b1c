# Everything runs in .venv, made from the hash-locked requirements files.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test attack check bench screens axe security lock clean
.PHONY: setup demo test attack check bench walkthrough screens axe lock clean

setup: .venv/.dev

demo: .venv/.run
	$(BIN)/collector demo $(DEMO)

test: .venv/.dev
	$(BIN)/pytest -n 2 --cov --cov-report=term $(TESTS)

attack: .venv/.dev
	ATTACK_EVENTS=200 $(BIN)/pytest -n 2 tests/attacks

check: .venv/.dev
	$(BIN)/python tests/check.py

bench: .venv/.dev
	$(BIN)/python -m tests.bench.linking
	$(BIN)/python -m tests.bench.report
	$(BIN)/python -m tests.bench.publication
	$(BIN)/python -m tests.bench.workplace
	$(BIN)/python -m tests.bench

walkthrough: .venv/.dev
	$(BIN)/python -m tests.walkthrough

screens: .venv/.dev
	$(BIN)/python -m tests.gallery

axe: .venv/.dev
	$(BIN)/python -m tests.axe_table

security: .venv/.dev
	$(BIN)/python -m tests.security_table

lock:
	uv pip compile -q pyproject.toml --group run --universal --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	uv pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; call make with PYTHON=python3.12, say" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
