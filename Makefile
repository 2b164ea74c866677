# make demo   set up everything that is missing, read samples/ and print what was found
# make test   set up everything that is missing, then lint, types and tests
# Both leave stamps in .venv, so that the second run starts at once.

VENV := .venv
BIN := $(VENV)/bin
PACKAGES := ingest extract normalize corpus
SAMPLES := $(sort $(filter-out samples/README.md samples/make.py,$(wildcard samples/*.*)))

.DEFAULT_GOAL := demo
.PHONY: demo test lint format readme setup clean

demo: $(VENV)/.run
	@$(BIN)/ita-corpus extract --table --lang th $(SAMPLES)

test: $(VENV)/.test lint
	$(BIN)/python -m pytest -q -n 2

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(VENV)/.run
	$(BIN)/python tests/readme_output.py

setup: $(VENV)/.test

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# What running needs: Python with venv, and the packages.
$(VENV)/.run: pyproject.toml constraints.txt .ci/setup
	@.ci/setup run $(VENV)
	@touch $@

# What the tests need besides: LibreOffice, a Thai font, poppler, a browser that prints PDFs, the test packages.
$(VENV)/.test: $(VENV)/.run
	@.ci/setup test $(VENV)
	@touch $@
