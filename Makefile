# Twee opdrachten volstaan: `make start` en `make test`. Alles wat nodig is, regelen ze zelf.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
PYTEST ?=
LOCK ?=
V := .venv
APT := apt-get install -y --no-install-recommends
PAKKETTEN := kernproces workflows deadlines notificaties loket

# uv when it is there and works (a pyenv shim may be on the path and still fail), else plain pip.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv)
ifeq ($(UV),uv)
INSTALLEER = uv pip install --quiet --python $(V)/bin/python
else
INSTALLEER = $(V)/bin/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: start test check bench campagne clean lock help
.DELETE_ON_ERROR:

help:
	@echo "make start     omgeving, database, demojaar, web en planner op poort $(PORT) (PORT=, DATABASE_URL=)"
	@echo "make test      alle tests (PYTEST='-k ...' voor een deel)"
	@echo "make check     opmaak, lint, types, importregels, afhankelijkheden"
	@echo "make bench     de meting, als een JSON-document"
	@echo "make campagne  lange willekeurige tests"
	@echo "make lock      requirements/*.txt opnieuw maken (LOCK=--upgrade voor nieuwe versies)"

start: $(V)/.app-klaar
	@$(V)/bin/kernproces start --demo --port $(PORT)

test: $(V)/.dev-klaar
	@$(V)/bin/python -m tests.hulp.aanwezig
	$(V)/bin/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST)

check: $(V)/.dev-klaar
	$(V)/bin/ruff format --check .
	$(V)/bin/ruff check .
	$(V)/bin/mypy
	$(V)/bin/lint-imports --no-logo
	$(V)/bin/deptry .
	$(V)/bin/kernproces naslag --controleer

bench: $(V)/.dev-klaar
	@$(V)/bin/python -m bench

campagne: $(V)/.dev-klaar
	$(V)/bin/python -m pytest -m lang --hypothesis-profile=campagne $(PYTEST)

clean:
	rm -rf $(V) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

# Without addresses: whoever installs decides where packages come from (docs/bouw.md).
COMPILEER = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --extra postgres $(LOCK)
lock:
	$(COMPILEER) --group bouw -o requirements/app.txt pyproject.toml
	$(COMPILEER) --group test --constraint requirements/app.txt -o requirements/dev.txt pyproject.toml

$(V)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 of nieuwer is nodig; kies er een met: make PYTHON=python3.12 ..." >&2; exit 1; }
ifeq ($(UV),uv)
	@uv venv --quiet --clear --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(V)
else
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python mist venv; installeer het met: $(APT) python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(V)
endif

# pip's hash mode refuses an editable project, hence the second step. Mode compat is a plain path file: setuptools'
# own import hook would cost every command 14 ms.
$(V)/.app-klaar: requirements/app.txt pyproject.toml | $(V)/bin/python
ifneq ($(UV),uv)
	@$(V)/bin/python -m pip --version >/dev/null 2>&1 || $(V)/bin/python -m ensurepip >/dev/null
endif
	@echo "Pakketten installeren in $(V) ..."
	@$(INSTALLEER) --require-hashes -r requirements/app.txt
	@$(INSTALLEER) --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
	@touch $@

$(V)/.dev-klaar: requirements/dev.txt $(V)/.app-klaar
	@$(INSTALLEER) --require-hashes -r requirements/dev.txt
	@touch $@
