"""What the tests of the Word file share."""

from __future__ import annotations

import pytest

from bot.interview.questionnaire import Questionnaire, load_questionnaire
from bot.partnership import Partnership, load_partnership


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="session")
def partnership() -> Partnership:
    return load_partnership()
