# The same few commands at home and in CI. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
UV := .tools/bin/uv
PY := .venv/bin/python
MODEL_SOURCES := config.yml domain.yml $(wildcard data/*.yml data/nlu/*.yml) $(wildcard bot/dialogue/nlu/*.py) bot/interview/commands.py bot/interview/commands.yml


.PHONY: help run test check types unit bench soak nlu train lock clean test-tools

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

.tools/bin/uv:
	@echo "Fetching uv ..."
	@python3 -m venv .tools || (python3 -m pip install --quiet --user virtualenv && python3 -m virtualenv --quiet .tools)
	@.tools/bin/pip install --quiet --disable-pip-version-check uv

.venv/.run: requirements/run.lock pyproject.toml | .tools/bin/uv
	@echo "Setting up Python 3.10 and its packages (about 3 GB, once) ..."
	@test -x .venv/bin/python || $(UV) venv --quiet --python 3.10 .venv
	@$(UV) pip install --python .venv --require-hashes --quiet -r requirements/run.lock
	@$(UV) pip install --python .venv --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.lock .venv/.run
	@$(UV) pip install --python .venv --require-hashes --quiet -r requirements/test.lock
	@touch $@

models/report.tar.gz: $(MODEL_SOURCES) .venv/.run
	@$(PY) -m bot train

train: models/report.tar.gz ## train the dialogue model, if what it depends on changed

run: models/report.tar.gz ## set up, train if needed, and serve the chat on http://127.0.0.1:5005/
	@exec $(PY) -m bot run

test-tools: .venv/.test
	@bash .ci/tools

types: ## check the types of the page's scripts
	@npm install --silent --no-save --ignore-scripts --prefix node_modules/.types typescript@5.9.3
	@node_modules/.types/node_modules/.bin/tsc -p bot/widget/tsconfig.json

check: .venv/.test ## lint, types and import rules
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

test: test-tools check types models/report.tar.gz ## set up and run every test
	@.venv/bin/rasa data validate --fail-on-warnings --data data --domain domain.yml --config config.yml >/dev/null 2>var-validate.log || (cat var-validate.log; exit 1); rm -f var-validate.log
	@.venv/bin/pytest tests

unit: .venv/.test ## the fast tests alone
	@.venv/bin/pytest -q tests/unit

bench: .venv/.test models/report.tar.gz ## the benchmark table
	@$(PY) bench/run.py

soak: test-tools models/report.tar.gz ## the long load and fault tests
	@$(PY) bench/soak.py

nlu: .venv/.test ## compare the classifiers and write the table in docs/understanding.md
	@$(PY) -m bot.dialogue.nlu.compare

lock: .tools/bin/uv ## work the locks out again from pyproject.toml
	@$(UV) pip compile --quiet --python-version 3.10 --generate-hashes --no-emit-index-url --no-header --extra test pyproject.toml -o requirements/test.lock
	@$(UV) pip compile --quiet --python-version 3.10 --generate-hashes --no-emit-index-url --no-header -c requirements/test.lock pyproject.toml -o requirements/run.lock

clean: ## take away everything that was made
	@rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache models/*.tar.gz .rasa build *.egg-info
