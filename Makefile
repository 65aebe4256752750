# make run    set up what is missing and start Rehearse (without a display: the sample rehearsal)
# make test   set up and run the tests
# make check  lint, types, import contracts, then the tests
# make bench  the table of speed figures
# make strings LOCALE=de   collect the words to translate into build/rehearse_de.ts
# make model  train the answer encoder anew

PYTHON ?= python3
UV := .uv/bin/uv
export UV_LINK_MODE ?= copy
# The first start is as quick as every other.
export UV_COMPILE_BYTECODE ?= 1
# Behind a company's proxy only the system's certificates are known to be right.
export UV_SYSTEM_CERTS ?= 1

.PHONY: run test check lint bench model screenshots clean

run: system-run .venv/run.stamp
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
	  .venv/bin/rehearse; \
	else \
	  echo "No display here: rehearsing once with the sample answer instead."; \
	  .venv/bin/rehearse demo; \
	fi

test: system-tests .venv/dev.stamp
	.venv/bin/pytest -q

check: lint test

lint: .venv/dev.stamp
	.venv/bin/ruff check src tests scripts
	.venv/bin/ruff format --check src tests scripts
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: system-tests .venv/dev.stamp
	.venv/bin/pytest -q -s -o python_files='bench_*.py' -o python_functions='bench_*' \
	  -o faulthandler_timeout=0 tests/bench

# Rebuilds models/answers-en from models/training (two cores, under 90 minutes).
# An epoch takes some 25 minutes on two cores.
EPOCHS ?= 3
model: $(UV) .venv/dev.stamp
	UV_PROJECT_ENVIRONMENT=.venv-train $(UV) sync --quiet --frozen --group train --python $(PYTHON)
	.venv-train/bin/python models/training/answers/train.py models/training/material build/answers \
	  --epochs $(EPOCHS) --dev models/training/held_back
	.venv-train/bin/python models/training/answers/export.py build/answers/network.pt models/answers-en
	.venv-train/bin/python models/training/small/fit_words.py models/training/material/*/
	.venv-train/bin/python models/training/small/fit.py models/training/material/*/
	.venv/bin/rehearse evaluate models/training/held_back

screenshots: system-tests .venv/dev.stamp
	.venv/bin/python -m tests.support.screenshots docs/screenshots

.PHONY: strings
LOCALE ?= xx
strings: .venv/dev.stamp
	@mkdir -p build
	.venv/bin/pyside6-lupdate $$(find src/rehearse/ui -name '*.py') -ts build/rehearse_$(LOCALE).ts

.PHONY: system-run system-tests
system-run:
	@scripts/system-packages.sh
system-tests:
	@scripts/system-packages.sh --tests

$(UV): | system-run
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.13'

.venv/run.stamp: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --frozen --inexact --no-dev --python $(PYTHON)
	@touch $@

.venv/dev.stamp: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --frozen --inexact --python $(PYTHON)
	@touch $@ .venv/run.stamp

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
