"""Sentences are data: none that the code says is missing, and none is left that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

from bot.interview.commands import COMMANDS
from bot.interview.questionnaire import load_questionnaire
from bot.interview.wording import load_words

ROOT = Path(__file__).resolve().parents[3]
CODE = "\n".join(p.read_text(encoding="utf-8") for folder in ("bot", "actions") for p in (ROOT / folder).rglob("*.py"))
NAMED = set(re.findall(r"[\"']((?:session|sort|scale|kinds|teams|web)\.[a-z0-9_]+)[\"']", CODE))
# Keys that are put together: what a held message may be, how an answer was closed, the steps of the test.
MADE = re.compile(
    r"session\.(do_|closed_|short_report|full_report)|sort\.(acted|danger|safer|times|known|strength|next)|info\."
)


def test_every_sentence_that_the_code_names_is_there() -> None:
    sentences = load_words().sentences

    questions = load_questionnaire().by_id  # "scale.score" is a question

    assert sorted(key for key in NAMED if key not in sentences and key not in questions) == []


def test_every_sentence_is_said_somewhere() -> None:
    unused = [k for k in load_words().sentences if k not in NAMED and not MADE.match(k) and k.split(".")[1] not in CODE]

    assert unused == []


def test_every_command_can_be_named_when_a_message_is_held() -> None:
    sentences = load_words().sentences

    assert [c for c in COMMANDS if f"session.do_{c}" not in sentences] == []
