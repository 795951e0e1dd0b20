# The commands of WolofSearch. `make run` and `make test` need nothing but Python 3.11 or newer, and prepare the rest.

SHELL := /bin/bash
VENV := .venv/bin
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup run test lint screenshots package package-test gpu-addon audit

help: ## show these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## prepare the environment (.venv) and the system's packages; the other commands do it by themselves
	@bash packaging/setup.sh

run: setup ## open the window, or do what ARGS says: make run ARGS="search question.wav --json"
	@$(VENV)/wolofsearch $(ARGS)

test: ## run the tests; some of them: make test ARGS="tests/audio"
	@bash packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --durations=10 $(ARGS)

lint: setup ## check style and types
	@$(VENV)/python -m ruff check .
	@$(VENV)/python -m ruff format --check .
	@$(VENV)/python -m mypy

package: ## build the portable tar and the Debian package into build/packages
	@bash packaging/build.sh

package-test: ## try these packages: on a stick, and in a clean Debian (as root, with debootstrap); takes minutes
	@bash packaging/trial.sh

gpu-addon: ## make the GPU add-on for a packaged program (wants the network): make gpu-addon ARGS="cuda [its folder]"
	@$(or $(PYTHON),python3) packaging/gpu_addon.py $(ARGS)

audit: setup ## ask the public list of known weaknesses about the libraries that are shipped (wants the network)
	@bash packaging/audit.sh

screenshots: setup ## draw the window in its sizes and languages into build/screenshots
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m wolofsearch.desktop.screenshots build/screenshots
