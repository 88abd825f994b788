"""Lists that can be edited: rows added, changed and taken out; a child with answers only after asking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.interview.answers import Answer, Key
from bot.interview.kinds import KINDS
from bot.session import asking
from bot.session.moving import title
from bot.session.reading import ends_list, plain, yes_or_no
from bot.session.turn import Button, Message
from bot.session.work import Work


def ask_edit(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Show the rows of a list with what can be done to them."""
    key = Key(*waiting["key"])
    rows = _rows(work, key)
    kind, question = KINDS[work.question(key).kind], work.question(key)
    lines = "\n".join(f"{n}. {kind.in_words(question, [row])}" for n, row in enumerate(rows, 1))
    buttons = (
        Button("Add another", "add"),
        *(Button(f"Change {n}", f"change row {n}") for n in range(1, len(rows) + 1)),
        *(Button(f"Remove {n}", f"remove {n}") for n in range(1, len(rows) + 1)),
        Button("Leave it", "leave it"),
    )
    text = work.words("session.edit", title=title(work, key), lines=lines)
    data = asking.metadata(work, key, state="edit", options=[b.send for b in buttons])
    return Message(text, buttons, data)


def _rows(work: Work, key: Key) -> list[dict[str, Any]]:
    return list(work.draft.answers.value(key.question, key.child) or ())


def reply_edit(work: Work, text: str) -> bool:
    """Add, change or remove a row; new words are added as a row."""
    key, said = Key(*work.waiting["key"]), plain(text)
    answer, rows = work.answer(key), _rows(work, key)
    asked_for = re.fullmatch(r"(change|edit|remove|delete|take out)(?: row| number| no)? ?(\d{1,3})", said)
    if asked_for and answer is not None:
        number = int(asked_for[2])
        if not 1 <= number <= len(rows):
            work.say("session.no_such_row", most=len(rows))
        elif asked_for[1] in ("change", "edit"):
            _reopen_row(work, key, answer, rows, number)
        else:
            _remove_row(work, key, answer, rows, number)
        return True
    if said in ("leave it", "done", "leave", "keep it", "keep it as it is", "ok", "skip") or ends_list(text):
        work.go_on()
        _close(work, key)
        work.leave(key)
        return True
    work.go_on()
    if answer is not None:
        work.put(key, replace(answer, closed=False))
    return said in ("add", "add another", "another", "yes")


def _close(work: Work, key: Key) -> None:
    answer = work.answer(key)
    if answer is not None:
        work.put(key, replace(answer, closed=True))


def _reopen_row(work: Work, key: Key, answer: Answer, rows: list[dict[str, Any]], number: int) -> None:
    """Ask for the parts of one row again; the row keeps its id, so what hangs on it stays."""
    question = work.question(key)
    row = rows[number - 1]
    work.say("session.row_old", old=KINDS[question.kind].in_words(question, [row]))
    rows[number - 1] = {k: v for k, v in row.items() if k in ("id", "for")}
    work.desk(undo=[list(key), number - 1, row])
    work.put(key, replace(answer, value=rows))
    work.go_on()


def _remove_row(work: Work, key: Key, answer: Answer, rows: list[dict[str, Any]], number: int) -> None:
    row = rows[number - 1]
    written = sum(k.child == row["id"] and a.status == "given" for k, a in work.draft.answers)
    if key.question == "child.who" and written:
        work.wait("remove_child", key=list(key), row=row["id"], name=str(row.get("name")), written=written)
        return
    _take_out(work, key, answer, row["id"])


def _take_out(work: Work, key: Key, answer: Answer, row_id: str) -> None:
    left = [r for r in answer.value if r["id"] != row_id]
    if left:
        work.put(key, replace(answer, value=left))
        work.wait("edit", key=list(key))
    else:
        work.drop(key)
        work.go_on()
    work.say("session.removed")


def ask_remove_child(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask before a child with answers is taken out."""
    text = work.words("session.remove_child", name=waiting["name"], written=waiting["written"])
    data = asking.metadata(work, Key(*waiting["key"]), state="remove_child", options=["yes", "no"])
    return Message(text, (asking.YES, asking.NO), data)


def reply_remove_child(work: Work, text: str) -> bool:
    """Take a child out on a yes. The answers stay kept under the child's id, in case the child is named again."""
    waiting, key = work.waiting, Key(*work.waiting["key"])
    answer = work.answer(key)
    agreed = yes_or_no(text)
    if agreed and answer is not None:
        gone = [r for r in answer.value if r["id"] == waiting["row"]]
        kept = [{"id": r["id"], "name": r["name"]} for r in gone]
        work.desk(removed=[*work.draft.desk.get("removed", ()), *kept])
        _take_out(work, key, answer, waiting["row"])
    else:
        work.wait("edit", key=list(key))
    return agreed is not None
