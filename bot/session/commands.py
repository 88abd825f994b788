"""What a command does, by its name. Each works in every state and ends at the question that was open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.interview.answers import Key
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


def _skip(work: Work, rest: str) -> None:
    if work.waiting.get("kind") == "coach":
        key = Key(*work.waiting["key"])
        work.go_on()
        work.leave(key)
        work.say("session.kept")
    elif not _keeps_waiting(work):
        moving.close_without(work, "skipped")


def _dont_know(work: Work, rest: str) -> None:
    if work.waiting.get("kind") == "coach":
        _skip(work, rest)
    elif work.waiting.get("kind") == "reason":
        work.say("session.settle_first")
    elif not _keeps_waiting(work):
        moving.close_without(work, "not_known")


def _none(work: Work, rest: str) -> None:
    if work.waiting.get("kind") == "coach":
        _skip(work, rest)
    elif not _keeps_waiting(work):
        moving.close_without(work, "none")


def _keeps_waiting(work: Work) -> bool:
    """A held text, a stop or a question about deleting is settled first, so that nothing is lost by the way."""
    if work.waiting.get("kind") not in ("held", "stop", "delete", "told", "leave_out", "remove_child", "unlike"):
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
    "skip": _skip,
    "dont_know": _dont_know,
    "none": _none,
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
