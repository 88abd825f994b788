"""What is asked, with everything a channel needs to draw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.interview import safety, scale
from bot.interview.answers import Key
from bot.interview.questionnaire import Part, Question
from bot.session.turn import Button, Message, Slot
from bot.session.work import Work

KEEP = Button("Keep it as it is", "keep it as it is")
YES, NO = Button("Yes", "yes"), Button("No", "no")
WHY = Button("Why do you ask?", "why do you ask")
EXAMPLE = Button("Show me an example", "show me an example")
SKIP = Button("Skip", "skip")
DONT_KNOW = Button("I don’t know", "I don't know")
NONE = Button("None that I know of", "none that I know of")
NO_MORE = Button("No more", "no more")
_MAY_BE_NONE = ("rows", "prose")


def slot_of(work: Work) -> Slot:
    """Return the form's slot for what is asked next."""
    key = work.current()
    kind = work.question(key).kind if key is not None and work.part_in_hand(key) is None else ""
    if kind == "score":
        return "worry_score"
    return "strength_or_safety" if kind == "sort" else "answer"


def ask_question(work: Work) -> Message:
    """Return the message that asks the question in hand, or that says what can be done at the end."""
    key = work.current()
    if key is None:
        return at_the_end(work)
    question = work.question(key)
    if question.kind == "score":
        return _ask_score(work, key, question)
    if question.kind == "sort":
        return _ask_sort(work, key)
    part = work.part_in_hand(key)
    if part is not None:
        return _ask_part(work, key, question, *part)
    if in_rows(work, key):
        return _ask_more(work, key, question)
    text = work.fill(question.question, key)
    goal_for = work.interview.danger_without_goal(key.child, work.answer(key)) if question.id == "goal.see" else None
    if goal_for is not None:
        text = work.words("session.goal_for", danger=danger_text(goal_for)) + "\n" + text
    hint = work.fill(question.hint, key)
    options = tuple(Button(o.label, o.label) for o in question.options)
    return Message(
        f"{text}\n{hint}",
        buttons=options + _side_buttons(question),
        custom=metadata(work, key, options=[o.title for o in options], hint=hint),
    )


def danger_text(danger: Mapping[str, Any]) -> str:
    """Return a danger statement in the writer's own words, on one line."""
    whole = danger.get("whole")
    return whole if whole else " ".join(str(danger[p]) for p in ("who", "about", "could") if danger.get(p))


def in_rows(work: Work, key: Key) -> bool:
    """Whether some rows of a list are in and the bot asks for another."""
    answer = work.answer(key)
    if answer is None or answer.status != "given" or answer.closed or not answer.value:
        return False
    return work.question(key).kind in ("people", "rows") or key.question == "sos.danger"


def at_the_end(work: Work) -> Message:
    """Return what is said when every question has been asked."""
    done = work.interview.is_complete
    document = Button("Get the report" if done else "Get the draft", "document")
    buttons = (Button("Check my answers", "review"), document, Button("Finish", "finish"))
    text = work.words("session.all_asked" if done else "session.all_asked_some_skipped")
    return Message(text, buttons=buttons, custom=metadata(work, None, state="end", options=[b.send for b in buttons]))


def _side_buttons(question: Question) -> tuple[Button, ...]:
    none = (NONE,) if question.kind in _MAY_BE_NONE and question.per == "child" else ()
    return (WHY, EXAMPLE, SKIP, DONT_KNOW, *none)


def _ask_part(work: Work, key: Key, question: Question, row: int, part: Part) -> Message:
    child = _row_child(work, key, row)
    text = work.fill(part.ask, key, child=child)
    hint = work.fill(part.hint, key, child=child) if part.hint else ""
    return Message(
        f"{text}\n{hint}" if hint else text,
        buttons=(SKIP, DONT_KNOW),
        custom=metadata(work, key, part=part.id, hint=hint, state="part"),
    )


def _row_child(work: Work, key: Key, row: int) -> str:
    """In the list of children, "{child}" is the child of the row in hand."""
    if key.question != "child.who":
        return ""
    name = (work.draft.answers.value(key.question) or [{}])[row].get("name") or ""
    return str(name).split()[0] if name else ""


def _ask_more(work: Work, key: Key, question: Question) -> Message:
    return Message(
        work.fill(question.more, key),
        buttons=(NO_MORE, EXAMPLE),
        custom=metadata(work, key, state="rows", options=[NO_MORE.send]),
    )


def _ask_score(work: Work, key: Key, question: Question) -> Message:
    """Ask for the number with the ends and middle in words, 10 first, and no number standing out."""
    wording = work.rooms.partnership.scales[work.draft.direction]
    options = scale.options(wording)
    lines = "\n".join(f"{number} · {words}" if words else str(number) for number, words in options if words)
    text = f"{work.fill(wording.ask, key)}\n{lines}"
    buttons = tuple(Button(str(number), str(number)) for number, _ in options)
    said = [f"{number}: {words}" if words else str(number) for number, words in options]
    return Message(
        text, buttons=(*buttons, WHY, Button("Which way does it run?", "which way does the scale run"), DONT_KNOW),
        custom=metadata(work, key, options=[b.send for b in buttons], scale=said),
    )  # fmt: skip


def _ask_sort(work: Work, key: Key) -> Message:
    """Ask the next of the three questions about the item in hand."""
    found = work.interview.sort_in_hand(key, work.answer(key))
    if found is None:
        return at_the_end(work)
    source, row = found
    entry = sort_entry(work, key, source, row)
    step = safety.next_step(entry)
    text = work.words(f"sort.{step}", child=work.child_called(key))
    if step == "acted":
        text = work.words("sort.intro", item=row["item"]) + "\n" + text
        if not work.answer(key):
            text = work.words("sort.teach") + "\n" + text
    buttons = (YES, NO) if step in ("acted", "danger", "safer") else (DONT_KNOW,)
    return Message(text, buttons=buttons, custom=metadata(work, key, part=str(step), about=row["item"], state="part"))


def sort_entry(work: Work, key: Key, source: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what has been said so far about one item of "what is working well"."""
    answer = work.answer(key)
    for entry in (answer.value if answer and answer.value else ()) or ():
        if entry["item"] == row["id"]:
            return dict(entry)
    return safety.new_item(row["id"], source)


def metadata(work: Work, key: Key | None, *, options: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """Return the part of a message that channels read: question, child, kind, section, options, progress."""
    interview = work.interview
    progress = interview.progress
    found: dict[str, Any] = {
        "question": "",
        "child": None,
        "kind": "end",
        "section": "",
        "options": options or [],
        "progress": {"done": progress.done, "of": progress.of},
        "state": "asked",
    }
    if key is not None:
        question = work.question(key)
        section = work.rooms.questionnaire.section_of(key.question)
        child = interview.child(key.child)
        inside = interview.section_progress(section)
        found |= {
            "question": key.question,
            "child": child.name if child else None,
            "kind": question.kind,
            "section": section.title,
            "required": question.required,
            "section_progress": {"done": inside.done, "of": inside.of},
        }
    part = more.pop("part", "")
    if part and key is not None:
        found["question"] = f"{key.question}.{part}"
        found["part"] = part
    return {**found, **more}
