"""Two thousand messages at random through the real stack: commands, answers and junk, with several seeds."""

from __future__ import annotations

import pytest

from bot.build import Bot
from tests.conversations.talk import Conversation
from tests.walking import changed, may_change, messages


@pytest.mark.parametrize("seed", [11, 12, 13, 14])
async def test_a_walk_through_the_real_stack_has_no_dead_end_and_loses_no_answer(bot: Bot, seed: int) -> None:
    talk = Conversation(bot, f"walk {seed}")
    await talk.say("hello")
    for text in messages(seed, 500):
        before, asked, report = bot.rooms.store.load(talk.report), talk.asked, talk.report
        await talk.say(text)
        assert not any(m.get("custom", {}).get("failed") for m in talk.messages), text
        if any(m.get("custom", {}).get("deleted") for m in talk.messages):
            await talk.say("hello")
            continue
        after = bot.rooms.store.load(report)
        assert talk.asked["state"]
        assert before is not None
        assert after is not None
        assert {k.question for k in changed(before, after)} <= {may_change(asked, before)}, text
