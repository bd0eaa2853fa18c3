# make demo   set up, build a graph of the sample articles in demo/, show who chaired what and when
# make test   set up what the tests need, then lint, types and tests
# make check  lint and types alone
# make compiled  compile the extraction into build/compiled: the same facts in less time (needs a C compiler)
# make format let ruff write the code its way
# make clean  remove what the others made

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO ?= demo
# -qq: pip's warnings are about the machine's own settings; errors are still shown
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: help demo test check format compiled clean

help:
	@sed -n 's/^# make/make/p' Makefile

.venv/bin/python:
	@echo "Setting up .venv: some minutes the first time"
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ .venv/.run

demo: .venv/.run
	$(BIN)/kg build data/articles --out $(DEMO)
	@echo
	@echo "Who chaired what and when:"
	@echo
	@$(BIN)/kg query $(DEMO) --saved chairs --format list
	@echo
	@echo "The graph lies in $(DEMO)/. Try next:"
	@echo "  $(BIN)/kg ask $(DEMO) \"Lưu Trọng Khiêm chủ trì cuộc họp nào?\""
	@echo "  $(BIN)/kg show $(DEMO) \"Lưu Trọng Khiêm\""
	@echo "  $(BIN)/kg query $(DEMO) --saved careers --set person=\"Y Thanh Nie\""
	@echo "  $(BIN)/kg export $(DEMO) demo.gexf    # then open it in Gephi"
	@echo "  $(BIN)/kg build YOUR_ARTICLES --out mine"

# Tests come last so that their closing line is the last thing said; a failure of any of the three fails the whole.
test: .venv/.dev
	@failed=0; \
	$(MAKE) --no-print-directory check || failed=1; \
	$(BIN)/python -m pytest -n auto --dist loadfile || failed=1; \
	exit $$failed

check: .venv/.dev
	@failed=0; \
	$(BIN)/ruff check . || failed=1; \
	$(BIN)/ruff format --check . || failed=1; \
	$(BIN)/mypy || failed=1; \
	exit $$failed

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

compiled: .venv/.dev
	@$(BIN)/python tools/compile.py

clean:
	rm -rf .venv demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
