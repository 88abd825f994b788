"""Strength or safety: the three questions about one item, the kind explanation, and the writer's last word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.interview import safety
from bot.interview.answers import Answer, Key
from bot.interview.kinds import KINDS, Context
from bot.interview.questionnaire import Part
from bot.session import asking
from bot.session.reading import WORTH_ASKING, LooksLike, asked_instead, plain
from bot.session.replying import Reply, asked
from bot.session.turn import Button, Message
from bot.session.work import Work

STRENGTH, NEXT, OVERRULE = "strength", "next steps", "it is safety, and here is why"


def take(
    work: Work, key: Key, text: str, looks_like: LooksLike | None, *, act: Callable[[Work, str, str], None]
) -> None:
    """Take the reply to one step of the test about the item in hand."""
    found = work.interview.sort_in_hand(key, work.answer(key))
    if found is None:
        return
    entry = asking.sort_entry(work, key, *found)
    step = str(safety.next_step(entry))
    context = Context(today=work.rooms.today(), child=work.child_called(key))
    said = KINDS["sort"].parse_part(work.question(key), Part(id=step, label=step, ask=step), text, context)
    meant = looks_like if said.outcome == "again" else asked_instead(text, looks_like)
    if meant is not None and meant.confidence >= WORTH_ASKING:
        act(work, meant.command, meant.rest)
    elif said.outcome == "again":
        work.missed(key, said.say, {"child": work.child_called(key), **said.values})
    else:
        work.understood()
        entry[step] = said.value
        _step_done(work, key, entry, found[1], why=said.say, reply=text)


def _step_done(work: Work, key: Key, entry: dict[str, Any], row: Mapping[str, Any], *, why: str, reply: str) -> None:
    """Go on to the next step, explain kindly why it is a strength, or keep it as safety."""
    if safety.verdict(entry) == "strength":
        about = f"{row['item']}\n{reply}"
        promise = safety.looks_like_promise(str(row["item"])) or why == "sort.why_promise"
        put_entry(work, key, entry)
        work.wait("unlike", key=list(key), item=entry["item"], why=why or safety.why_not(entry, about), promise=promise)
        return
    if safety.next_step(entry) is None:
        entry["outcome"] = "safety"
        work.say("sort.safety", child=work.child_called(key))
    put_entry(work, key, entry)
    if entry.get("outcome"):
        work.leave(key)


def resume(work: Work) -> None:
    """Come back to the writer's choice about an item that failed the test, if something else came in between."""
    key = work.current()
    if work.waiting or key is None or work.question(key).kind != "sort":
        return
    found = work.interview.sort_in_hand(key, work.answer(key))
    entry = asking.sort_entry(work, key, *found) if found else {}
    if found and safety.verdict(entry) == "strength":
        item = str(found[1]["item"])
        why, promise = safety.why_not(entry, item), safety.looks_like_promise(item)
        work.wait("unlike", key=list(key), item=entry["item"], why=why, promise=promise)


def put_entry(work: Work, key: Key, entry: dict[str, Any]) -> None:
    """Keep what has been said about one item."""
    answer = work.answer(key)
    kept = [e for e in (answer.value if answer and answer.value else ()) if e["item"] != entry["item"]]
    work.put(key, Answer("given", [*kept, entry]))


def settle(work: Work, text: str) -> bool:
    """Take the writer's choice after "this is a strength": agree, move it to next steps, or overrule.

    Returns False when the message is none of these.
    """
    waiting = work.waiting
    key = Key(*waiting["key"])
    entry = _entry(work, key, waiting["item"])
    choice = plain(text)
    if choice in (
        "strength",
        "a strength",
        "keep it as a strength",
        "it is a strength",
        "yes",
        "ok",
        "keep it as it is",
    ):
        entry["outcome"] = "strength"
    elif choice in ("next steps", "next step", "move it to next steps", "move it"):
        entry["outcome"] = "next"
    elif choice in ("it is safety, and here is why", "it is safety", "safety", "no"):
        work.wait("reason", key=list(key), item=entry["item"])
        return True
    else:
        return False
    put_entry(work, key, entry)
    work.go_on()
    work.say(f"sort.{entry['outcome']}")
    work.leave(key)
    return True


def overrule(work: Work, reason: str) -> None:
    """Keep an item as safety because the writer says so, with the writer's reason."""
    key = Key(*work.waiting["key"])
    entry = safety.overrule(_entry(work, key, work.waiting["item"]), reason)
    put_entry(work, key, entry)
    work.go_on()
    work.say("session.kept")
    work.leave(key)


def _entry(work: Work, key: Key, item: str) -> dict[str, Any]:
    answer = work.answer(key)
    for entry in (answer.value if answer and answer.value else ()) or ():
        if entry["item"] == item:
            return dict(entry)
    source = next((s for s, row in work.interview.items_to_sort(key.child) if row["id"] == item), "sos.strength")
    return safety.new_item(item, source)


def ask_unlike(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Say kindly why an item is a strength, and leave the choice to the writer."""
    strength = Button("Strength", STRENGTH)
    following = (Button("Next steps", NEXT),) if waiting["promise"] else ()
    overrule = Button("It is safety, and here is why", OVERRULE)
    why = work.words(waiting["why"], child=work.child_called(Key(*waiting["key"])))
    text = f"{why}\n{work.words('sort.choose')}"
    return asked(work, text, "unlike", (strength, *following, overrule))


def reply_unlike(work: Work, message: Reply) -> bool:
    """Take the choice; anything else is asked again."""
    if not settle(work, message.text):
        work.say("session.press_one")
    return True


def ask_reason(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask why the writer sees it as safety."""
    return asked(work, work.words("sort.overrule"), "reason", ())


def reply_reason(work: Work, message: Reply) -> bool:
    """Keep the reason with the item."""
    overrule(work, message.text)
    return True
