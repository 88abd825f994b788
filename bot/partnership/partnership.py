"""Loads the partnership's file into one frozen value.

A mistake in the file stops the program with the file's name and the setting's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from bot.interview.draft import Direction
from bot.interview.scale import ScaleWording
from bot.partnership.reader import PartnershipError, Reader
from bot.partnership.scales import load_scales

FOLDER = Path(__file__).parent
DEFAULT_FILE = FOLDER / "krscp.yml"
DEFAULT_FORM = FOLDER / "report.docx"


@dataclass(frozen=True)
class Contact:
    """Someone to ring."""

    name: str
    phone: str


@dataclass(frozen=True)
class Deadline:
    """Working days before the conference by which the report goes to the family and to the chair."""

    family: int
    chair: int


@dataclass(frozen=True)
class Resource:
    """A document or page of the partnership's own."""

    title: str
    url: str


@dataclass(frozen=True)
class Partnership:
    """Everything that a partnership may set: names, contacts, deadlines, scale, headings, retention, look."""

    id: str
    name: str
    short_name: str
    form_name: str
    marking: str
    emergency: str
    now: tuple[Contact, ...]
    chair: str
    queries: str
    send_to: str
    phone_help: str
    deadlines: Mapping[str, Deadline]
    direction: Direction
    direction_confirmed: bool
    scales: Mapping[Direction, ScaleWording]
    optional_questions: Mapping[str, bool]
    days_after_conference: int
    days_without_activity: int
    headings: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()

    def deadline(self, conference_kind: str) -> Deadline:
        """Return the deadline for a kind of conference; all but a review count as a first conference."""
        return self.deadlines["review" if conference_kind == "review" else "initial"]


def load_partnership(path: Path = DEFAULT_FILE) -> Partnership:
    """Read and check a partnership's file.

    Raises PartnershipError, naming the file and the setting, when it cannot be read or is wrong.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PartnershipError(f"{path.name}: the file cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        raise PartnershipError(f"{path.name}: the file is not YAML{line}") from error
    return _partnership(Reader(path.name, data))


def _partnership(top: Reader) -> Partnership:
    top.only(
        "id", "name", "short_name", "form_name", "marking", "contacts", "deadlines", "scale",
        "optional_questions", "retention", "headings", "colours", "resources",
    )  # fmt: skip
    contacts, retention = top.inside("contacts"), top.inside("retention")
    optional, headings, colours = (
        top.inside("optional_questions"),
        top.inside("headings"),
        top.inside("colours"),
    )
    scale = top.inside("scale")
    direction, confirmed = _scale(scale)
    return Partnership(
        **{name: top.text(name) for name in ("id", "name", "short_name", "form_name", "marking")},
        **{name: contacts.text(name) for name in ("emergency", "chair", "queries", "send_to", "phone_help")},
        now=tuple(Contact(c.text("name"), c.text("phone")) for c in contacts.items("now")),
        deadlines=_deadlines(top.inside("deadlines")),
        direction=direction,
        direction_confirmed=confirmed,
        scales=load_scales(scale),
        optional_questions=MappingProxyType({n: optional.flag(n) for n in optional.names()}),
        days_after_conference=retention.days("days_after_conference"),
        days_without_activity=retention.days("days_without_activity"),
        headings=MappingProxyType({n: headings.text(n) for n in headings.names()}),
        colours=MappingProxyType({n: colours.text(n) for n in colours.names()}),
        resources=tuple(Resource(r.text("title"), r.text("url")) for r in top.items("resources")),
    )


def _deadlines(reader: Reader) -> Mapping[str, Deadline]:
    reader.only("initial", "review")
    found = {}
    for kind in ("initial", "review"):
        days = reader.inside(kind)
        found[kind] = Deadline(family=days.days("family"), chair=days.days("chair"))
    return MappingProxyType(found)


def _scale(reader: Reader) -> tuple[Direction, bool]:
    reader.only("direction", "confirmed", "safety", "worry")
    direction = reader.text("direction")
    if direction == "safety":
        return "safety", reader.flag("confirmed")
    if direction == "worry":
        return "worry", reader.flag("confirmed")
    raise reader.refuse("direction", "must be safety or worry")
