"""One card for each kind of question: the words, the fitting input, the commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.teams import cards
from bot.channels.teams.cards import Card, Element

Say = Callable[..., str]

_FEW = 3
_COMMANDS = (
    ("Go back", "back"),
    ("Check my answers", "review"),
    ("How far am I?", "progress"),
    ("Stop and save", "pause"),
    ("Get the report so far", "document"),
    ("What can I type?", "help"),
)
_ALONE = frozenset(("stop", "delete", "leave_out", "remove_child"))
_SCALE_LINE = re.compile(r"\d{1,2} · ")


@dataclass(frozen=True)
class Box:
    """One part of an answer, for a card that asks for several: id, label, and whether it is a date."""

    id: str
    label: str
    is_date: bool = False


Boxes = Callable[[str], Sequence[Box]]
"""Gives the parts of a question by its id; none for a question that is answered in one piece."""


@dataclass(frozen=True)
class Drawing:
    """What the card of one question is drawn with: the message, the turn it belongs to, words, parts."""

    message: Mapping[str, Any]
    turn: str
    say: Say
    boxes: Boxes

    @property
    def custom(self) -> Mapping[str, Any]:
        """The metadata of the message."""
        return self.message.get("custom") or {}

    @property
    def text(self) -> str:
        """The words of the message."""
        return str(self.message.get("text") or "")

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """The buttons as (title, what is typed)."""
        return [(str(b["title"]), str(b["payload"])) for b in self.message.get("buttons") or ()]


def question_card(drawing: Drawing) -> Card:
    """Return the card of a question."""
    options = {str(o) for o in drawing.custom.get("options") or ()}
    choices = [b for b in drawing.buttons if b[1] in options]
    side = [b for b in drawing.buttons if b[1] not in options]
    inputs = _input(drawing, choices)
    body = [*_head(drawing), *_words(drawing), *inputs]
    return cards.card(body, _fallback(drawing), _commands(drawing, side))


def _head(drawing: Drawing) -> list[Element]:
    section, progress = drawing.custom.get("section"), drawing.custom.get("section_progress")
    if not section or not isinstance(progress, Mapping):
        return []
    return [cards.heading(drawing.say("teams.progress", section=section, done=progress["done"], of=progress["of"]))]


def _words(drawing: Drawing) -> list[Element]:
    """The question stands out; hint and the rest follow. The lines of the scale are in its input instead."""
    lines = cards.lines_of(drawing.text)
    if drawing.custom.get("scale"):
        lines = [text for text in lines if not _SCALE_LINE.match(text)]
    return [cards.line(text, bold=n == 0, first=n == 0) for n, text in enumerate(lines)]


def _input(drawing: Drawing, choices: list[tuple[str, str]]) -> list[Element]:
    custom, state = drawing.custom, drawing.custom.get("state")
    if custom.get("scale"):
        return _scale(drawing, choices)
    if choices and state != "rows":
        few = len(choices) <= _FEW or state not in ("asked", "part")
        return _buttons(drawing, choices) if few else _choice_set(drawing, choices)
    if state == "part":
        return _one_part(drawing)
    if custom.get("kind") == "date":
        return _date(drawing)
    boxes = drawing.boxes(str(custom.get("question") or "")) if state in ("asked", "rows") else ()
    if boxes:
        return [*_form(drawing, boxes), *_buttons(drawing, choices)]
    hint = [cards.line(drawing.say("teams.type_here"), subtle=True)] if state in ("asked", "rewrite", "reason") else []
    return [*hint, *_buttons(drawing, choices)]


def _buttons(drawing: Drawing, choices: Sequence[tuple[str, str]]) -> list[Element]:
    return cards.action_rows([cards.submit(title, drawing.turn, send=send) for title, send in choices])


def _choice_set(drawing: Drawing, choices: Sequence[tuple[str, str]]) -> list[Element]:
    listed = [{"title": title, "value": send} for title, send in choices]
    return _chosen(drawing, listed, drawing.say("teams.pick_one"), drawing.say("teams.choose"))


def _scale(drawing: Drawing, choices: Sequence[tuple[str, str]]) -> list[Element]:
    """All numbers with their words, the high end first, none chosen beforehand."""
    said = [str(text) for text in drawing.custom["scale"]]
    numbers = [send for _, send in choices] or [text.partition(":")[0] for text in said]
    listed = [{"title": text, "value": number} for text, number in zip(said, numbers, strict=False)]
    return _chosen(drawing, listed, drawing.say("teams.pick_number"), drawing.say("teams.choose"))


def _chosen(drawing: Drawing, listed: list[dict[str, str]], label: str, press: str) -> list[Element]:
    choice: Element = {
        "type": "Input.ChoiceSet",
        "id": "choice",
        "style": "expanded",
        "wrap": True,
        "label": label,
        "isRequired": True,
        "errorMessage": drawing.say("teams.nothing_picked"),
        "choices": listed,
    }
    return [choice, *cards.action_rows([cards.submit(press, drawing.turn, first=True, take="choice")])]


def _date(drawing: Drawing) -> list[Element]:
    save = cards.submit(drawing.say("teams.save"), drawing.turn, first=True, take="date")
    return [
        cards.line(drawing.say("teams.type_or_date"), subtle=True),
        {"type": "Input.Date", "id": "date", "label": drawing.say("teams.pick_date")},
        *cards.action_rows([save]),
    ]


def _one_part(drawing: Drawing) -> list[Element]:
    question, _, part = str(drawing.custom.get("question") or "").rpartition(".")
    box = next((b for b in drawing.boxes(question) if b.id == part), None)
    return _date(drawing) if box and box.is_date else [cards.line(drawing.say("teams.type_here"), subtle=True)]


def _form(drawing: Drawing, boxes: Sequence[Box]) -> list[Element]:
    save = cards.submit(drawing.say("teams.save"), drawing.turn, first=True, take="parts")
    inputs = [_box(box) for box in boxes]
    return [cards.line(drawing.say("teams.type_or_fill"), subtle=True), *inputs, *cards.action_rows([save])]


def _box(box: Box) -> Element:
    """A part is typed as words, a date too: "early October" is a date that no calendar has."""
    return {
        "type": "Input.Text",
        "id": f"part.{box.id}",
        "label": box.label,
        "isMultiline": not box.is_date,
        "maxLength": 4000,
    }


def _commands(drawing: Drawing, side: Sequence[tuple[str, str]]) -> list[Element]:
    """The commands of the question, and the rest behind "More"."""
    actions = [cards.submit(title, drawing.turn, do=send) for title, send in side[:5]]
    if drawing.custom.get("state") in _ALONE:
        return actions
    shown = {send for _, send in drawing.buttons}
    more = [cards.submit(title, drawing.turn, do=send) for title, send in _COMMANDS if send not in shown]
    more = [cards.submit(title, drawing.turn, do=send) for title, send in side[5:]] + more
    return [*actions, cards.show_card(drawing.say("teams.more"), more)]


def _fallback(drawing: Drawing) -> str:
    """The question in plain text, with what can be typed."""
    typed = [send for _, send in drawing.buttons if send not in drawing.text]
    return "\n".join([drawing.text, *(f"- {send}" for send in typed)])
