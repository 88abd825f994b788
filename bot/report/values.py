"""Answers put on paper: each kind becomes paragraphs, a list or a table, every typed word unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.interview.answers import Answer
from bot.interview.kinds.dates import british
from bot.interview.questionnaire import Part, Question
from bot.interview.scale import ScaleWording, printed
from bot.interview.wording import Words
from bot.report.clean import paragraphs
from bot.report.report import Column, Line, Lines, Point, Row

Shape = Literal["lines", "list", "table"]

_CLOSED = ("not_known", "none", "skipped")
DANGER, GOAL = "sos.danger", "goal.see"
_RESTRICTED = "family.restrict"
_SAFETY = "sos.safety"


def shape_of(question: Question) -> Shape:
    """Return whether a question's place holds paragraphs alone, a list, or a table."""
    if question.kind == "people" or question.id == GOAL:
        return "table"
    if question.kind == "rows":
        return "table" if len(question.parts) > 1 else "list"
    return "list" if question.kind == "builder" else "lines"


def columns_of(question: Question) -> tuple[Column, ...]:
    """Return the columns of a question's table; () when it has none."""
    if question.id == GOAL:
        return Column("danger", "Danger statement"), Column("goal", "Safety goal")
    return tuple(Column(p.id, p.label) for p in question.parts) if shape_of(question) == "table" else ()


@dataclass(frozen=True, repr=False)
class Content:
    """What a place holds: paragraphs, or a list, or a table."""

    lines: Lines = ()
    points: tuple[Point, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Pen:
    """Writes answers down.

    ``words``: our labels. ``scale``: the wording that the draft was begun with. ``is_final``: nothing is left
    to ask, so that what is not there was left out.
    """

    words: Words
    scale: ScaleWording
    is_final: bool = False

    def label(self, key: str, **values: object) -> Line:
        """Return a paragraph that is ours alone."""
        return Line(label=self.words.say(f"report.{key}", **values))

    @property
    def open(self) -> Line:
        """What stands where there is no answer yet."""
        return self.label("skipped" if self.is_final else "open")

    def write(self, question: Question, answer: Answer | None) -> Content:
        """Return what a question's place holds: the answer, or the honest words for why there is none."""
        if answer is None:
            return Content(lines=(self.open,))
        if answer.status in _CLOSED:
            return Content(lines=self._closed(question, answer))
        return _WRITERS[question.kind](self, question, answer.value)

    def _closed(self, question: Question, answer: Answer) -> Lines:
        key = "none_safety" if answer.status == "none" and question.id == _SAFETY else answer.status
        reason = self.labelled(self.words.say("report.reason"), answer.note) if answer.note.strip() else ()
        return (self.label(key), *reason)

    def text(self, text: str) -> Lines:
        """Return the paragraphs of a typed text, or that there is nothing in it."""
        return tuple(Line(p) for p in paragraphs(text)) or (self.label("skipped"),)

    def labelled(self, label: str, text: str) -> Lines:
        """Return the paragraphs of a typed text, the first after a label of ours."""
        first, *rest = paragraphs(text) or ("",)
        return Line(first, label), *(Line(p) for p in rest)

    def cell(self, value: Any) -> Lines:
        """Return one part of an answer: None is "Not known", "" is told in the text beside it."""
        if value is None:
            return (self.label("not_known"),)
        if isinstance(value, Mapping):
            return self._day(value)
        return self.text(str(value)) if str(value).strip() else (self.label("in_text"),)

    def _day(self, value: Mapping[str, Any]) -> Lines:
        """Return a day of a row: as typed when it is approximate, else in full."""
        if value.get("date") and not value.get("approx"):
            return (Line(day(value["date"])),)
        return self.cell(value.get("words") or None)

    def part(self, part: Part, value: Mapping[str, Any]) -> Lines:
        """Return a part of an answer, or that it was not asked yet. ``value``: the parts given so far."""
        if part.id not in value:
            return (self.open if part.required else self.label("skipped"),)
        given = value[part.id]
        is_day = part.kind == "date" and isinstance(given, str) and given
        return (Line(day(given)),) if is_day else self.cell(given)

    def parts(self, question: Question, value: Mapping[str, Any]) -> Lines:
        """Return every part after its label, in the order in which they are asked."""
        return tuple(line for part in question.parts for line in lead(f"{part.label}:", self.part(part, value)))


def day(iso: str) -> str:
    """Return an ISO day in words: 4 December 2026."""
    return british(date.fromisoformat(iso))


def lead(label: str, lines: Lines) -> Lines:
    """Put a label of ours before the first of some paragraphs."""
    first, *rest = lines
    return Line(first.text, f"{label} {first.label}".strip()), *rest


def by_day(rows: Iterable[Mapping[str, Any]], part: str) -> list[Mapping[str, Any]]:
    """Return rows in order of their day; those without one keep their order, last."""
    return sorted(rows, key=lambda row: (row.get(part) or {}).get("date") or "9999")


def _prose(pen: Pen, question: Question, value: Any) -> Content:
    return Content(lines=pen.text(str(value)))


def _option_label(question: Question, option_id: str) -> str:
    return next((o.label for o in question.options if o.id == option_id), option_id)


def _choice(pen: Pen, question: Question, value: Any) -> Content:
    if question.id == _RESTRICTED:
        return Content(lines=(pen.label(f"restricted_{value}"),))
    return Content(lines=(Line(_option_label(question, value)),))


def _choice_text(pen: Pen, question: Question, value: Any) -> Content:
    key = f"report.{question.id.replace('share.', 'shared_')}_{value['choice']}"
    ours = key in pen.words.sentences
    label = pen.words.say(key) if ours else _option_label(question, value["choice"])
    typed = value.get("text") or ""
    return Content(lines=(Line(label=label), *(Line(p) for p in paragraphs(typed))))


def _date(pen: Pen, question: Question, value: Any) -> Content:
    return Content(lines=(Line(day(value)),))


def _fields(pen: Pen, question: Question, value: Any) -> Content:
    return Content(lines=pen.parts(question, value))


def _attendance(pen: Pen, question: Question, value: Any) -> Content:
    """Return percent and dates as they were read, then everything as it was typed."""
    read = {k: v for k, v in value.items() if k != "percent"}
    if "percent" in value:
        percent = value["percent"]
        read["percent"] = None if percent is None else f"{percent:g}%"
    typed = tuple(Line(p) for p in paragraphs(value.get("text") or ""))
    if all(read.get(part.id) for part in question.parts):
        said = {"percent": read["percent"], "first": day(value["from"]), "last": day(value["to"])}
        return Content(lines=(Line(pen.words.say("report.attendance", **said)), *typed))
    return Content(lines=(*pen.parts(question, read), *typed))


def _score(pen: Pen, question: Question, value: Any) -> Content:
    return Content(lines=(Line(printed(pen.scale, int(value))),))


def _people(pen: Pen, question: Question, value: Any) -> Content:
    rows = tuple(Row({p.id: _person_part(pen, p, row) for p in question.parts}) for row in value)
    return Content(columns=columns_of(question), rows=rows)


def _person_part(pen: Pen, part: Part, row: Mapping[str, Any]) -> Lines:
    """Return a part of a child's row. A due date is shown as one, so that nobody reads it as a birthday."""
    given, unborn = row.get(part.id), bool(row.get("due"))
    if part.kind == "birth" and given:
        return (Line(day(given), pen.words.say("report.due") if unborn else ""),)
    return pen.part(part, row) if given or not unborn else (pen.label("unborn"),)


def _rows(pen: Pen, question: Question, value: Any) -> Content:
    if len(question.parts) == 1:
        return Content(points=tuple(Point(pen.part(question.parts[0], row)) for row in value))
    dated = next((p.id for p in question.parts if p.kind == "date"), "")
    leads = dated == question.parts[0].id
    return _table(pen, question, by_day(value, dated) if leads else value)


def _table(pen: Pen, question: Question, value: Iterable[Mapping[str, Any]]) -> Content:
    rows = tuple(Row({p.id: pen.part(p, row) for p in question.parts}) for row in value)
    return Content(columns=columns_of(question), rows=rows)


def _builder(pen: Pen, question: Question, value: Any) -> Content:
    items = [statement(pen, question, item) for item in value]
    if len(items) < 2:
        return Content(points=tuple(Point(lines) for lines in items))
    numbered = (lead(pen.words.say("report.danger_number", number=n), lines) for n, lines in enumerate(items, start=1))
    return Content(points=tuple(Point(lines) for lines in numbered))


def statement(pen: Pen, question: Question, item: Mapping[str, Any]) -> Lines:
    """Return a danger statement or a goal: whole as typed, or its labelled parts."""
    return pen.text(item["whole"]) if item.get("whole") is not None else pen.parts(question, item)


_WRITERS: Mapping[str, Callable[[Pen, Question, Any], Content]] = {
    "prose": _prose,
    "choice": _choice,
    "choice_text": _choice_text,
    "date": _date,
    "fields": _fields,
    "attendance": _attendance,
    "score": _score,
    "people": _people,
    "rows": _rows,
    "builder": _builder,
}
