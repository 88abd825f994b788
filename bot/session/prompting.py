"""The coach's prompts: asked about the very words, and "keep it as it is" always works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.interview.answers import Key
from bot.session import advising, answering, closing
from bot.session.asking import EXAMPLE, KEEP
from bot.session.reading import plain, read, yes_or_no
from bot.session.replying import Reply, asked
from bot.session.turn import Button, Message
from bot.session.work import Work

AGAIN = Button("Write it again", "write it again")
_KEEP = frozenset(
    (
        "keep it as it is",
        "keep it",
        "keep",
        "leave it",
        "leave it as it is",
        "keep as it is",
        "keep it as is",
        "as it is",
    )
)


def ask_coach(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask what the coach asks about an answer."""
    buttons = (KEEP, AGAIN, EXAMPLE) if waiting["severity"] != "safety" else (KEEP, AGAIN)
    text = str(waiting["says"])
    if waiting["severity"] == "safety":
        text = f"{text}\n{closing.numbers(work)}"
    return asked(work, text, "coach", buttons, about=waiting["about"], check=waiting["id"])


def reply_coach(work: Work, message: Reply) -> bool:
    """Keep the answer as it is, take new words in its place, or add what is said to it."""
    key, said = Key(*work.waiting["key"]), plain(message.text)
    privacy = work.waiting["severity"] == "privacy"
    agreed = yes_or_no(message.text) if privacy else None
    if said in _KEEP or agreed is False:
        work.understood()
        advising.keep_name(work)
        if not advising.coach(work, key, grave_only=True):
            answering.done_with(work, key)
    elif said == plain(AGAIN.send) or agreed is True:
        work.wait("rewrite", key=list(key))
    elif message.looks_like is not None and _worth_holding(work, key, message):
        answering.hold(work, message.text, message.looks_like.command, message.looks_like.rest)
    else:
        _coached(work, key, message.text, advising.add_words, "session.added")
    return True


def _worth_holding(work: Work, key: Key, message: Reply) -> bool:
    seen = answering.seen_for(work, key, message.looks_like)
    return read(work.question(key), message.text, seen).outcome == "held"


def _coached(work: Work, key: Key, text: str, put: Callable[[Work, Key, str], None], say: str) -> None:
    put(work, key, text)
    work.go_on()
    work.understood()
    work.say(say)
    if not advising.coach(work, key):
        answering.done_with(work, key)


def ask_rewrite(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask for new words in place of the answer."""
    return asked(
        work, work.words("session.rewrite"), "rewrite", (KEEP,), about=advising.last_text(work, Key(*waiting["key"]))
    )


def reply_rewrite(work: Work, message: Reply) -> bool:
    """Put the new words in place of the old ones."""
    key = Key(*work.waiting["key"])
    if plain(message.text) in _KEEP:
        work.go_on()
        answering.done_with(work, key)
    elif message.looks_like is not None and _worth_holding(work, key, message):
        answering.hold(work, message.text, message.looks_like.command, message.looks_like.rest)
    else:
        _coached(work, key, message.text, advising.replace_words, "session.replaced")
    return True
