"""Plays a conversation file against the real bot. The files are named as sentences and foldered by situation.

``to``: a question to skip to first (the children are Amira and Bilal). Each step types ``you`` and may say what
the bot must then say (``says``: fragments), must not say (``not_says``), ask (``asks``, ``state``, ``child``) and
have kept (``kept``: values by question id, of the first child where a question is asked of each).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot import session
from bot.build import Bot

CHILDREN = ("Amira Khan, 14 March 2017, Year 5", "Bilal Khan, 2 May 2023, nursery")


class Conversation:
    """One conversation with the real bot."""

    def __init__(self, bot: Bot, name: str) -> None:
        self.bot, self.name = bot, name
        self.messages: list[dict[str, Any]] = []

    async def say(self, text: str) -> list[dict[str, Any]]:
        self.messages = await self.bot.say(text, self.name)
        return self.messages

    @property
    def asked(self) -> dict[str, Any]:
        return next(m["custom"] for m in reversed(self.messages) if "question" in m.get("custom", {}))

    @property
    def heard(self) -> str:
        return "\n".join(m.get("text", "") for m in self.messages)

    @property
    def report(self) -> str:
        return session.report_for(self.bot.rooms, self.name)[0]

    def kept(self, question: str) -> Any:
        draft = self.bot.rooms.store.load(self.report)
        assert draft is not None
        found = self.bot.rooms.questionnaire.by_id[question]
        children = self.bot.rooms.interview(draft).children
        return draft.answers.value(question, children[0].id if found.per == "child" else "")

    async def to(self, question: str) -> None:
        await self.say("hello")
        for _ in range(400):
            asked = self.asked
            if asked["question"] == question and asked["state"] == "asked":
                return
            if asked["question"] == "child.who" and asked["state"] == "asked":
                for child in CHILDREN:
                    await self.say(child)
                await self.say("no more")
            elif asked["question"] == "start.now":
                await self.say("No")
            else:
                await self.say("no more" if asked["state"] == "rows" else "skip")
        raise AssertionError(f"never asked {question}")


async def play(bot: Bot, path: Path) -> None:
    """Play one file."""
    script = yaml.safe_load(path.read_text(encoding="utf-8"))
    talk = Conversation(bot, f"{path.parent.name}/{path.stem}")
    await talk.to(script.get("to", "start.now"))
    for number, step in enumerate(script["steps"], 1):
        await talk.say(str(step["you"]) * int(step.get("times", 1)))
        check(talk, step, f"{path.name} step {number}: {step['you']!r:.60}")


def check(talk: Conversation, step: dict[str, Any], where: str) -> None:
    """Compare what the bot said, asked and kept with what a step expects."""
    heard = talk.heard
    assert not any(m.get("custom", {}).get("failed") for m in talk.messages), f"{where}: {heard}"
    for fragment in _list(step.get("says")):
        assert str(fragment) in heard, f"{where}: said {heard!r}"
    for fragment in _list(step.get("not_says")):
        assert str(fragment) not in heard, f"{where}: said {heard!r}"
    if "asks" in step:
        assert talk.asked["question"] == step["asks"], f"{where}: asked {talk.asked}"
    if "state" in step:
        assert talk.asked["state"] == step["state"], f"{where}: {talk.asked['state']}: {heard!r}"
    if "child" in step:
        assert talk.asked["child"] == step["child"], f"{where}: {talk.asked}"
    for question, value in step.get("kept", {}).items():
        assert talk.kept(question) == value, f"{where}: kept {talk.kept(question)!r}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
