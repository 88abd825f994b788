"""The worry score after it is read back: what does not fit is asked about, and the dangerous end asks who knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.interview import scale
from bot.interview.answers import Key
from bot.session import answering, closing
from bot.session.asking import NO, YES
from bot.session.reading import plain, yes_or_no
from bot.session.replying import Reply, asked
from bot.session.turn import Button, Message
from bot.session.work import Work

_WAY = ("which way does it run", "which way does the scale run")


def scale_agreed(work: Work, key: Key, score: int, typed: str) -> None:
    """Keep a number whose meaning the writer agreed to, or ask about what does not fit."""
    clashes = scale.contradictions(work.draft.direction, score, closing.scale_facts(work, key, typed))
    if clashes:
        work.wait("clash", key=list(key), score=score, say=clashes[0])
        return
    keep_score(work, key, score)


def keep_score(work: Work, key: Key, score: int) -> None:
    """Keep a number that the writer has confirmed; at the dangerous end ask about the social worker first."""
    answering.keep(work, key, score, str(score))
    if scale.is_danger_end(work.draft.direction, score):
        work.wait("told", key=list(key))


def ask_clash(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask about a number that does not fit the rest of the report; never suggest another."""
    score, key = waiting["score"], Key(*waiting["key"])
    words = scale.band(work.rooms.partnership.scales[work.draft.direction], score)
    text = work.words(waiting["say"], score=score, words=words, child=work.child_called(key), last="")
    right = work.words("session.score_is_right", score=score)
    buttons = (Button(right, right), Button("Choose again", "choose again"), Button("Which way does it run?", _WAY[0]))
    return asked(work, text, "clash", buttons)


def reply_clash(work: Work, message: Reply) -> bool:
    """Take the writer's word: the number is right, or it is chosen again."""
    waiting, key, said = work.waiting, Key(*work.waiting["key"]), plain(message.text)
    if said == plain(work.words("session.score_is_right", score=waiting["score"])) or yes_or_no(said) is True:
        work.go_on()
        keep_score(work, key, int(waiting["score"]))
    elif said in _WAY:
        message.act(work, "scale_direction", "")
    elif said == "choose again" or yes_or_no(said) is False:
        work.go_on()
    else:
        work.go_on()
        return False
    return True


def ask_told(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask whether the social worker knows today."""
    return asked(work, work.words("scale.danger_end"), "told", (YES, NO))


def reply_told(work: Work, message: Reply) -> bool:
    """Go on after a yes; after a no show the numbers and wait."""
    agreed = yes_or_no(message.text)
    work.go_on()
    if agreed is False:
        work.say("scale.danger_end_no")
        work.wait("stop", texts=[])
    return agreed is not None
