"""The report as plain text for the screen: headings, text, and tables read out row by row."""

from __future__ import annotations

from collections.abc import Iterator

from bot.report.clean import clean
from bot.report.report import Group, Place, Point, Report


def as_text(report: Report) -> str:
    """Return the report as text that reads well aloud. A heading is a line of its own after an empty one."""
    return clean("\n".join(_report(report))) + "\n"


def _report(report: Report) -> Iterator[str]:
    yield report.title
    yield report.partnership
    yield report.marking
    if report.is_draft:
        yield report.draft_notice
    for section in report.sections:
        yield ""
        yield section.title
        for group in section.groups:
            yield from _group(group, report.build_on_heading)
    yield ""
    yield report.footer


def _group(group: Group, build_on_heading: str) -> Iterator[str]:
    before = f"{group.child}: " if group.child else ""
    for place in group.places:
        yield ""
        yield before + place.heading
        yield from _place(place)
    if group.build_on:
        yield ""
        yield before + build_on_heading
        yield from _points(group.build_on)


def _place(place: Place) -> Iterator[str]:
    yield from (line.whole for line in place.lines)
    yield from _points(place.points)
    for number, row in enumerate(place.rows, start=1):
        yield f"{number} of {len(place.rows)}"
        for column in place.columns:
            first, *rest = row[column.id]
            yield f"{column.label}: {first.whole}"
            yield from (line.whole for line in rest)


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield f"- {point.first.whole}"
        yield from (f"  {line.whole}" for line in point.rest)
