"""What the bot waits for other than an answer: a held text, a read-back, a prompt of the coach, a choice.

One pair for each: how it is asked, and what a reply does. A reply that fits nothing is never lost: it is taken
as the answer, or held.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.interview import scale
from bot.interview.answers import Key
from bot.session import answering, asking, closing, moving, sorting
from bot.session.asking import EXAMPLE, KEEP, NO, YES, metadata
from bot.session.reading import LooksLike, plain, read, yes_or_no
from bot.session.turn import Button, Message
from bot.session.work import Work

Act = Callable[[Work, str, str], None]


@dataclass(frozen=True)
class Reply:
    """A message that came while the bot waited for something."""

    text: str
    looks_like: LooksLike | None
    act: Act


MINE = Button("It is my answer", "it is my answer")
AGAIN = Button("Write it again", "write it again")
DONE_THIS = Button("I have done this", "I have done this")
_MINE = ("it is my answer", "my answer", "its my answer", "it's my answer", "that is my answer", "answer", "yes", "keep it")
_KEEP = ("keep it as it is", "keep it", "keep", "leave it", "leave it as it is", "keep as it is", "keep it as is", "as it is")
_DONE = ("i have done this", "done", "i have done it", "i've done this", "i have", "yes", "yes i have", "done this")
_WAY = ("which way does it run", "which way does the scale run")


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
    return plain(text) in _OWN_WORDS.get(str(work.waiting.get("kind", "")), ())


def _key(work: Work) -> Key | None:
    key = work.waiting.get("key")
    return Key(*key) if key else work.current()


def _asked(work: Work, text: str, state: str, buttons: tuple[Button, ...], **more: Any) -> Message:
    options = [b.send for b in buttons]
    return Message(text, buttons, metadata(work, _key(work), state=state, options=options, **more))


# a text that may be a command


def _ask_held(work: Work, waiting: Mapping[str, Any]) -> Message:
    title = work.words(f"session.do_{waiting['command']}")
    text = work.words("session.held", what=title)
    return _asked(work, text, "held", (MINE, Button(title[:1].upper() + title[1:], title)), about=_held_text(waiting))


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
        answering.take(work, key, text, None, act=_no_command)


def _no_command(work: Work, command: str, rest: str) -> None:
    """The writer has said that this is an answer: say how to go on instead of acting on it."""
    work.say("session.then_type")


# a value that is read back


def _ask_confirm(work: Work, waiting: Mapping[str, Any]) -> Message:
    return _asked(work, work.words(waiting["say"], **waiting["values"]), "confirm", (YES, NO))


def _reply_confirm(work: Work, message: Reply) -> bool:
    waiting, key = work.waiting, Key(*work.waiting["key"])
    agreed = yes_or_no(message.text)
    if agreed is None:
        work.go_on()
        return False
    work.go_on()
    if not agreed:
        work.say("session.type_again")
    elif work.question(key).kind == "score":
        _scale_agreed(work, key, int(waiting["value"]), str(waiting["typed"]))
    else:
        answering.keep(work, key, waiting["value"], waiting["typed"])
    return True


def _scale_agreed(work: Work, key: Key, score: int, typed: str) -> None:
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


def _ask_clash(work: Work, waiting: Mapping[str, Any]) -> Message:
    score, key = waiting["score"], Key(*waiting["key"])
    words = scale.band(work.rooms.partnership.scales[work.draft.direction], score)
    text = work.words(waiting["say"], score=score, words=words, child=work.child_called(key), last="")
    right = work.words("session.score_is_right", score=score)
    buttons = (Button(right, right), Button("Choose again", "choose again"), Button("Which way does it run?", _WAY[0]))
    return _asked(work, text, "clash", buttons)


def _reply_clash(work: Work, message: Reply) -> bool:
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


def _ask_told(work: Work, waiting: Mapping[str, Any]) -> Message:
    return _asked(work, work.words("scale.danger_end"), "told", (YES, NO))


def _reply_told(work: Work, message: Reply) -> bool:
    agreed = yes_or_no(message.text)
    work.go_on()
    if agreed is False:
        work.say("scale.danger_end_no")
        work.wait("stop", texts=[])
    return agreed is not None


# the coach


def _ask_coach(work: Work, waiting: Mapping[str, Any]) -> Message:
    buttons = (KEEP, AGAIN, EXAMPLE) if waiting["severity"] != "safety" else (KEEP, AGAIN)
    text = str(waiting["says"])
    if waiting["severity"] == "safety":
        text = f"{text}\n{closing.numbers(work)}"
    return _asked(work, text, "coach", buttons, about=waiting["about"], check=waiting["id"])


def _reply_coach(work: Work, message: Reply) -> bool:
    key, said = Key(*work.waiting["key"]), plain(message.text)
    privacy = work.waiting["severity"] == "privacy"
    agreed = yes_or_no(message.text) if privacy else None
    if said in _KEEP or agreed is False:
        work.understood()
        if not answering.coach(work, key, grave_only=True):
            answering.done_with(work, key)
    elif said == plain(AGAIN.send) or agreed is True:
        work.wait("rewrite", key=list(key))
    elif message.looks_like is not None and _worth_holding(work, key, message):
        answering.hold(work, message.text, message.looks_like.command, message.looks_like.rest)
    else:
        _coached(work, key, message.text, answering.add_words, "session.added")
    return True


def _worth_holding(work: Work, key: Key, message: Reply) -> bool:
    seen = answering.seen_for(work, key, message.looks_like)
    return read(work.question(key), message.text, seen).outcome == "held"


def _coached(work: Work, key: Key, text: str, put: Callable[[Work, Key, str], None], say: str) -> None:
    put(work, key, text)
    work.go_on()
    work.understood()
    work.say(say)
    if not answering.coach(work, key):
        answering.done_with(work, key)


def _ask_rewrite(work: Work, waiting: Mapping[str, Any]) -> Message:
    return _asked(work, work.words("session.rewrite"), "rewrite", (KEEP,), about=answering.last_text(work, Key(*waiting["key"])))


def _reply_rewrite(work: Work, message: Reply) -> bool:
    key = Key(*work.waiting["key"])
    if plain(message.text) in _KEEP:
        work.go_on()
        answering.done_with(work, key)
    elif message.looks_like is not None and _worth_holding(work, key, message):
        answering.hold(work, message.text, message.looks_like.command, message.looks_like.rest)
    else:
        _coached(work, key, message.text, answering.replace_words, "session.replaced")
    return True


# danger now


def _ask_stop(work: Work, waiting: Mapping[str, Any]) -> Message:
    return _asked(work, closing.stop_text(work), "stop", (DONE_THIS,))


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
    return _asked(work, work.words("session.offer"), "offer", buttons)


def _reply_offer(work: Work, message: Reply) -> bool:
    agreed = yes_or_no(message.text)
    work.go_on()
    work.understood()
    key = work.current()
    if plain(message.text) == "leave it for later":
        message.act(work, "skip", "")
    elif agreed is None or (key is not None and _answers(work, key, message.text)):
        return False
    elif agreed:
        message.act(work, "example", "")
    else:
        work.say("session.then_type")
    return True


def _answers(work: Work, key: Key, text: str) -> bool:
    """Whether a plain yes or no is itself an answer to the question in hand."""
    if work.question(key).kind == "sort":
        return True
    return read(work.question(key), text, answering.seen_for(work, key, None)).outcome in ("kept", "confirm")


# strength or safety


def _ask_unlike(work: Work, waiting: Mapping[str, Any]) -> Message:
    strength = Button("Strength", sorting.STRENGTH)
    following = (Button("Next steps", sorting.NEXT),) if waiting["promise"] else ()
    overrule = Button("It is safety, and here is why", sorting.OVERRULE)
    why = work.words(waiting["why"], child=work.child_called(Key(*waiting["key"])))
    text = f"{why}\n{work.words('sort.choose')}"
    return _asked(work, text, "unlike", (strength, *following, overrule))


def _reply_unlike(work: Work, message: Reply) -> bool:
    if not sorting.settle(work, message.text):
        work.say("session.press_one")
    return True


def _ask_reason(work: Work, waiting: Mapping[str, Any]) -> Message:
    return _asked(work, work.words("sort.overrule"), "reason", ())


def _reply_reason(work: Work, message: Reply) -> bool:
    sorting.overrule(work, message.text)
    return True


_ASK: Mapping[str, Callable[[Work, Mapping[str, Any]], Message]] = {
    "held": _ask_held,
    "confirm": _ask_confirm,
    "clash": _ask_clash,
    "told": _ask_told,
    "coach": _ask_coach,
    "rewrite": _ask_rewrite,
    "stop": _ask_stop,
    "offer": _ask_offer,
    "unlike": _ask_unlike,
    "reason": _ask_reason,
    "delete": closing.ask_delete,
    "leave_out": closing.ask_leave_out,
    "pick": moving.ask_pick,
    "edit": moving.ask_edit,
    "remove_child": moving.ask_remove_child,
    "spare": moving.ask_spare,
}
_REPLY: Mapping[str, Callable[[Work, Reply], bool]] = {
    "held": _reply_held,
    "confirm": _reply_confirm,
    "clash": _reply_clash,
    "told": _reply_told,
    "coach": _reply_coach,
    "rewrite": _reply_rewrite,
    "stop": _reply_stop,
    "offer": _reply_offer,
    "unlike": _reply_unlike,
    "reason": _reply_reason,
    "delete": lambda work, message: closing.reply_delete(work, message.text),
    "leave_out": lambda work, message: closing.reply_leave_out(work, message.text),
    "pick": lambda work, message: moving.reply_pick(work, message.text),
    "edit": lambda work, message: moving.reply_edit(work, message.text),
    "remove_child": lambda work, message: moving.reply_remove_child(work, message.text),
    "spare": lambda work, message: moving.reply_spare(work, message.text),
}
_OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "stop": _DONE,
    "delete": ("yes, delete everything", "yes delete everything", "delete everything"),
    "offer": ("leave it for later",),
    "pick": ("go on",),
    "edit": ("leave it", "add", "done"),
}
