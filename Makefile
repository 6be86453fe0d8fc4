# Set up, build the sample issue, test, measure, freeze. `make help` lists the targets; nothing has to be done before.
.POSIX:
.DELETE_ON_ERROR:

PY = .venv/bin/python
SETUP = scripts/setup.sh
WORKERS = 2
SCREEN = 1600x1000x24

.PHONY: help issue edit check test soak bench screenshots app clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

issue: .venv/.ready .venv/.qt-tried  ## build the sample issue: build/2023-q3.voa and build/2023-q3.pdf
	@mkdir -p build
	@$(PY) -m voa_editor build issues/2023-q3 --project build/2023-q3.voa -o build/2023-q3.pdf

edit: .venv/.ready .venv/.qt  ## open the sample issue in the window
	@$(PY) -m voa_editor edit issues/2023-q3

check: .venv/.ready-dev  ## style (ruff) and types (mypy)
	@$(PY) -m ruff check voa_editor tests bench issues scripts
	@$(PY) -m mypy

test: .venv/.ready-dev .venv/.qt .venv/.readers check  ## check, then run the tests; no display needed
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) --dist worksteal
	@echo "make test: passed"

soak: .venv/.ready-dev .venv/.qt  ## the property tests with thousands of examples each, and eight monkeys for longer (half an hour)
	@QT_QPA_PLATFORM=offscreen MONKEYS=8 MONKEY_STEPS=10000 \
		$(PY) -m pytest -n $(WORKERS) --dist worksteal -m "hypothesis or monkey" --hypothesis-profile=soak

bench: .venv/.ready-bench  ## measure against Typst and Scribus, and the window; write docs/benchmarks*.md
	@$(PY) -m bench

screenshots: issue .venv/.qt .venv/.screen  ## draw docs/screenshots/ anew: spreads of the sample issue, and the window with it
	@$(PY) scripts/draw_spreads.py
	@QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 $(SCREEN)" $(PY) scripts/take_screenshots.py

app: .venv/.ready-app  ## freeze the program into dist/voa-editor/ and try it
	@$(PY) -m PyInstaller --noconfirm --log-level ERROR build_app.spec
	@dist/voa-editor/voa-editor --help >/dev/null
	@dist/voa-editor/voa-editor build issues/2023-q3 --project build/frozen.voa -o build/frozen.pdf
	@echo "make app: dist/voa-editor/voa-editor works"

clean:  ## remove what was built, and .venv
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find voa_editor tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each is made once, and again when the versions change.
.venv/.ready: pyproject.toml constraints.txt $(SETUP)
	@$(SETUP) venv
	@touch $@

.venv/.ready-dev: .venv/.ready
	@$(SETUP) venv dev
	@touch $@

.venv/.ready-bench: .venv/.ready
	@$(SETUP) venv bench
	@touch $@

.venv/.ready-app: .venv/.ready
	@$(SETUP) venv app
	@touch $@

# Qt's shared libraries. The tests need them; building an issue does not, so there a lack is said and not fatal.
.venv/.qt: .venv/.ready
	@$(SETUP) qt
	@touch $@ .venv/.qt-tried

.venv/.qt-tried: .venv/.ready
	@$(SETUP) qt || echo "(needed by 'make test', PNG export and the window, not by 'make issue')" >&2
	@touch $@

# Other people's PDF programs, for the tests.
.venv/.readers: .venv/.ready
	@$(SETUP) readers
	@touch $@

# The screen on which pictures of the window are taken.
.venv/.screen: .venv/.ready
	@$(SETUP) screen
	@touch $@
