"""Every conversation file, through the real Rasa stack."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.build import Bot
from tests.conversations.talk import play

FILES = sorted(Path(__file__).parent.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.stem}" for p in FILES])
async def test_conversation(bot: Bot, path: Path) -> None:
    await play(bot, path)
