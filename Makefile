# Two commands are enough: `make run` and `make test`.
# Needed: make and Python 3.11 or newer. Everything else goes into .venv.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PORT := 8501
ARTICLES := 10000
load: ARTICLES := 1000000
VISITORS := 30
INPUTS := 100000
JOBS := 2
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --upgrade

.PHONY: help run test bench load accuracy fuzz docs lock clean
.DELETE_ON_ERROR:

help:
	@echo "make run    open the dashboard on the sample corpus at http://127.0.0.1:$(PORT)"
	@echo "make test   run the linter, the type checker and every test, $(JOBS) at a time; JOBS=0 for one"
	@echo "make bench  print throughput and memory; ARTICLES=100000 for more than $(ARTICLES)"
	@echo "make load   open the dashboard on $(VISITORS) visitors' screens at once, ARTICLES=1000000"
	@echo "make accuracy  print how often it is right on labelled texts, and renew the docs"
	@echo "make fuzz   try $(INPUTS) inputs on every reader (a quarter of an hour or more)"
	@echo "make docs   write docs/measures.md and docs/accuracy.md anew"
	@echo "make lock   renew requirements.txt and requirements-test.txt"
	@echo "make clean  remove .venv and everything that was built"

run: $(VENV)/.installed
	@$(BIN)/biascompare dashboard sample --port $(PORT)

test: $(VENV)/.installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not browser" -n $(JOBS) --dist loadfile
	$(BIN)/python -m pytest -m browser -n $(JOBS) --dist loadfile

bench: $(VENV)/.installed-test
	$(BIN)/python bench $(ARTICLES)

load: $(VENV)/.installed-test
	$(BIN)/python bench/load.py $(ARTICLES) $(VISITORS)

accuracy: $(VENV)/.installed-test
	$(BIN)/python scripts/accuracy.py

fuzz: $(VENV)/.installed-test
	BIASCOMPARE_FUZZ=$(INPUTS) $(BIN)/python -m pytest tests/sources/test_fuzz.py --verbose

docs: $(VENV)/.installed
	$(BIN)/python scripts/measures_page.py
	$(BIN)/python scripts/accuracy_page.py

lock: $(VENV)/.installed-test
	$(LOCK) --group build --output-file requirements.txt
	$(LOCK) --group build --group lock --extra test --constraint requirements.txt \
		--output-file requirements-test.txt

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: a second run installs nothing, a changed lock installs anew. The locks are
# complete, so pip need not work out dependencies (older ones stumble over some extras).
$(VENV)/.created:
	@python=; \
	for name in python3.13 python3.12 python3.11 python3; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			python=$$name; break; \
		fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "biascompare needs Python 3.11 or newer, and none was found. Install it from" \
			"python.org or your system's packages (Debian, Ubuntu: apt-get install" \
			"python3 python3-venv), then run make again." >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$python"; \
	$$python -m venv $(VENV) || { \
		echo "$$python cannot make a virtual environment. Debian, Ubuntu: apt-get install" \
			"python3-venv, then run make again." >&2; \
		rm -rf $(VENV); exit 1; \
	}
	@touch $@

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/.created
	@echo "Installing the locked packages (a minute or two, the first time only)"
	@$(PIP) install --quiet --require-hashes --no-deps -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: requirements-test.txt $(VENV)/.installed
	@echo "Installing the locked packages for the tests"
	@$(PIP) install --quiet --require-hashes --no-deps -r requirements-test.txt
	@touch $@
