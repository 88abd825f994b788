"""Takes a message as the answer to the question in hand: reads it, keeps it, looks at it, and goes on."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.coaching import Finding, Setting, prompts
from bot.interview import scale
from bot.interview.answers import Answer, Key
from bot.interview.kinds import KINDS, Context, is_due
from bot.interview.questionnaire import Question
from bot.session import asking, sorting
from bot.session.reading import LooksLike, Reading, Seen, State, read
from bot.session.work import Work

LISTS = ("people", "rows", "builder")
MOST_PROMPTS = 2
# Checks of the coach that look at a list as a whole, and those that need the children's names.
OF_THE_WHOLE_LIST = ("C41",)
OF_NAMES = ("C26",)


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


def take(work: Work, key: Key, text: str, looks_like: LooksLike | None, *, act: Callable[[Work, str, str], None]) -> None:
    """Take a message for the question in hand. ``act`` runs a command that the message turns out to be."""
    question = work.question(key)
    if question.kind == "sort":
        sorting.take(work, key, text, looks_like, act=act)
        return
    reading = read(question, text, seen_for(work, key, looks_like))
    if reading.outcome == "command":
        act(work, reading.command, reading.rest)
    elif reading.outcome == "held":
        hold(work, text, reading.command, reading.rest)
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
        work.say(reading.say, **reading.values)


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
    if not coach(work, key):
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
    if not coach(work, key):
        work.leave(key)


def done_with(work: Work, key: Key) -> None:
    """Go on after an answer that is as the writer wants it."""
    work.go_on()
    work.leave(key)


def coach(work: Work, key: Key, *, grave_only: bool = False) -> bool:
    """Raise the most serious thing to ask about an answer. Returns whether something was asked.

    ``grave_only``: after "keep it as it is" only what could put someone at risk is worth a second prompt.
    """
    found = _findings(work, key)
    if grave_only:
        found = tuple(f for f in found if f.severity in ("safety", "privacy"))
    if not found:
        return False
    finding = found[0]
    answer = work.answer(key)
    assert answer is not None
    work.put(key, replace(answer, asked=(*answer.asked, _mark(work, key, finding.id))))
    work.wait(
        "coach", key=list(key), id=finding.id, severity=finding.severity, says=finding.says, about=finding.about
    )
    return True


def _findings(work: Work, key: Key) -> tuple[Finding, ...]:
    question, answer = work.question(key), work.answer(key)
    text = last_text(work, key)
    if answer is None or not text or question.kind in ("choice", "date", "score", "fields", "people"):
        return ()
    row = _row_mark(work, key)
    already = tuple(mark.partition(":")[2] for mark in answer.asked if mark.startswith(f"{row}:"))
    if len(already) >= MOST_PROMPTS:
        return ()
    found = work.rooms.coach.check(question, text, setting(work, key))
    return prompts([f for f in found if _timely(work, question, answer, f.id)], already)


def _timely(work: Work, question: Question, answer: Answer, check: str) -> bool:
    """Whether a check can say something yet: who is missing waits for the end of the list, names for the children."""
    if question.kind == "rows":
        return (check in OF_THE_WHOLE_LIST) == answer.closed
    return check not in OF_NAMES or bool(work.interview.children)


def setting(work: Work, key: Key) -> Setting:
    """Return what the coach may know: who is in the report, the school, and what was written of other children."""
    interview, answers = work.interview, work.draft.answers
    author = answers.value("start.author") or {}
    people = [c.name for c in interview.children] + [str(author.get("name") or "")]
    for source in ("family.who",):
        people += [str(row.get("who") or "") for row in answers.value(source) or ()]
    others = [
        KINDS[work.question(k).kind].in_words(work.question(k), a.value)
        for k, a in answers
        if k.question == key.question and k.child != key.child and a.status == "given" and interview.child(k.child)
    ]
    child = interview.child(key.child)
    return Setting(
        people=tuple(p for p in people if p),
        school=str(author.get("school") or ""),
        child=child.name if child else "",
        others=tuple(others),
        today=work.rooms.today(),
    )


def last_text(work: Work, key: Key) -> str:
    """Return the words the coach looks at: the answer, or the newest row of a list."""
    question, answer = work.question(key), work.answer(key)
    if answer is None or answer.status != "given" or not answer.value:
        return ""
    if question.kind in ("attendance", "choice_text"):
        return str(answer.value.get("text") or "")
    if question.kind not in LISTS:
        return KINDS[question.kind].in_words(question, answer.value)
    if len(question.parts) == 1 and answer.closed:
        return "\n".join(str(row.get(question.parts[0].id) or "") for row in answer.value)
    return _sentences(question, answer.value[-1])


def _sentences(question: Question, row: dict[str, Any]) -> str:
    """Return the texts of a row as sentences, one for each part."""
    texts = [row["whole"]] if row.get("whole") else [row.get(p.id) for p in question.parts]
    said = [str(t["words"]) if isinstance(t, dict) else str(t) for t in texts if t]
    return "\n".join(t if t.endswith((".", "!", "?", "”", '"')) else f"{t}." for t in said)


def _row_mark(work: Work, key: Key) -> str:
    answer = work.answer(key)
    if answer is not None and work.question(key).kind in LISTS and answer.value:
        return str(answer.value[-1]["id"])
    return ""


def _mark(work: Work, key: Key, check: str) -> str:
    return f"{_row_mark(work, key)}:{check}"


def add_words(work: Work, key: Key, text: str) -> None:
    """Add what the writer says after a prompt to the answer it was about, as a new paragraph."""
    question, answer = work.question(key), work.answer(key)
    assert answer is not None
    if question.kind == "rows" and answer.closed:
        # The prompt was about the list as a whole: what is said is one more row of it.
        row = {"id": f"r_{secrets.token_hex(4)}", question.parts[0].id: text}
        work.put(key, replace(answer, value=[*answer.value, row], typed=(*answer.typed, text)))
        return
    work.put(key, replace(answer, value=_joined(question, answer.value, text), typed=(*answer.typed, text)))


def replace_words(work: Work, key: Key, text: str) -> None:
    """Put new words in place of the answer, or of the newest row, that a prompt was about."""
    question, answer = work.question(key), work.answer(key)
    assert answer is not None
    if question.kind in LISTS:
        name = _main_part(question, answer.value[-1])
        value: Any = [*answer.value[:-1], {**answer.value[-1], name: text}]
    elif question.kind in ("attendance", "choice_text"):
        value = {**answer.value, "text": text}
    else:
        value = text
    work.put(key, replace(answer, value=value, typed=(*answer.typed, text)))


def _joined(question: Question, value: Any, text: str) -> Any:
    if question.kind in LISTS:
        name = _main_part(question, value[-1])
        return [*value[:-1], {**value[-1], name: _paragraphs(value[-1].get(name), text)}]
    if question.kind in ("attendance", "choice_text"):
        return {**value, "text": _paragraphs(value.get("text"), text)}
    return _paragraphs(value, text)


def _paragraphs(first: str | None, second: str) -> str:
    return f"{first}\n{second}" if first else second


def _main_part(question: Question, row: dict[str, Any]) -> str:
    """Return the part of a row that holds its story."""
    if "whole" in row:
        return "whole"
    names = [p.id for p in question.parts]
    return next((n for n in ("what", "about", "parent") if n in names), names[0])
