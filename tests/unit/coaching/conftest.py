"""The coach is loaded once: it holds no text, so tests may share it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

import pytest

from bot.coaching import Coach, Finding, Setting, load_coach
from bot.interview.questionnaire import Questionnaire, load_questionnaire

TODAY = date(2026, 11, 23)
Check = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def coach() -> Coach:
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    return load_coach()


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture
def setting() -> Setting:
    people = ("Amira Khan", "Bilal Khan", "Sana Khan", "Omar Khan")
    return Setting(people=people, school="Elm Park Primary", child="Amira Khan", today=TODAY)


@pytest.fixture
def check(coach: Coach, questionnaire: Questionnaire, setting: Setting) -> Check:
    """Check a text under a question id, in the usual setting unless another is given."""

    def checked(question: str, text: str, other: Setting | None = None, *, part: str = "") -> tuple[Finding, ...]:
        return coach.check(questionnaire.by_id[question], text, other or setting, part=part)

    return checked
