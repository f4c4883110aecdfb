# The two commands that matter: make run, make test.  README.md describes the others.
.DEFAULT_GOAL := help
.PHONY: help run test lint bench screenshots corpus typeset messages prove clean

PYTHON := .venv/bin/python
TESTS ?= tests

help:
	@echo "make run          set up and open the reader (without a display: show the command line)"
	@echo "make test         set up, then style, types, layers and all tests"
	@echo "make bench        speed and memory, as ratios to a peer in the same run"
	@echo "make screenshots  the pictures of the README, from the program as it is"
	@echo "make corpus       typeset corpus/sources again"
	@echo "make typeset      make the documents of tests/typesetting again"
	@echo "make messages     bring the translations up to the sentences in the source"
	@echo "make prove        the long proofs that make test runs a part of"
	@echo "make fuzz         10,000 files that are damaged or that nobody wrote; make test tries 500"
	@echo "make clean        remove what set-up made"

run:
	@bash packaging/setup.sh run
	@bash packaging/run.sh

test: lint
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON) -m pytest -n 2 --dist loadgroup -q $(TESTS)

lint:
	@bash packaging/setup.sh test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench:
	@bash packaging/setup.sh bench
	@# OpenCC itself goes into an environment of its own: its package and the one used here overwrite each other.
	@.venv-opencc/bin/python -c "import opencc" 2>/dev/null || { $(PYTHON) -m venv .venv-opencc && \
	  .venv-opencc/bin/pip install --quiet --disable-pip-version-check opencc==1.4.2; } || \
	  echo "OpenCC could not be installed (no network?): the benchmark goes on without it."
	$(PYTHON) -m tests.benchmarks

screenshots:
	@bash packaging/setup.sh test
	TRADE_READER_LANGUAGE=zh_TW QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.screenshots

corpus:
	@bash packaging/setup.sh corpus
	$(PYTHON) -m corpus.build

typeset:
	@bash packaging/setup.sh corpus
	$(PYTHON) -m tests.typesetting

messages:
	@bash packaging/setup.sh test
	$(PYTHON) packaging/update_messages.py

fuzz:
	@bash packaging/setup.sh test
	HYPOTHESIS_PROFILE=prove FUZZ_CASES=10000 FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)} $(PYTHON) -m pytest -n 2 -q tests/fuzz

prove:
	@bash packaging/setup.sh test
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} HYPOTHESIS_PROFILE=prove $(PYTHON) -m pytest -n 2 -q -m "slow or not slow" tests

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
