"""The two bots that ours is measured against: that of ``rasa init``, and a naive form of sixty questions."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

QUESTIONS = 60
COMMANDS = ("help", "why")
ENVIRONMENT = {
    **os.environ,
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def make_starter(folder: Path) -> None:
    """Write the bot that ``rasa init`` makes, as it ships: DIET, TED and the other defaults, named."""
    spec = importlib.util.find_spec("rasa")
    assert spec is not None
    assert spec.origin is not None
    shutil.copytree(Path(spec.origin).parent / "cli" / "initial_project", folder)


def make_naive(folder: Path) -> None:
    """Write what a first try at a long form looks like in stock Rasa.

    A slot and a response for each question, a validation action on an action server, the SQL tracker store,
    and the light classifier.
    """
    (folder / "data").mkdir(parents=True)
    (folder / "actions").mkdir()
    slots = [f"s{n}" for n in range(1, QUESTIONS + 1)]
    (folder / "domain.yml").write_text(_domain(slots), encoding="utf-8")
    (folder / "data" / "rules.yml").write_text(_rules(), encoding="utf-8")
    (folder / "data" / "nlu.yml").write_text(_nlu(), encoding="utf-8")
    (folder / "config.yml").write_text(_CONFIG, encoding="utf-8")
    (folder / "endpoints.yml").write_text(_ENDPOINTS, encoding="utf-8")
    (folder / "actions" / "__init__.py").write_text("", encoding="utf-8")
    (folder / "actions" / "actions.py").write_text(_ACTIONS, encoding="utf-8")


def train(folder: Path, *, command: list[str] | None = None) -> float:
    """Train a bot in its folder and return the seconds it took. Raises CalledProcessError."""
    began = time.monotonic()
    full = command or [sys.executable, "-m", "rasa", "train", "--fixed-model-name", "bench"]
    subprocess.run(full, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    return time.monotonic() - began


def _domain(slots: list[str]) -> str:
    commands = ", ".join(COMMANDS)
    lines = ['version: "3.1"', f"intents: [begin, {commands}]", "actions: [validate_long_form]", "slots:"]
    for slot in slots:
        lines += [f"  {slot}:", "    type: text", "    influence_conversation: false", "    mappings:"]
        lines += ["      - type: from_text", f"        not_intent: [{commands}]", "        conditions:"]
        lines += ["          - active_loop: long_form", f"            requested_slot: {slot}"]
    lines += ["forms:", "  long_form:", f"    required_slots: [{', '.join(slots)}]", "responses:"]
    for name in [f"utter_ask_{slot}" for slot in slots] + [f"utter_{command}" for command in COMMANDS]:
        lines += [f"  {name}:", f"    - text: This is {name}."]
    lines += ["session_config:", "  session_expiration_time: 0", "  carry_over_slots_to_new_session: true"]
    return "\n".join(lines) + "\n"


def _rules() -> str:
    lines = ['version: "3.1"', "rules:", "  - rule: begin", "    steps:", "      - intent: begin"]
    lines += ["      - action: long_form", "      - active_loop: long_form"]
    for command in COMMANDS:
        lines += [f"  - rule: {command}", "    condition:", "      - active_loop: long_form", "    steps:"]
        lines += [
            f"      - intent: {command}",
            f"      - action: utter_{command}",
            "      - action: long_form",
        ]
        lines += ["      - active_loop: long_form"]
    return "\n".join(lines) + "\n"


def _nlu() -> str:
    examples = {
        "begin": ["begin", "start", "let us start"],
        "help": ["help", "what does that mean", "explain", "I do not understand", "please explain"],
        "why": ["why", "why do you ask", "what is that for", "why is that asked"],
    }
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in examples.items():
        lines += [f"  - intent: {intent}", "    examples: |", *(f"      - {text}" for text in texts)]
    return "\n".join(lines) + "\n"


_CONFIG = """\
recipe: default.v1
assistant_id: naive
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: CountVectorsFeaturizer
  - name: LogisticRegressionClassifier
policies:
  - name: RulePolicy
"""
_ENDPOINTS = """\
action_endpoint:
  url: "http://127.0.0.1:{action_port}/webhook"
tracker_store:
  type: SQL
  dialect: sqlite
  db: tracker.db
"""
_ACTIONS = """\
from rasa_sdk import FormValidationAction


class ValidateLongForm(FormValidationAction):
    def name(self):
        return "validate_long_form"
"""
