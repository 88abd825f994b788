"""Moving about in the report: skip, don't know, none, back, change, and the lists that can be edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.interview import safety
from bot.interview.answers import Answer, Key, Status
from bot.interview.kinds import KINDS
from bot.session import asking
from bot.session.reading import plain, yes_or_no
from bot.session.turn import Button, Message
from bot.session.work import Work

_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "my",
        "what",
        "about",
        "answer",
        "is",
        "was",
        "that",
        "said",
        "i",
        "on",
        "for",
        "and",
        "in",
        "it",
        "s",
        "say",
        "before",
    ]
)


# no answer, in three honest ways


def close_without(work: Work, status: Status) -> None:
    """Record skip, don't know or none for what is asked now: a part, the end of a list, or the whole question."""
    key = work.current()
    work.go_on()
    work.understood()
    if key is None:
        work.say("session.nothing_to_skip")
        return
    part = work.part_in_hand(key)
    answer = work.answer(key)
    if work.question(key).kind == "sort":
        _pass_sort(work, key, status)
    elif part is not None:
        _pass_part(work, key, part[0], part[1].id, status)
    elif asking.in_rows(work, key) and answer is not None:
        work.put(key, replace(answer, closed=True))
    elif answer is not None and answer.status == "given" and status == "skipped" and _jumped_to(work, key):
        work.say("session.kept_old")
    else:
        _close_whole(work, key, status)
    work.leave(key)


def _jumped_to(work: Work, key: Key) -> bool:
    return work.draft.desk.get("focus") == list(key)


def _close_whole(work: Work, key: Key, status: Status) -> None:
    """A question that the form needs stays on the to-do list when it is skipped."""
    old = work.answer(key)
    if work.question(key).id == "goal.see" and old is not None and old.status == "given":
        _pass_goal(work, key, old)
        return
    closed = status != "skipped" or not work.question(key).required
    work.put(key, Answer(status, closed=closed))
    work.say(f"session.closed_{status}" if closed else "session.closed_for_now")


def _pass_goal(work: Work, key: Key, old: Answer) -> None:
    danger = work.interview.danger_without_goal(key.child, old)
    passed = {"id": f"r_{len(old.value)}", "for": danger["id"] if danger else "", "whole": ""}
    work.put(key, replace(old, value=[*old.value, passed]))
    work.say("session.closed_for_now")


def _pass_part(work: Work, key: Key, row: int, part: str, status: Status) -> None:
    answer = work.answer(key)
    assert answer is not None
    if isinstance(answer.value, list):
        rows = [dict(r) for r in answer.value]
        rows[row][part] = _old_part(work, key, row, part) if status == "skipped" else None
        work.put(key, replace(answer, value=rows))
    else:
        work.put(key, replace(answer, value={**answer.value, part: None}))


def _old_part(work: Work, key: Key, row: int, part: str) -> Any:
    """Skipping a part of a row that is being changed keeps what it was before."""
    undo = work.draft.desk.get("undo")
    if undo and undo[0] == list(key) and undo[1] == row:
        return undo[2].get(part)
    return None


def _pass_sort(work: Work, key: Key, status: Status) -> None:
    """Leave an item where it was typed: it is printed there, unsorted."""
    found = work.interview.sort_in_hand(key, work.answer(key))
    if found is None:
        return
    source, row = found
    answer = work.answer(key)
    entry = asking.sort_entry(work, key, source, row)
    step = safety.next_step(entry)
    if step in ("times", "known"):
        entry[step] = ""
        entry["outcome"] = "safety" if safety.next_step(entry) is None else None
    else:
        entry["outcome"] = "strength" if source == "sos.strength" else "safety"
        entry["reason"] = ""
    old = [e for e in (answer.value if answer and answer.value else ()) if e["item"] != row["id"]]
    work.put(key, Answer("given", [*old, entry]))


# back and change


def back(work: Work) -> None:
    """Go to the question before, with its answer shown."""
    key = work.interview.previous(work.current())
    if key is None:
        work.go_on()
        work.say("session.at_the_start")
        return
    _jump(work, key)


def change(work: Work, target: str) -> None:
    """Go to an earlier answer, named by its number in the review or in words."""
    found = find(work, target) if target.strip() else ()
    if len(found) == 1:
        _jump(work, found[0])
        return
    if target.strip() and not found:
        work.say("session.change_not_found", target=target.strip())
    work.wait("pick", found=[list(k) for k in found])


def numbered(work: Work) -> tuple[Key, ...]:
    """Return the questions in the order of their numbers in the review (from 1)."""
    return tuple(k for k in work.interview.applicable if work.question(k).kind != "sort")


def title(work: Work, key: Key) -> str:
    """Return what a question is called in lists, with the child it is about."""
    heading = work.rooms.partnership.headings.get(key.question) or work.question(key).title
    child = work.interview.child(key.child)
    return f"{heading}, {child.first}" if child else heading


def find(work: Work, target: str) -> tuple[Key, ...]:
    """Return the questions that a number, an id or some words name, best first; more than one when it is open."""
    keys = numbered(work)
    number = re.fullmatch(r"\D{0,12}(\d{1,3})\D{0,3}", target.strip())
    if number:
        place = int(number[1])
        return (keys[place - 1],) if 1 <= place <= len(keys) else ()
    exact = tuple(k for k in keys if target.strip() == k.question)
    if exact:
        return exact
    asked = _words(target)
    named = {key: asked & _about(work, key) for key in keys}
    # A word that many questions share ("child") tells less than one that few have ("know").
    weight = {word: 1 / sum(word in words for words in named.values()) for words in named.values() for word in words}
    scores = {key: round(sum(weight[w] for w in words), 6) for key, words in named.items()}
    best = max(scores.values(), default=0)
    return tuple(k for k in keys if scores[k] == best)[:8] if best else ()


def _about(work: Work, key: Key) -> frozenset[str]:
    question = work.question(key)
    parts = " ".join(f"{p.label}" for p in question.parts)
    own = _words(f"{title(work, key)} {question.heading} {question.question} {question.id.replace('.', ' ')} {parts}")
    answer = work.answer(key)
    given = KINDS[question.kind].in_words(question, answer.value) if answer and answer.status == "given" else ""
    return own | _words(given[:2000])


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in _COMMON)


def _jump(work: Work, key: Key) -> None:
    answer, question = work.answer(key), work.question(key)
    work.desk(focus=list(key), waiting=None, misses=None)
    if answer is None or answer.status != "given":
        work.say("session.change_empty", title=title(work, key))
        return
    shown = KINDS[question.kind].in_words(question, answer.value)
    if question.kind in ("people", "rows", "builder"):
        work.wait("edit", key=list(key))
        return
    work.say("session.change_old", title=title(work, key), old=shown)
    if work.draft.desk.get("spare"):
        work.wait("spare", key=list(key))


def ask_pick(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask which answer to change: the few that fit, or a number from the review."""
    keys = [Key(*k) for k in waiting["found"]]
    numbers = {k: n for n, k in enumerate(numbered(work), 1)}
    lines = "\n".join(f"{numbers[k]}. {title(work, k)}" for k in keys if k in numbers)
    text = work.words("session.pick_of", lines=lines) if lines else work.words("session.pick")
    buttons = tuple(Button(title(work, k), str(numbers[k])) for k in keys if k in numbers)
    buttons = (*buttons, Button("Check my answers", "review"), Button("Go on", "go on"))
    data = asking.metadata(work, work.current(), state="pick", options=[b.send for b in buttons])
    return Message(text, buttons, data)


def reply_pick(work: Work, text: str) -> bool:
    """Take the number or the words that say which answer to change; anything else goes on as an answer."""
    if plain(text) in ("go on", "none", "no", "cancel", "never mind"):
        work.go_on()
        return True
    found = find(work, text) if len(text) <= 120 else ()
    if not found:
        work.go_on()
        return False
    if len(found) == 1:
        _jump(work, found[0])
    else:
        work.wait("pick", found=[list(k) for k in found])
    return True


# words that came when nothing was asked


def ask_spare(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask whether words that were kept aside belong here."""
    text = work.words("session.spare_here", words=work.draft.desk.get("spare", ""))
    data = asking.metadata(work, Key(*waiting["key"]), state="spare", options=["yes", "no"])
    return Message(text, (asking.YES, asking.NO), data)


def reply_spare(work: Work, text: str) -> bool:
    """Use the words kept aside as the answer, or keep them for another place."""
    agreed = yes_or_no(text)
    work.go_on()
    if agreed:
        spare = str(work.draft.desk.get("spare", ""))
        work.desk(spare=None, use=spare)
    return agreed is not None
