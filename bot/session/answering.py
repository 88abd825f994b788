"""Takes a message as the answer to the question in hand: reads it, keeps it, looks at it, and goes on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.interview import scale
from bot.interview.answers import Answer, Key
from bot.interview.kinds import KINDS, Context, is_due
from bot.interview.questionnaire import Question
from bot.session import advising, asking, sorting
from bot.session.reading import THEN_TYPE, TYPE_AGAIN, LooksLike, Reading, Seen, State, read
from bot.session.work import Work

LISTS = ("people", "rows", "builder")


def seen_for(work: Work, key: Key, looks_like: LooksLike | None, state: State = "asked") -> Seen:
    """Return what the reader needs to know about the question in hand."""
    part = work.part_in_hand(key)
    in_rows = asking.in_rows(work, key)
    name = work.child_called(key) if key.child else ""
    return Seen(
        Context(today=work.rooms.today(), child=name),
        state="rows" if in_rows and state == "asked" else state,
        part=part[1] if part else None,
        looks_like=looks_like,
    )


def take(
    work: Work,
    key: Key,
    text: str,
    looks_like: LooksLike | None,
    *,
    act: Callable[[Work, str, str], None],
    certain: bool = False,
) -> None:
    """Take a message for the question in hand. ``act`` runs a command that the message turns out to be.

    ``certain``: the writer has said that it is the answer.
    """
    question = work.question(key)
    if question.kind == "sort":
        sorting.take(work, key, text, looks_like, act=act)
        return
    reading = read(question, text, replace(seen_for(work, key, looks_like), certain=certain))
    act_on(work, key, reading, text, act=act)


def act_on(work: Work, key: Key, reading: Reading, text: str, *, act: Callable[[Work, str, str], None]) -> None:
    """Do what a reading of a message says: a command, a question back, or keeping the answer."""
    if reading.outcome == "command":
        act(work, reading.command, reading.rest)
    elif reading.outcome == "held":
        hold(work, text, reading.command, reading.rest)
    elif reading.say in (THEN_TYPE, TYPE_AGAIN):
        work.say(reading.say)
    elif reading.outcome == "again":
        work.missed(key, reading.say, {"child": work.child_called(key), **reading.values})
    else:
        take_reading(work, key, reading, text)


def hold(work: Work, text: str, command: str, rest: str) -> None:
    """Keep a message that may be a command, until the writer says what it is."""
    under = work.waiting if work.waiting.get("kind") in ("coach", "rewrite", "stop") else None
    work.wait("held", texts=[text], command=command, rest=rest, under=under)


def take_reading(work: Work, key: Key, reading: Reading, text: str) -> None:
    """Keep what was understood, or read it back first."""
    work.understood()
    if reading.outcome == "confirm":
        values = {**reading.values, **_scale_values(work, key, reading.value)}
        work.wait("confirm", key=list(key), value=reading.value, typed=text, say=reading.say, values=values)
        return
    if reading.closes:
        close_list(work, key)
        return
    keep(work, key, reading.value, text)
    if reading.say:
        work.tell(work.words(reading.say, **reading.values))


def _scale_values(work: Work, key: Key, value: Any) -> dict[str, object]:
    """What the echo of a number needs: the child, and what the number means in this report's direction."""
    if work.question(key).kind != "score":
        return {}
    wording = work.rooms.partnership.scales[work.draft.direction]
    return {"child": work.child_called(key), "words": scale.band(wording, int(value))}


def close_list(work: Work, key: Key) -> None:
    """End a list: nothing more is to be added."""
    answer = work.answer(key)
    if answer is not None:
        work.put(key, replace(answer, closed=True))
    if not advising.coach(work, key):
        work.leave(key)


def keep(work: Work, key: Key, value: Any, text: str) -> None:
    """Keep a value as the answer, or as the part or row that was asked for, and let the coach look at it."""
    question = work.question(key)
    part = work.part_in_hand(key)
    work.go_on()
    if part is not None:
        _keep_part(work, key, part[0], part[1].id, value, text)
    elif question.kind in LISTS:
        _add_rows(work, key, question, value, text)
    else:
        work.put(key, Answer("given", value, typed=(text,)))
    after_kept(work, key)


def _keep_part(work: Work, key: Key, row: int, part: str, value: Any, text: str) -> None:
    answer = work.answer(key)
    assert answer is not None  # a part is only in hand when its answer is there
    if work.question(key).kind in LISTS:
        rows = [dict(r) for r in answer.value]
        rows[row][part] = value
        if part == "born":
            rows[row]["due"] = bool(value) and is_due(value, work.rooms.today())
        new: Any = rows
    else:
        new = {**answer.value, part: value}
    work.put(key, replace(answer, value=new, typed=(*answer.typed, text)))


def _add_rows(work: Work, key: Key, question: Question, value: Any, text: str) -> None:
    answer = work.answer(key)
    given = answer is not None and answer.status == "given"
    old = list(answer.value) if answer is not None and given else []
    new = [_with_id(work, key, row) for row in (value if isinstance(value, list) else [value])]
    typed = (*answer.typed, text) if answer is not None and given else (text,)
    asked = answer.asked if answer is not None and given else ()
    rows = old + new
    full = bool(question.most) and len(rows) >= question.most
    closed = full or question.id == "goal.see"
    work.put(key, Answer("given", rows, closed=closed, typed=typed, asked=asked))
    if full:
        work.say("session.list_full", most=question.most)


def _with_id(work: Work, key: Key, row: dict[str, Any]) -> dict[str, Any]:
    """Give a row its random id. A child who was taken out and is named again gets the old id, and the answers back."""
    if key.question == "child.who":
        removed = {r["name"].casefold(): r["id"] for r in work.draft.desk.get("removed", ())}
        old = removed.get(str(row.get("name", "")).casefold())
        return {"id": old or f"c_{secrets.token_hex(4)}", **row}
    made = {"id": f"r_{secrets.token_hex(4)}", **row}
    if key.question == "goal.see":
        danger = work.interview.danger_without_goal(key.child, work.answer(key))
        made["for"] = danger["id"] if danger else ""
    return made


def after_kept(work: Work, key: Key) -> None:
    """Do what follows from an answer: stop for danger, show a statement whole, coach, or move on."""
    question = work.question(key)
    if work.part_in_hand(key) is not None:
        return
    answer = work.answer(key)
    value = answer.value if answer else None
    if question.id == "start.now" and value in ("yes", "not_sure"):
        work.leave(key)
        work.wait("stop", texts=[])
        return
    if question.id == "family.restrict" and value in ("yes", "not_sure"):
        work.say("session.restricted", chair=work.rooms.partnership.chair)
    if question.kind == "builder" and answer is not None:
        work.say("session.assembled", statement=KINDS["builder"].in_words(question, [answer.value[-1]]))
    if not advising.coach(work, key):
        work.leave(key)


def done_with(work: Work, key: Key) -> None:
    """Go on after an answer that is as the writer wants it."""
    work.go_on()
    work.leave(key)
