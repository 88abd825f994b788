"""THE SEAM: what a professional can do, each as one function that returns one Turn.

Channels and actions call these and nothing deeper. Each loads the draft, works on it, and saves once, before
the next question is shown; a failure to save raises, and then nothing has been acknowledged.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.interview.answers import Key
from bot.interview.commands import exact
from bot.interview.draft import Draft
from bot.report import as_text, assemble, write_docx
from bot.session import answering, asking, commands, overview, sorting, waiting
from bot.session.cleaning import clean
from bot.session.reading import WORTH_ASKING, LooksLike, ends_list, is_option, plain
from bot.session.replying import Reply
from bot.session.rooms import Rooms
from bot.session.turn import Button, Message, Slot, Turn
from bot.session.understanding import MOST_CHARACTERS, understand
from bot.session.work import Work
from bot.store import AlreadyDone, Damaged

__all__ = [
    "Button",
    "LooksLike",
    "Message",
    "NoSuchReport",
    "Rooms",
    "Slot",
    "Turn",
    "answer",
    "asked_of",
    "begin",
    "clean",
    "command",
    "document",
    "greet",
    "is_final",
    "outline",
    "question",
    "report_for",
    "review",
    "screen_text",
    "understand",
]


class NoSuchReport(LookupError):
    """The report does not exist or was deleted."""


def begin(rooms: Rooms) -> Draft:
    """Make a new, empty report with the partnership's scale direction and return its draft."""
    return rooms.store.create(rooms.partnership.direction)


def report_for(rooms: Rooms, conversation_id: str) -> tuple[str, bool]:
    """Return the report that a conversation writes, and whether it was only now made.

    A conversation whose report was deleted starts a new one.
    """
    found = rooms.conversations.report_of(conversation_id)
    if found is not None:
        return found, False
    draft = begin(rooms)
    rooms.conversations.attach(conversation_id, draft.id)
    return draft.id, True


def greet(rooms: Rooms, report_id: str) -> Turn:
    """Say who the bot is and ask the first question; welcome back when answers are there already."""
    work = _work(rooms, report_id)
    answered = len(work.draft.answers)
    if answered:
        work.say("session.welcome_back", count=answered)
    else:
        work.say("session.opening", partnership=rooms.partnership.name)
    return _turn(work)


def answer(
    rooms: Rooms, report_id: str, text: str, looks_like: LooksLike | None = None, *, message_id: str | None = None
) -> Turn:
    """Take a message as a reply to what the bot asked last.

    ``looks_like``: the command that the classifier believes to see. ``message_id``: the channel's id of the
    message, so that the same one sent twice counts once. Raises NoSuchReport, or the store's errors when the
    answer could not be saved.
    """
    work = _work(rooms, report_id)
    cleaned = clean(text)
    if not cleaned.strip():
        work.say("session.empty")
    elif len(cleaned) > MOST_CHARACTERS:
        work.say("session.too_long", count=f"{len(cleaned):,}", most=f"{MOST_CHARACTERS:,}")
    else:
        _take(work, cleaned.strip(), looks_like)
    return _finish(work, message_id)


def command(
    rooms: Rooms, report_id: str, name: str, rest: str = "", *, text: str = "", message_id: str | None = None
) -> Turn:
    """Do a command, and ask again what was open. Raises as ``answer`` does.

    ``text``: the message as typed; where it is what a button in hand says, it is that button.
    """
    work = _work(rooms, report_id)
    if (
        waiting.is_reply(work, text)
        or (name != "none" and _ends_list(work, text))
        or _is_option(work, text)
        or _is_rather_an_answer(work, text)
    ):
        _take(work, clean(text).strip(), None)
    else:
        commands.act(work, name, clean(rest))
    return _finish(work, message_id)


def question(rooms: Rooms, report_id: str) -> Turn:
    """Return what is asked now, changing nothing."""
    return _turn(_work(rooms, report_id))


def asked_of(rooms: Rooms, conversation_id: str) -> Message:
    """Return what a conversation is asked now; after its report was deleted, how to begin a new one."""
    report_id = rooms.conversations.report_of(conversation_id)
    if report_id is None:
        return Message(rooms.words.say("session.begin_again"), custom={"deleted": True})
    return question(rooms, report_id).asks


def document(rooms: Rooms, report_id: str) -> bytes:
    """Return the report as a Word file: a draft until every question is answered or honestly closed."""
    draft = _work(rooms, report_id).draft
    return write_docx(assemble(rooms.questionnaire, rooms.partnership, draft, rooms.today()), rooms.form)


def outline(rooms: Rooms, report_id: str) -> list[dict[str, Any]]:
    """Return the sections of a report and how far each is (see ``overview``)."""
    return overview.outline(_work(rooms, report_id))


def review(rooms: Rooms, report_id: str) -> dict[str, Any]:
    """Return a report for a page to check it on: answers, what is missing, thoughts, dates (see ``overview``)."""
    return overview.review(_work(rooms, report_id))


def is_final(rooms: Rooms, report_id: str) -> bool:
    """Whether every question is answered or honestly closed, so that the report is no draft."""
    return rooms.interview(_work(rooms, report_id).draft).is_complete


def screen_text(rooms: Rooms, report_id: str) -> str:
    """Return the report as plain text for the screen."""
    draft = _work(rooms, report_id).draft
    return as_text(assemble(rooms.questionnaire, rooms.partnership, draft, rooms.today()))


def _work(rooms: Rooms, report_id: str) -> Work:
    damaged = 0
    try:
        draft = rooms.store.load(report_id)
    except Damaged:
        # One bad row must not close the whole report: go on with what can be read, and ask the rest again.
        rescued = rooms.store.rescue(report_id)
        draft, damaged = (rescued.draft, rescued.damaged) if rescued else (None, 0)
    if draft is None:
        raise NoSuchReport("this report does not exist, or it was deleted")
    work = Work(rooms, draft)
    if damaged:
        work.say("session.damaged", count=damaged)
    return work


def _is_rather_an_answer(work: Work, text: str) -> bool:
    """Whether words that are a command elsewhere may well be the answer here ("999" to what happens if it gets worse)."""
    key = work.current()
    return bool(text.strip()) and not work.waiting and key is not None and exact(text, key.question) is None


def _ends_list(work: Work, text: str) -> bool:
    """Whether words that are a command elsewhere ("all done, next question") say that a list has no more."""
    key = work.current()
    if work.waiting or key is None or work.part_in_hand(key) is not None:
        return False
    return asking.in_rows(work, key) and ends_list(text)


def _is_option(work: Work, text: str) -> bool:
    key = work.current()
    if work.waiting or key is None or not text.strip():
        return False
    return is_option(work.question(key), text, answering.seen_for(work, key, None))


def _take(work: Work, text: str, looks_like: LooksLike | None) -> None:
    if work.waiting and waiting.reply(work, Reply(text, looks_like, commands.act)):
        _use_spare(work)
        return
    key = work.current()
    if key is None:
        _at_the_end(work, text, looks_like)
    elif _keeps_old(work, key, text):
        work.say("session.kept_old")
        work.leave(key)
    else:
        answering.take(work, key, text, looks_like, act=commands.act)


def _keeps_old(work: Work, key: Key, text: str) -> bool:
    return (
        work.draft.desk.get("focus") == list(key)
        and work.answer(key) is not None
        and plain(text) in ("keep it as it is", "keep it", "leave it", "no change")
    )


def _use_spare(work: Work) -> None:
    spare = work.draft.desk.get("use")
    if spare:
        work.desk(use=None)
        waiting.take_as_answer(work, str(spare))


def _at_the_end(work: Work, text: str, looks_like: LooksLike | None) -> None:
    """Every question is answered: a clear command is done, other words are kept aside until they have a place."""
    if looks_like is not None and looks_like.confidence >= WORTH_ASKING:
        commands.act(work, looks_like.command, looks_like.rest)
        return
    spare = work.draft.desk.get("spare")
    work.desk(spare=f"{spare}\n{text}" if spare else text)
    work.say("session.spare")


def _turn(work: Work) -> Turn:
    return Turn(tuple(work.says), waiting.ask(work), asking.slot_of(work))


def _finish(work: Work, message_id: str | None) -> Turn:
    """Save, then show: the order that makes an acknowledgement true."""
    if work.erased:
        work.rooms.store.erase(work.draft.id)
        begin_again = Message(work.words("session.begin_again"), custom={"deleted": True})
        return Turn(tuple(work.says), begin_again, "answer")
    sorting.resume(work)
    _open_section(work)
    turn = _turn(work)
    if not work.has_changed:
        return turn
    try:
        work.rooms.store.save(work.before, work.draft, message_id=message_id, keep_until=_keep_until(work))
    except AlreadyDone:
        return question(work.rooms, work.draft.id)
    return turn


def _open_section(work: Work) -> None:
    """Say a section's opening words when its first question comes up for the first time."""
    key = work.current()
    if key is None or work.waiting or work.draft.desk.get("focus"):
        return
    section = work.rooms.questionnaire.section_of(key.question)
    seen = list(work.draft.desk.get("opened", ()))
    if section.id in seen:
        return
    work.desk(opened=[*seen, section.id])
    if section.opening:
        work.tell(work.fill(section.opening, key))


def _keep_until(work: Work) -> date | None:
    conference = work.draft.answers.value("start.date")
    if not conference:
        return None
    return date.fromisoformat(conference) + timedelta(days=work.rooms.partnership.days_after_conference)
