"""The report as plain, immutable values: what ``assemble`` makes, and what the Word and text writers print.

Nothing here knows a document format. No value shows its content in a repr, so that answers reach no log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Lines = tuple["Line", ...]


@dataclass(frozen=True, repr=False)
class Line:
    """One paragraph: the writer's ``text`` as typed after a ``label`` of ours ("Reason:"), or either alone.

    The form prints labels in bold, so that a reader sees which words are the writer's.
    """

    text: str = ""
    label: str = ""

    @property
    def lead(self) -> str:
        """The label with the space that parts it from the text."""
        return f"{self.label} " if self.label and self.text else self.label

    @property
    def whole(self) -> str:
        """The paragraph as it is read aloud."""
        return self.lead + self.text


@dataclass(frozen=True, repr=False)
class Point:
    """One item of a list: its first paragraph, and those that belong under it."""

    lines: Lines

    @property
    def first(self) -> Line:
        """The paragraph that carries the bullet."""
        return self.lines[0]

    @property
    def rest(self) -> Lines:
        """The paragraphs under it."""
        return self.lines[1:]


@dataclass(frozen=True, repr=False)
class Row:
    """One row of a table: paragraphs by column id. A cell is never without a paragraph, as Word demands."""

    cells: Mapping[str, Lines]

    def __getitem__(self, column: str) -> Lines:
        return self.cells[column]


@dataclass(frozen=True)
class Column:
    """A column of a table: the id of its cells, and what its header says."""

    id: str
    label: str


@dataclass(frozen=True, repr=False)
class Place:
    """One question answered, once or for one child: its heading, and paragraphs, a list or a table.

    Where there are no rows or points to print, ``lines`` say why ("Not known"), so that no place is silent.
    """

    question: str
    section: str
    heading: str
    lines: Lines = ()
    points: tuple[Point, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, repr=False)
class ChildBlock:
    """What the report says of one child. ``build_on``: what was moved from "working well" to next steps."""

    id: str
    name: str
    places: Mapping[str, Place]
    build_on: tuple[Point, ...] = ()


@dataclass(frozen=True, repr=False)
class Group:
    """A run of places under one child's name, or under none ("")."""

    child: str
    places: tuple[Place, ...]
    build_on: tuple[Point, ...] = ()


@dataclass(frozen=True, repr=False)
class ReportSection:
    """A section as it is printed: its title and its places in reading order."""

    id: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, repr=False)
class Report:
    """The whole report, ready to print.

    ``places`` hold what is asked once, ``children`` what is asked of each child; ``sections`` hold the same
    places in print order. ``known``: ids of every printed question, whether it applies here or not.
    ``is_final``: every question is answered or honestly closed; else DRAFT is printed across each page.
    """

    title: str
    partnership: str
    marking: str
    author: str
    made_on: date
    written: str
    is_final: bool
    draft_word: str
    draft_notice: str
    footer: str
    build_on_heading: str
    children: tuple[ChildBlock, ...]
    places: Mapping[str, Place]
    sections: tuple[ReportSection, ...]
    known: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_draft(self) -> bool:
        """Whether something is still to be answered."""
        return not self.is_final
