"""What the bot waits for other than an answer: a held text, a read-back, a prompt of the coach, a choice.

One pair for each: how it is asked, and what a reply does. A reply that fits nothing is never lost: it is taken
as the answer, or held.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.interview.answers import Key
from bot.session import answering, asking, closing, listing, moving, prompting, scoring, sorting
from bot.session.asking import EXAMPLE, NO, YES
from bot.session.reading import Reading, plain, read, yes_or_no
from bot.session.replies import wants_example
from bot.session.replying import Reply, asked
from bot.session.shapes import without_no
from bot.session.turn import Button, Message
from bot.session.work import Work

MINE = Button("It is my answer", "it is my answer")
DONE_THIS = Button("I have done this", "I have done this")
_MINE = (
    "it is my answer",
    "my answer",
    "its my answer",
    "it's my answer",
    "that is my answer",
    "answer",
    "yes",
    "keep it",
)
_DONE = ("i have done this", "done", "i have done it", "i've done this", "i have", "yes", "yes i have", "done this")


def ask(work: Work) -> Message:
    """Return the message that asks for what the bot waits for, or for the answer to the question in hand."""
    waiting = work.waiting
    if not waiting:
        return asking.ask_question(work)
    return _ASK[waiting["kind"]](work, waiting)


def reply(work: Work, message: Reply) -> bool:
    """Take a reply to what the bot waits for. Returns False when the message is to be read as an answer."""
    return _REPLY[work.waiting["kind"]](work, message)


def is_reply(work: Work, text: str) -> bool:
    """Whether words that elsewhere are a command are here what a button says ("I have done this")."""
    kind = str(work.waiting.get("kind", ""))
    if kind == "offer" and wants_example(text) is not None:
        return True
    return plain(text) in _OWN_WORDS.get(kind, ()) or (kind in _YES_OR_NO and yes_or_no(text) is not None)


# a text that may be a command


def _ask_held(work: Work, waiting: Mapping[str, Any]) -> Message:
    title = work.words(f"session.do_{waiting['command']}")
    text = work.words("session.held", what=title)
    if waiting["command"] == "emergency":
        # Whoever may mean a child in danger sees the numbers before anything is asked.
        text = f"{closing.numbers(work)}\n\n{text}"
    return asked(work, text, "held", (MINE, Button(title[:1].upper() + title[1:], title)), about=_held_text(waiting))


def _held_text(waiting: Mapping[str, Any]) -> str:
    return "\n".join(waiting["texts"])


def _reply_held(work: Work, message: Reply) -> bool:
    waiting = work.waiting
    said = plain(message.text)
    if said in _MINE:
        work.desk(waiting=waiting.get("under"))
        take_as_answer(work, _held_text(waiting))
    elif said == plain(work.words(f"session.do_{waiting['command']}")) or yes_or_no(message.text) is False:
        work.desk(waiting=waiting.get("under"))
        message.act(work, waiting["command"], waiting["rest"])
    else:
        work.desk(waiting={**waiting, "texts": [*waiting["texts"], message.text]})
    return True


def take_as_answer(work: Work, text: str) -> None:
    """Take a text that the writer says is an answer, whatever it looks like."""
    if work.waiting.get("kind") in ("coach", "rewrite"):
        reply(work, Reply(text, None, _no_command))
        return
    key = work.current()
    if key is not None:
        answering.take(work, key, text, None, act=_no_command, certain=True)


def _no_command(work: Work, command: str, rest: str) -> None:
    """The writer has said that this is an answer: say how to go on instead of acting on it."""
    work.say("session.then_type")


# a value that is read back


def _ask_confirm(work: Work, waiting: Mapping[str, Any]) -> Message:
    return asked(work, work.words(waiting["say"], **waiting["values"]), "confirm", (YES, NO))


def _reply_confirm(work: Work, message: Reply) -> bool:
    waiting, key = work.waiting, Key(*work.waiting["key"])
    seen = answering.seen_for(work, key, message.looks_like, state="confirm")
    reading = read(work.question(key), message.text, seen)
    if not reading.agreed:
        if reading.outcome != "command":
            work.go_on()
        corrected = _corrected(work, key, waiting, message.text)
        typed = message.text if corrected is None else f"{waiting['typed']}\n{message.text}"
        answering.act_on(work, key, corrected or reading, typed, act=message.act)
        return True
    work.go_on()
    if work.question(key).kind == "score":
        scoring.scale_agreed(work, key, int(waiting["value"]), str(waiting["typed"]))
    else:
        answering.keep(work, key, waiting["value"], waiting["typed"])
    return True


def _corrected(work: Work, key: Key, waiting: Mapping[str, Any], text: str) -> Reading | None:
    """Read what puts only the date of a row right ("no, 3 November 2026"); the other words of the row stay."""
    old = waiting["value"]
    if work.question(key).kind != "rows" or not isinstance(old, dict) or "what" not in old:
        return None
    reading = read(work.question(key), without_no(text), answering.seen_for(work, key, None))
    if not isinstance(reading.value, dict) or set(reading.value) != {"date"}:
        return None
    return replace(reading, value={**old, **reading.value})


# danger now


def _ask_stop(work: Work, waiting: Mapping[str, Any]) -> Message:
    return asked(work, closing.stop_text(work), "stop", (DONE_THIS,))


def _reply_stop(work: Work, message: Reply) -> bool:
    texts = list(work.waiting.get("texts", ()))
    if plain(message.text) not in _DONE:
        work.wait("stop", texts=[*texts, message.text])
        work.say("session.stop_holds")
        return True
    work.go_on()
    work.say("session.go_on")
    if texts and work.current() is not None:
        work.wait("held", texts=texts, command="repeat", rest="", under=None)
    return True


# the third misunderstanding


def _ask_offer(work: Work, waiting: Mapping[str, Any]) -> Message:
    buttons = (EXAMPLE, asking.SKIP, asking.DONT_KNOW, Button("Leave it for later", "leave it for later"))
    return asked(work, work.words("session.offer"), "offer", buttons)


def _reply_offer(work: Work, message: Reply) -> bool:
    work.go_on()
    work.understood()
    key = work.current()
    if plain(message.text) == "leave it for later":
        message.act(work, "skip", "")
        return True
    if key is None or work.question(key).kind == "sort":
        return False
    seen = answering.seen_for(work, key, message.looks_like, state="offer")
    answering.act_on(work, key, read(work.question(key), message.text, seen), message.text, act=message.act)
    return True


_ASK: Mapping[str, Callable[[Work, Mapping[str, Any]], Message]] = {
    "held": _ask_held,
    "confirm": _ask_confirm,
    "clash": scoring.ask_clash,
    "told": scoring.ask_told,
    "coach": prompting.ask_coach,
    "rewrite": prompting.ask_rewrite,
    "stop": _ask_stop,
    "offer": _ask_offer,
    "unlike": sorting.ask_unlike,
    "reason": sorting.ask_reason,
    "delete": closing.ask_delete,
    "leave_out": closing.ask_leave_out,
    "pick": moving.ask_pick,
    "edit": listing.ask_edit,
    "remove_child": listing.ask_remove_child,
    "spare": moving.ask_spare,
}
_REPLY: Mapping[str, Callable[[Work, Reply], bool]] = {
    "held": _reply_held,
    "confirm": _reply_confirm,
    "clash": scoring.reply_clash,
    "told": scoring.reply_told,
    "coach": prompting.reply_coach,
    "rewrite": prompting.reply_rewrite,
    "stop": _reply_stop,
    "offer": _reply_offer,
    "unlike": sorting.reply_unlike,
    "reason": sorting.reply_reason,
    "delete": lambda work, message: closing.reply_delete(work, message.text),
    "leave_out": lambda work, message: closing.reply_leave_out(work, message.text),
    "pick": lambda work, message: moving.reply_pick(work, message.text),
    "edit": lambda work, message: listing.reply_edit(work, message.text),
    "remove_child": lambda work, message: listing.reply_remove_child(work, message.text),
    "spare": lambda work, message: moving.reply_spare(work, message.text),
}
# Where a plain yes or no is awaited, one that sounds like thanks ("That is correct, thank you") is one all the same.
_YES_OR_NO = ("confirm", "told", "clash", "leave_out", "delete", "remove_child", "spare")
_OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "stop": _DONE,
    "delete": ("yes, delete everything", "yes delete everything", "delete everything"),
    "offer": ("leave it for later",),
    "pick": ("go on",),
    "edit": ("leave it", "add", "done"),
}
