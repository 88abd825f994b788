"""When the coach speaks, what it may know, and how what the writer then says is put with the answer."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from bot.coaching import Finding, Setting, prompts
from bot.interview.answers import Answer, Key
from bot.interview.kinds import KINDS
from bot.interview.questionnaire import Question
from bot.session.work import Work

LISTS = ("people", "rows", "builder")
MOST_PROMPTS = 2
# Checks of the coach that look at a list as a whole, and those that need the children's names.
OF_THE_WHOLE_LIST = ("C41",)
OF_NAMES = ("C26",)


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
    work.wait("coach", key=list(key), id=finding.id, severity=finding.severity, says=finding.says, about=finding.about)
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
        kept=tuple(work.draft.desk.get("kept", ())),
        today=work.rooms.today(),
    )


def keep_name(work: Work) -> None:
    """Remember a name that the writer keeps when asked whether it is another child's: it is not asked about again."""
    if work.waiting["id"] in OF_NAMES:
        work.desk(kept=[*work.draft.desk.get("kept", ()), work.waiting["about"]])


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
