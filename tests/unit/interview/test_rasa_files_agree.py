"""What Rasa reads agrees with the commands: an intent and one rule for each, and no question named anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot.interview.commands import COMMANDS
from bot.interview.questionnaire import load_questionnaire

ROOT = Path(__file__).resolve().parents[3]
INTENTS = {"answer", *("go_back" if c == "back" else c for c in COMMANDS)}


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_there_is_an_intent_for_every_command_and_no_other() -> None:
    assert set(loaded("domain.yml")["intents"]) == INTENTS


def test_there_is_one_rule_for_every_intent() -> None:
    intents = [rule["steps"][0]["intent"] for rule in loaded("data/rules.yml")["rules"]]

    assert sorted(intents) == sorted(INTENTS)


def test_no_question_is_named_in_what_rasa_reads() -> None:
    text = (ROOT / "domain.yml").read_text(encoding="utf-8") + (ROOT / "data/rules.yml").read_text(encoding="utf-8")

    assert [q.id for q in load_questionnaire().questions if q.id in text] == []
