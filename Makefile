# Two commands set everything up: `make demo` and `make test`. Both make .venv and install pinned versions into it, nothing global;
# from the second run on they need no network.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint bench carried rules score fields prove clean

demo: $(READY)
	$(BIN)/kehoach demo -o demo

test: $(READY) lint rules
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(READY)
	$(BIN)/ruff check pipeline tests
	$(BIN)/mypy

rules: $(READY)
	$(BIN)/kehoach rules --test

score: $(READY)
	$(BIN)/kehoach corpus score

# Needs the issued documents beside the project (../shared); says so where they are absent.
fields: $(READY)
	$(BIN)/python -m tests.marks.table

prove: $(READY)
	$(BIN)/python -m tests.prove.run

bench: $(READY)
	$(BIN)/python -m tests.benchmarks.bench_read
	$(BIN)/python -m tests.benchmarks.bench_extract
	$(BIN)/python -m tests.benchmarks.hostile
	$(BIN)/python -m tests.benchmarks.bench_audit
	$(BIN)/python -m tests.benchmarks.bench_draft

carried: $(READY)
	$(BIN)/python -m tests.draft.carrying

$(READY): pyproject.toml .ci/constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt -e '.[dev]'
	touch $(READY)

clean:
	rm -rf .venv demo
