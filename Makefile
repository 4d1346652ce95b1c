# Everything runs in .venv, made from the hash-locked requirements files.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test coverage slow browser simulations null attack opinions container check bench walkthrough screens pictures utility axe security refusals report-keys descriptions lock clean

setup: .venv/.dev

demo: .venv/.run
	$(BIN)/collector demo $(DEMO)

# Four at a time on two cores: what waits for a browser or a clock leaves room for what computes.
# Byte code is kept, because tests start the service a hundred times.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 4 --dist worksteal

QUICK := -m "not browser and not simulation and not attack"

test: .venv/.dev
	$(PYTEST) $(QUICK)

coverage: .venv/.dev
	$(PYTEST) $(QUICK) --cov --cov-report=term

# The rest in one run: who waits for a browser leaves room for who computes.
slow: .venv/.dev
	$(PYTEST) -m "browser or simulation or attack"

browser: .venv/.dev
	$(PYTEST) -m browser

simulations: .venv/.dev
	$(PYTEST) -m simulation

null: .venv/.dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.simulations

attack: .venv/.dev
	ATTACK_EVENTS=200 $(PYTEST) --durations 10 -m attack

opinions: .venv/.dev .opinions/.made
	rm -rf .opinions/files
	$(BIN)/python -m tests.second_opinions.publish .opinions/files
	OPINIONS=.opinions/files .opinions/bin/python -m pytest -q -c tests/second_opinions/pytest.ini tests/second_opinions

# As root, where buildah and debootstrap are installed; DEBIAN_MIRROR names another mirror.
container: .venv/.dev
	$(BIN)/python -m tests.container

check: .venv/.dev
	$(BIN)/python tests/check.py

bench: .venv/.dev
	$(BIN)/python -m tests.bench.linking
	$(BIN)/python -m tests.bench.report
	$(BIN)/python -m tests.bench.publication
	$(BIN)/python -m tests.bench.workplace
	$(BIN)/python -m tests.bench

utility: .venv/.dev
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.utility --write

walkthrough: .venv/.dev
	$(BIN)/python -m tests.documents.walkthrough

screens: .venv/.dev
	$(BIN)/python -m tests.documents.gallery
	$(BIN)/python -m tests.documents.workplace_gallery

pictures: .venv/.dev
	$(BIN)/python -m tests.documents.gallery readme

axe: .venv/.dev
	$(BIN)/python -m tests.documents.axe_table
	$(BIN)/python -m tests.documents.workplace_gallery

security: .venv/.dev
	$(BIN)/python -m tests.documents.security_table

refusals: .venv/.dev
	$(BIN)/python -m tests.documents.refusal_table

report-keys: .venv/.dev
	$(BIN)/python -m tests.documents.report_table

descriptions: .venv/.dev
	$(BIN)/python -m tests.documents.described_tables

lock: .venv/.dev
	$(BIN)/uv pip compile -q pyproject.toml --group run --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml --group dev --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile -q tests/second_opinions/requirements.in --python-version 3.11 --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header -o tests/second_opinions/requirements.txt

clean:
	rm -rf .venv .opinions .screens .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage .setup.lock

ifdef SETTING_UP
# A .venv without pip is half made, as where python3-venv was missing at first, and is made anew.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; call make with PYTHON=python3.12, say" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv

.venv/.run: requirements.txt pyproject.toml | .venv/bin/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
else
# `make demo` and `make test` may be called at the same time: one makes the environment, the other waits.
LOCKED := $(PYTHON) -c 'import fcntl, os, sys; lock = os.open(".setup.lock", os.O_CREAT | os.O_RDWR); os.set_inheritable(lock, True); fcntl.flock(lock, fcntl.LOCK_EX); os.execvp(sys.argv[1], sys.argv[1:])'

.venv/.run: requirements.txt pyproject.toml
.venv/.dev: requirements-dev.txt requirements.txt pyproject.toml
.venv/.run .venv/.dev:
	@$(LOCKED) $(MAKE) --no-print-directory SETTING_UP=yes $@
endif

.opinions/.made: tests/second_opinions/requirements.txt
	$(PYTHON) -m venv .opinions
	.opinions/bin/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r $<
	@touch $@
