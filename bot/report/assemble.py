"""Answers -> Report: which places there are, under which heading, in which order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from bot.interview.answers import Key
from bot.interview.draft import Draft
from bot.interview.interview import Child, Interview
from bot.interview.kinds.dates import british
from bot.interview.questionnaire import Question, Questionnaire, Section
from bot.interview.wording import Words, load_words, placeholders
from bot.partnership import Partnership
from bot.report.goals import write_goals
from bot.report.report import ChildBlock, Group, Place, Report, ReportSection
from bot.report.values import GOAL, Content, Pen
from bot.report.working_well import SOURCES, to_build_on, write_sorted

WORDS_FOLDER = Path(__file__).with_name("words")
CHRONOLOGY = "inv.events"
CHRONOLOGY_SECTION = "chronology"
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
_BEFORE = re.compile(r"^.*?(?: – |: )")


@lru_cache(maxsize=1)
def report_words() -> Words:
    """Return the report's own labels. Raises WordsError when a file is wrong."""
    return load_words(WORDS_FOLDER)


def assemble(questionnaire: Questionnaire, partnership: Partnership, draft: Draft, today: date) -> Report:
    """Return the report of a draft as it stands today."""
    return _Assembly(questionnaire, partnership, draft, today).report()


def heading_of(question: Question, partnership: Partnership, child: str = "the child") -> str:
    """Return the heading under which a question prints: the partnership's own, or the last part of ours.

    ``child``: what stands for ``{child}``.
    """
    own = partnership.headings.get(question.id)
    heading = own or _first_big(_BEFORE.sub("", _ASIDE.sub("", question.heading)))
    return heading.replace("{child}", child) if "child" in placeholders(heading) else heading


def section_title(section: Section) -> str:
    """Return the title of a section as it prints."""
    return report_words().sentences.get(f"report.section_{section.id}", section.title)


def _first_big(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class _Assembly:
    questionnaire: Questionnaire
    partnership: Partnership
    draft: Draft
    today: date

    @cached_property
    def interview(self) -> Interview:
        return replace(self.full, length=self.draft.length)

    @cached_property
    def full(self) -> Interview:
        return Interview(self.questionnaire, self.draft.answers, optional=self.partnership.optional_questions)

    @cached_property
    def pen(self) -> Pen:
        return Pen(report_words(), self.partnership.scales[self.draft.direction], is_final=self.interview.is_complete)

    def report(self) -> Report:
        """Return the whole report."""
        words, places = self.pen.words, self.places
        return Report(
            title=self.partnership.form_name,
            partnership=self.partnership.name,
            marking=self.partnership.marking,
            author=(self.draft.answers.value("start.author") or {}).get("name") or words.say("report.not_known"),
            made_on=self.today,
            written=british(self.today),
            is_final=self.interview.is_complete,
            draft_word=words.say("report.draft"),
            draft_notice=words.say("report.draft_notice"),
            footer=words.say("report.footer"),
            build_on_heading=words.say("report.build_on"),
            children=tuple(self._block(child) for child in self.interview.children),
            places={key.question: place for key, place in places.items() if not key.child},
            sections=tuple(self._sections()),
            known=frozenset(q.id for q in self.questionnaire.questions if q.printed),
        )

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """What is printed: what applies, and what was answered before the writer chose the short report."""
        asked = set(self.interview.applicable)
        return tuple(
            key
            for key in self.full.applicable
            if self.questionnaire.by_id[key.question].printed and (key in asked or self.draft.answers.get(key))
        )

    @cached_property
    def places(self) -> Mapping[Key, Place]:
        return {key: self._place(key) for key in self.keys}

    def _place(self, key: Key) -> Place:
        question = self.questionnaire.by_id[key.question]
        child = self.interview.child(key.child)
        content = self._content(question, key)
        return Place(
            question=question.id,
            section=CHRONOLOGY_SECTION if question.id == CHRONOLOGY else question.section,
            heading=heading_of(question, self.partnership, child.first if child else "the child"),
            lines=content.lines,
            points=content.points,
            columns=content.columns,
            rows=content.rows,
        )

    def _content(self, question: Question, key: Key) -> Content:
        answer = self.draft.answers.get(key)
        if question.id in SOURCES:
            return write_sorted(self.pen, question, self.draft.answers, key.child)
        if question.id == GOAL:
            return write_goals(self.pen, self.questionnaire, self.interview.dangers(key.child), answer)
        content = self.pen.write(question, answer)
        nothing = not (content.lines or content.points or content.rows)
        return Content(lines=(self.pen.open,)) if nothing else content

    def _block(self, child: Child) -> ChildBlock:
        return ChildBlock(
            id=child.id,
            name=child.name,
            places={key.question: place for key, place in self.places.items() if key.child == child.id},
            build_on=to_build_on(self.pen, self.draft.answers, child.id),
        )

    def _sections(self) -> Iterator[ReportSection]:
        """Yield what is printed, section by section; the chronology follows its section as one of its own."""
        for section in self.questionnaire.sections:
            keys = [k for k in self.keys if self.questionnaire.by_id[k.question].section == section.id]
            events = [k for k in keys if k.question == CHRONOLOGY]
            rest = [k for k in keys if k.question != CHRONOLOGY]
            if rest:
                yield ReportSection(section.id, section_title(section), self._groups(rest))
            if events:
                title = self.pen.words.say("report.chronology")
                yield ReportSection(CHRONOLOGY_SECTION, title, self._groups(events))

    def _groups(self, keys: list[Key]) -> tuple[Group, ...]:
        """Return the places of one section in order, those about one child together under its name."""
        runs = groupby(keys, key=lambda key: key.child)
        return tuple(self._group(child, tuple(run)) for child, run in runs)

    def _group(self, child_id: str, keys: tuple[Key, ...]) -> Group:
        child = self.interview.child(child_id)
        has_goals = any(key.question == GOAL for key in keys)
        return Group(
            child=child.name if child else "",
            places=tuple(self.places[key] for key in keys),
            build_on=to_build_on(self.pen, self.draft.answers, child_id) if has_goals else (),
        )
