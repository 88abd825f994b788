"""Checks a Word form against the questions: one place for each, every tag known, every word printed.

A form is tried out: it is filled with marks, one for each thing that must be printed, and the marks are
counted in the file that comes out. So whatever staff did to it in Word, a form that passes loses nothing.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from jinja2 import TemplateError, meta, nodes

from bot.interview.questionnaire import Question, Questionnaire
from bot.report.render import FormError, FormPlaces, environment, fill_form, open_form
from bot.report.report import ChildBlock, Column, Line, Place, Point, Report, ReportSection, Row
from bot.report.values import columns_of, shape_of

_CHILDREN = ("first", "second")
_ALWAYS = {"the marking": "markmarking", "the draft notice": "markdraft", "the footer": "markfooter"}


def check_form(form: Path, questionnaire: Questionnaire) -> list[str]:
    """Return what is wrong with a form, a sentence for each thing; an empty list when it can be used."""
    trial = _Trial(questionnaire)
    try:
        wrong = list(_unknown(form, trial.report))
        if wrong:
            return wrong
        file, _ = fill_form(trial.report, form)
    except FormError as error:
        return [str(error)]
    return [f"{form.name}: {problem}" for problem in trial.problems(_text_of(file))]


def _unknown(form: Path, report: Report) -> Iterator[str]:
    """Yield the tags of a form that ask for something that does not exist."""
    names = set(FormPlaces(report, form.name).context())
    template = open_form(form)
    sources = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        sources += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
    for source in sources:
        try:
            tree = environment().parse(template.patch_xml(source))
        except TemplateError as error:
            raise FormError(f"{form.name}: a tag is not written right: {error.message}") from error
        for name in sorted(meta.find_undeclared_variables(tree) - names):
            yield f"{form.name}: there is no tag {name}; there are {', '.join(sorted(names))}"
        for question in sorted(set(_asked_for(tree)) - report.known):
            yield f"{form.name}: there is no question {question} to print"


def _asked_for(tree: nodes.Template) -> Iterator[str]:
    """Yield the id in every ``place("...")`` and ``child.place("...")``."""
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "attr", "") or getattr(call.node, "name", "")
        if name == "place" and call.args and isinstance(call.args[0], nodes.Const):
            yield str(call.args[0].value)


def _text_of(file: bytes) -> str:
    """Return every word of a Word file: body, headers and footers, one paragraph a line."""
    document = Document(io.BytesIO(file))
    section = document.sections[0]
    parts = (document.element.body, section.header._element, section.footer._element)
    return "\n".join(
        "".join(text.text or " " for text in paragraph.iter(qn("w:t"), qn("w:tab")))
        for part in parts
        for paragraph in part.iter(qn("w:p"))
    )


class _Trial:
    """A report of marks, and what each mark stands for."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._marks: dict[str, str] = {}
        printed = [q for q in questionnaire.questions if q.printed]
        per_child = [q for q in printed if q.per == "child"]
        self.report = self._report(
            {q.id: self._place(q) for q in printed if q.per == "report"},
            tuple(self._child(name, per_child) for name in _CHILDREN),
            (*(s.id for s in questionnaire.sections), "chronology"),
            frozenset(q.id for q in printed),
        )

    def problems(self, text: str) -> Iterator[str]:
        """Yield what is not printed, or printed more than once."""
        counts = Counter(text.replace("\n", " ").split())
        for name, mark in _ALWAYS.items():
            if not counts[mark]:
                yield f"{name} is not printed"
        wrong: dict[str, int] = {}
        for mark, name in self._marks.items():
            if counts[mark] != 1:
                wrong.setdefault(name, counts[mark])
        for name, count in wrong.items():
            yield f"{name} is not printed" if count == 0 else f"{name} is printed {count} times"

    def _mark(self, name: str) -> str:
        mark = f"mark{len(self._marks)}"
        self._marks[mark] = name
        return mark

    def _line(self, name: str) -> Line:
        return Line(self._mark(name), self._mark(f"a label of {name}"))

    def _point(self, name: str) -> Point:
        return Point((self._line(name), self._line(f"{name}, from its second paragraph on,")))

    def _child(self, name: str, questions: list[Question]) -> ChildBlock:
        build_on = (self._point("the list of what to build on"),)
        return ChildBlock(name, name, {q.id: self._place(q) for q in questions}, build_on)

    def _place(self, question: Question) -> Place:
        shape = shape_of(question)
        columns = columns_of(question)
        cells = {c.id: (self._line(f"{question.id}, column {c.id},"),) for c in columns}
        return Place(
            question=question.id,
            section="chronology" if question.id == "inv.events" else question.section,
            heading=question.heading,
            lines=(self._line(question.id),),
            points=(self._point(f"the list of {question.id}"),) if shape == "list" else (),
            columns=tuple(Column(c.id, c.label) for c in columns),
            rows=(Row(cells),) if shape == "table" else (),
        )

    @staticmethod
    def _report(
        places: Mapping[str, Place],
        children: tuple[ChildBlock, ...],
        sections: tuple[str, ...],
        known: frozenset[str],
    ) -> Report:
        return Report(
            title="Title",
            partnership="Partnership",
            marking=_ALWAYS["the marking"],
            author="Author",
            made_on=date(2026, 1, 1),
            written="1 January 2026",
            is_final=False,
            draft_word="DRAFT",
            draft_notice=_ALWAYS["the draft notice"],
            footer=_ALWAYS["the footer"],
            build_on_heading="Heading",
            children=children,
            places=places,
            sections=tuple(ReportSection(section, section, ()) for section in sections),
            known=known,
        )
