"""What a command does, by its name. Each works in every state and ends at the question that was open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.interview.answers import Key, Status
from bot.session import closing, explaining, moving
from bot.session.work import Work


def act(work: Work, name: str, rest: str) -> None:
    """Do a command. ``rest``: what it was about ("12" of "change 12", the term of "what does ... mean")."""
    handler = _HANDLERS.get(name)
    if handler is None or explaining.has_topic(name, rest):
        explaining.information(work, name, rest)
    else:
        handler(work, rest)


def _set_length(length: str) -> Callable[[Work, str], None]:
    def change(work: Work, rest: str) -> None:
        work.draft = replace(work.draft, length="short" if length == "short" else "full")
        work.desk(focus=None, waiting=None)
        left = work.interview.progress
        work.say(f"session.{length}_report", left=left.of - left.done)

    return change


def _close(status: Status) -> Callable[[Work, str], None]:
    """Skip, "I don't know" and "none": about what the bot waits for if it waits, else about the question in hand."""

    def close(work: Work, rest: str) -> None:
        kind = work.waiting.get("kind")
        if kind in ("coach", "rewrite"):
            key = Key(*work.waiting["key"])
            work.go_on()
            work.leave(key)
            work.say("session.kept")
        elif kind in ("edit", "pick", "spare"):
            work.go_on()
            work.desk(focus=None)
            work.say("session.kept_old")
        elif not _keeps_waiting(work):
            moving.close_without(work, status)

    return close


def _keeps_waiting(work: Work) -> bool:
    """A held text, a stop or a question about deleting is settled first, so that nothing is lost by the way."""
    if work.waiting.get("kind") not in (
        "held",
        "stop",
        "delete",
        "told",
        "leave_out",
        "remove_child",
        "unlike",
        "reason",
    ):
        return False
    work.say("session.settle_first")
    return True


def _emergency(work: Work, rest: str) -> None:
    waiting = work.waiting
    texts = waiting.get("texts", []) if waiting.get("kind") in ("stop", "held") else []
    work.wait("stop", texts=list(texts))


def _back(work: Work, rest: str) -> None:
    if not _keeps_waiting(work):
        moving.back(work)


def _change(work: Work, rest: str) -> None:
    if not _keeps_waiting(work):
        moving.change(work, rest)


def _delete(work: Work, rest: str) -> None:
    if not _keeps_waiting(work):
        work.wait("delete")


def _finish(work: Work, rest: str) -> None:
    if not _keeps_waiting(work):
        closing.finish(work)


def _review(work: Work, rest: str) -> None:
    if not _keeps_waiting(work):
        closing.show_review(work)


def _repeat(work: Work, rest: str) -> None:
    """Nothing to say: the question is asked again anyway."""


_HANDLERS: Mapping[str, Callable[[Work, str], None]] = {
    "help": lambda work, rest: explaining.help_(work),
    "example": lambda work, rest: explaining.example(work),
    "why": lambda work, rest: explaining.why(work),
    "repeat": _repeat,
    "back": _back,
    "skip": _close("skipped"),
    "dont_know": _close("not_known"),
    "none": _close("none"),
    "review": _review,
    "change": _change,
    "progress": lambda work, rest: closing.show_progress(work),
    "pause": lambda work, rest: closing.pause(work),
    "delete": _delete,
    "finish": _finish,
    "document": lambda work, rest: closing.give_document(work),
    "emergency": _emergency,
    "scale_direction": lambda work, rest: explaining.scale_direction(work),
    "deadline": lambda work, rest: explaining.deadline(work),
    "resume": lambda work, rest: work.say("session.resume"),
    "short_report": _set_length("short"),
    "full_report": _set_length("full"),
}
