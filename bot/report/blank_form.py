"""Makes a new Word form with one place for every question, for staff to restyle and reword in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from docx.shared import Cm

from bot.interview.questionnaire import Question, Questionnaire, load_questionnaire
from bot.report.assemble import CHRONOLOGY, CHRONOLOGY_SECTION, report_words, section_title
from bot.report.values import DANGER, GOAL, columns_of, shape_of
from bot.report.word_parts import header_and_footer, new_document, new_table, whole

SIGN_OFF = "sign.off"
_FACTS = ("choice", "date", "fields")
_STYLES = {
    DANGER: "Danger",
    "scale.score": "Score",
    "voice.worry": "Child's words",
    "voice.good": "Child's words",
    "voice.wish": "Child's words",
}
_SHARES = {"date": 2.2, "what": 5.0, "who": 2.8, "did": 3.4, "by": 2.2, "how": 3.2, "name": 4.0}


def write_blank_form(path: Path, questionnaire: Questionnaire | None = None) -> None:
    """Write a new form to ``path``. Raises OSError when the file cannot be written."""
    _Maker(questionnaire or load_questionnaire()).make().save(str(path))


class _Maker:
    """Puts paragraphs, tables and tags one after the other."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._document = new_document()
        self._words = report_words()

    def make(self) -> Any:
        """Return the finished form."""
        header_and_footer(self._document, self._words.say("report.page"), self._words.say("report.of"))
        self._text("{{ report.title }}", "Heading 1")
        self._text("{{ report.partnership }}", "Subtitle")
        for section in self._questionnaire.sections:
            printed = [q for q in section.questions if q.printed]
            self._section(section.id, section_title(section), [q for q in printed if q.id != CHRONOLOGY])
            events = [q for q in printed if q.id == CHRONOLOGY]
            self._section(CHRONOLOGY_SECTION, self._words.say("report.chronology"), events)
        return self._document

    def _section(self, section: str, title: str, questions: list[Question]) -> None:
        if not questions:
            return
        with self._block(f'if section("{section}")', "endif"):
            self._text(title, "Heading 2")
            if section == "start":
                facts = [q for q in questions if q.kind in _FACTS]
                self._facts(facts)
                questions = [q for q in questions if q not in facts]
            runs = [(per, list(run)) for per, run in groupby(questions, key=lambda q: q.per)]
            child_runs = sum(per == "child" for per, _ in runs)
            for per, run in runs:
                if per == "child":
                    self._children(run, section if child_runs == 1 else "")
                else:
                    self._places(run, "place", "Heading 3")

    def _children(self, questions: list[Question], section: str) -> None:
        """Write one block for each child. ``section``: its id when all its places about a child are here."""
        names = [section] if section else [q.id for q in questions]
        asked = ", ".join(f'"{name}"' for name in names)
        with self._block("for child in children", "endfor"), self._block(f"if child.has({asked})", "endif"):
            self._text("{{ child.name }}", "Heading 3")
            # A section of one question has said its heading already.
            self._places(questions, "child.place", "" if section == CHRONOLOGY_SECTION else "Heading 4")

    def _places(self, questions: Iterable[Question], place: str, heading: str) -> None:
        for question in questions:
            with self._block(f'for place in {place}("{question.id}")', "endfor"):
                if heading:
                    self._text("{{ place.heading }}", heading)
                if question.id == SIGN_OFF:
                    self._signatures()
                    continue
                self._lines(_STYLES.get(question.id, "Answer"))
                self._list_or_table(question)
            if question.id == GOAL:
                self._build_on()

    def _list_or_table(self, question: Question) -> None:
        shape = shape_of(question)
        if shape == "list":
            self._points("place.points", _STYLES.get(question.id, "List Bullet"))
        elif shape == "table":
            self._table(question.heading, [(column.id, column.label) for column in columns_of(question)])

    def _build_on(self) -> None:
        with self._block("if child.build_on", "endif"):
            self._text("{{ report.build_on_heading }}", "Heading 4")
            self._points("child.build_on", "List Bullet")

    def _facts(self, questions: list[Question]) -> None:
        """Write the table of short facts at the top of the report."""
        table = new_table(self._document, "Facts about this report", (("Detail", 2.0), ("Answer", 5.0)))
        for question in questions:
            self._row(table, f'{{%tr for place in place("{question.id}") %}}')
            cells = whole(table.add_row()).cells
            self._in_cell(cells[0], "{{ place.heading }}")
            self._lines("Cell", cells[1])
            self._row(table, "{%tr endfor %}")
        cells = whole(table.add_row()).cells
        self._in_cell(cells[0], self._words.say("report.written"))
        self._in_cell(cells[1], "{{ report.written }}")

    def _signatures(self) -> None:
        headers = (("Role", 2.0), ("Name, job and date", 4.0), ("Signature", 3.0))
        table = new_table(self._document, "Sign-off", headers)
        for who in ("written_by", "checked_by"):
            row = table.add_row()
            row.height = Cm(1.6)
            self._in_cell(row.cells[0], self._words.say(f"report.{who}"))
        self._in_cell(table.rows[1].cells[1], "{{ report.author }}")
        self._lines("Cell", table.rows[2].cells[1])

    def _table(self, caption: str, columns: list[tuple[str, str]]) -> None:
        """Write a table with one row for each row of the place."""
        with self._block("if place.rows", "endif"):
            headers = ((label, _SHARES.get(name, 3.0)) for name, label in columns)
            table = new_table(self._document, caption, headers)
            self._row(table, "{%tr for row in place.rows %}")
            cells = whole(table.add_row()).cells
            for cell, (name, _) in zip(cells, columns, strict=True):
                self._lines("Cell", cell, of=f'row["{name}"]')
            self._row(table, "{%tr endfor %}")

    def _points(self, points: str, style: str) -> None:
        under = "List Continue" if style == "List Bullet" else style
        with self._block(f"for point in {points}", "endfor"):
            self._line("point.first", self._document.add_paragraph(style=style))
            with self._block("for line in point.rest", "endfor"):
                self._line("line", self._document.add_paragraph(style=under))

    def _lines(self, style: str, cell: Any = None, of: str = "place.lines") -> None:
        """Write the paragraphs of a place or of a cell."""
        into = self._document if cell is None else cell
        first = into.paragraphs[0] if cell is not None else into.add_paragraph()
        first.style = self._document.styles["Tag"]
        first.add_run(f"{{%p for line in {of} %}}")
        self._line("line", into.add_paragraph(style=style))
        into.add_paragraph("{%p endfor %}", style="Tag")

    @staticmethod
    def _line(name: str, paragraph: Any) -> None:
        paragraph.add_run(f"{{{{ {name}.lead }}}}").bold = True
        paragraph.add_run(f"{{{{ {name}.text }}}}")

    def _in_cell(self, cell: Any, text: str) -> None:
        cell.paragraphs[0].style = self._document.styles["Cell"]
        cell.paragraphs[0].add_run(text).bold = not text.startswith("{{ report")

    def _row(self, table: Any, tag: str) -> None:
        cell = table.add_row().cells[0]
        cell.paragraphs[0].style = self._document.styles["Tag"]
        cell.paragraphs[0].add_run(tag)

    def _text(self, text: str, style: str) -> None:
        self._document.add_paragraph(text, style=style)

    @contextmanager
    def _block(self, begin: str, end: str) -> Iterator[None]:
        self._text(f"{{%p {begin} %}}", "Tag")
        yield
        self._text(f"{{%p {end} %}}", "Tag")
