# The index of commands. Every command sets up what it needs on a bare machine and is quick the second time.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.stamp
DEMO ?= demo/$(shell date +%Y-%m-%d-%H%M%S)
ARGS ?=
RUNS ?= 20000
SEED ?= 1

.PHONY: index help setup system demo run soak fuzz test lint check format screenshots approve bench installer constraints clean
.DEFAULT_GOAL := index

index: help setup

help:
	@echo "make demo         the main job from end to end on invented data, no window needed (DEMO=folder)"
	@echo "make run          the window"
	@echo "make test         all tests (ARGS=\"tests/domain -k name\" for some of them)"
	@echo "make soak         thousands of simulated provinces (RUNS=20000 SEED=1, MINUTES=9 at most), hours"
	@echo "make fuzz         ten thousand damaged and forged packages (RUNS=10000 SEED=0)"
	@echo "make lint         format, lint, types and imports, changing nothing"
	@echo "make check        lint and test: what must pass before a commit"
	@echo "make format       let ruff format and repair what it can"
	@echo "make screenshots  a picture of every screen into screenshots/"
	@echo "make approve      keep how the pages look now; look at what changed before committing"
	@echo "make bench        the measurements, as ratios against a bare baseline"
	@echo "make installer    what is handed to offices, into dist/"
	@echo "make constraints  resolve the pinned libraries afresh from pyproject.toml"
	@echo "make setup        only the system libraries and .venv; the program is then .venv/bin/mdd"
	@echo "make clean        remove everything that these commands made"

setup: system $(STAMP)

system:
	@sh tools/system_packages.sh

$(STAMP): constraints.txt pyproject.toml | system
	@echo "Setting up .venv with the pinned libraries (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r constraints.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check
	@$(BIN)/python -m compileall -q src
	@touch $(STAMP)

demo: setup
	@echo "The main job on invented data, into $(DEMO) ..."
	@mkdir -p $(dir $(DEMO))
	@$(BIN)/mdd demo $(DEMO) $(ARGS)

run: setup
	$(BIN)/mdd $(ARGS)

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

soak: setup
	$(BIN)/python tests/simulator/soak.py --runs $(RUNS) --first $(SEED) $(if $(MINUTES),--minutes $(MINUTES))

fuzz: setup
	$(BIN)/python tests/fuzz/fuzz.py $(if $(filter command line environment,$(origin RUNS)),--runs $(RUNS)) $(if $(filter command line environment,$(origin SEED)),--first $(SEED))

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py screenshots

approve: setup
	MDD_APPROVE=1 $(BIN)/pytest -q tests/ui/test_ui_approved.py

bench: setup
	@$(BIN)/python -c "import rapidfuzz, recordlinkage" 2>/dev/null \
		|| $(BIN)/python -m pip install --quiet --no-build-isolation -e ".[bench]"
	@set -e; for script in benchmarks/bench_*.py; do \
		echo "== $$script"; QT_QPA_PLATFORM=offscreen $(BIN)/python $$script $(ARGS); \
	done

installer: setup
	@sh installers/linux/build.sh

constraints:
	@sh tools/constraints.sh

clean:
	rm -rf .venv build dist screenshots demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
