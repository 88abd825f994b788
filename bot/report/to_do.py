"""What is left to do before the report is sent: a list of its own that is never part of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.interview.answers import Key
from bot.interview.deadlines import Due, due_dates
from bot.interview.draft import Draft
from bot.interview.interview import Interview
from bot.interview.kinds.dates import british
from bot.interview.questionnaire import Questionnaire
from bot.interview.wording import Words, fill, load_words
from bot.partnership import Partnership
from bot.report.assemble import WORDS_FOLDER, heading_of

MOST_LINES = 12


class Missing(NamedTuple):
    """A question still to answer: its id, the child's name or "", and its heading."""

    question: str
    child: str
    heading: str


@dataclass(frozen=True, repr=False)
class ToDo:
    """What is left to do.

    ``missing``: still to answer; ``left_out``: skipped for good, printed as "Not answered".
    ``not_shared``: who has not seen it, in words. ``due`` is None until the day of the conference is known.
    ``with_family``: it was shared with them, or it is not safe to. ``restricted``: there is, or may be,
    information to speak to the chair about.
    """

    missing: tuple[Missing, ...]
    left_out: tuple[Missing, ...]
    not_shared: tuple[str, ...]
    conference: date | None
    due: Due | None
    is_past: bool
    with_family: bool
    restricted: bool
    send_to: str
    chair: str


def to_do(questionnaire: Questionnaire, partnership: Partnership, draft: Draft, today: date) -> ToDo:
    """Return what is left to do for a draft, seen from ``today``."""
    interview = Interview(questionnaire, draft.answers, optional=partnership.optional_questions, length=draft.length)
    conference = _conference(draft)
    left_out = (key for key in interview.applicable if _left_out(interview, key))
    return ToDo(
        missing=tuple(_missing(interview, partnership, key) for key in interview.missing),
        left_out=tuple(_missing(interview, partnership, key) for key in left_out),
        not_shared=tuple(_not_shared(interview, draft)),
        conference=conference,
        due=_due(partnership, draft, conference, today),
        is_past=conference is not None and conference < today,
        with_family=(draft.answers.value("share.parent") or {}).get("choice") in ("yes", "not_safe"),
        restricted=draft.answers.value("family.restrict") in ("yes", "not_sure"),
        send_to=partnership.send_to,
        chair=partnership.chair,
    )


def to_do_text(to_do: ToDo) -> str:
    """Return the list as short plain sentences, one a line."""
    return "\n".join(_lines(to_do, _words()))


@lru_cache(maxsize=1)
def _words() -> Words:
    return load_words(WORDS_FOLDER)


def _conference(draft: Draft) -> date | None:
    typed = draft.answers.value("start.date")
    return date.fromisoformat(typed) if typed else None


def _due(partnership: Partnership, draft: Draft, conference: date | None, today: date) -> Due | None:
    if conference is None:
        return None
    days = partnership.deadline(draft.answers.value("start.kind") or "initial")
    return due_dates(conference, family_days=days.family, chair_days=days.chair, today=today)


def _missing(interview: Interview, partnership: Partnership, key: Key) -> Missing:
    child = interview.child(key.child)
    question, called = interview.question(key), child.first if child else "the child"
    asks = fill(question.question, child=called)
    heading = heading_of(question, partnership, called) if question.printed else asks
    return Missing(key.question, child.name if child else "", heading)


def _left_out(interview: Interview, key: Key) -> bool:
    answer, question = interview.answers.get(key), interview.question(key)
    skipped = answer is not None and answer.status == "skipped" and answer.closed
    return skipped and question.required and question.printed


def _not_shared(interview: Interview, draft: Draft) -> Iterator[str]:
    """Yield who has not seen the report, as far as the writer has said."""
    parents = (draft.answers.value("share.parent") or {}).get("choice")
    if parents == "not_yet":
        yield _words().say("todo.parents")
    if parents == "part":
        yield _words().say("todo.parents_some")
    for child in interview.children:
        if (draft.answers.value("share.child", child.id) or {}).get("choice") == "no":
            yield child.name


def _lines(to_do: ToDo, words: Words) -> Iterator[str]:
    yield words.say("todo.title")
    yield from _questions(to_do.missing, "todo.missing", words)
    yield from _questions(to_do.left_out, "todo.left_out", words)
    if to_do.not_shared:
        yield words.say("todo.not_shared")
        yield from (words.say("todo.not_shared_line", who=who) for who in to_do.not_shared)
    if to_do.restricted:
        yield words.say("todo.restricted", chair=to_do.chair)
    yield from _dates(to_do, words)
    yield words.say("todo.send_to", send_to=to_do.send_to)
    yield words.say("todo.check_address")
    yield words.say("todo.keep")


def _questions(missing: tuple[Missing, ...], key: str, words: Words) -> Iterator[str]:
    if not missing:
        return
    yield words.say(key)
    for one in missing[:MOST_LINES]:
        line = "todo.missing_child" if one.child else "todo.missing_line"
        yield words.say(line, child=one.child, heading=one.heading)
    if len(missing) > MOST_LINES:
        yield words.say("todo.more", count=len(missing) - MOST_LINES)


def _dates(to_do: ToDo, words: Words) -> Iterator[str]:
    if to_do.conference is None or to_do.due is None:
        yield words.say("todo.no_date")
        return
    if to_do.is_past:
        yield words.say("todo.gone", date=british(to_do.conference, weekday=True), chair=to_do.chair)
        return
    due = to_do.due
    family, chair = british(due.family, weekday=True), british(due.chair, weekday=True)
    if not to_do.with_family:
        yield words.say("todo.family_today" if due.family_late else "todo.family_due", date=family)
    yield words.say("todo.chair_today" if due.chair_late else "todo.chair_due", date=chair, chair=to_do.chair)
    yield words.say("todo.due_how")
