"""Times that are not a day: "early October 2026", "around half term", "last summer", "by the end of term".

Each gets a best guess of a day where there is one, used to put events in order and never printed as a date.
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date, timedelta

from bot.interview.kinds.denied import said_dates

_MONTHS = [name.lower() for name in month_name]
_SHORT = {name[:3]: n for n, name in enumerate(_MONTHS) if name}
_SEASONS = {
    "winter": (1, 15),
    "spring": (4, 15),
    "easter": (4, 5),
    "summer": (7, 15),
    "autumn": (10, 15),
    "christmas": (12, 25),
}
_HALF_TERMS = {
    **dict.fromkeys(("autumn", "october"), (10, 27)),
    **dict.fromkeys(("spring", "february"), (2, 18)),
    **dict.fromkeys(("summer", "may"), (5, 28)),
}
_MONTH = "|".join([*_MONTHS[1:], *(m for m in _SHORT if m != "may"), "sept"])
_EDGE = r"(?:the\ )?(?:early|mid|late|beginning\ of|start\ of|middle\ of|end\ of)(?:\ in)?[ -](?:the\ )?"
_ABOUT = (
    r"(?:around|about|roughly|some\ ?time\ (?:in|around)|in|during|since|by|over|before|after"
    r"|until|from|towards)\ (?:the\ )?"
)
_PATTERN = re.compile(
    rf"""\b(?P<lead>{_ABOUT})?(?P<words>(?P<edge>{_EDGE})?(?:
      (?:(?:last|this|next)\ )?(?:(?P<which_half>spring|summer|autumn|october|february|may)\ )?
        (?P<half>half[ -]?term)(?:\ (?P<hyear>(?:19|20)\d{{2}}))?
    | (?P<month>{_MONTH})\b\.?(?:,?\ (?P<year>(?:19|20)\d{{2}}))?
    | (?:(?P<which>last|this|next)\ )?(?P<season>winter|spring|summer|autumn|christmas|easter)\b
        (?:\ (?:term|holidays?|break))?(?:\ (?P<syear>(?:19|20)\d{{2}}))?
    | (?P<rel>last|this|next)\ (?P<unit>week|month|term|year|school\ year|weekend)\b
    | (?:a\ few|a\ couple\ of|several|some)\ (?P<few>days|weeks|months|years)\ ago\b
    | (?P<only>(?:19|20)\d{{2}})(?![\d/%-])
    | (?(edge)(?:school\ )?(?:term|year)\b|(?!))
    ))""",
    re.IGNORECASE | re.VERBOSE,
)
_OPEN = re.compile(
    r"\s*(?:by )?(?:ongoing|on-going|asap|a\.s\.a\.p\.?|as soon as (?:possible|we can)|as needed"
    r"|when needed|straight away"
    r"|immediately|now|soon|each \w+|every \w+|weekly|daily|monthly|termly|in due course"
    r"|before the (?:review|conference)"
    r"|(?:the )?next (?:review|conference|core group|meeting)|(?:the )?review|tbc|to be confirmed)\s*\.?\s*",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:about|around|roughly|approx(?:imately)?\.?|circa|or so|ish)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Vague:
    """A rough time in a text, from ``start`` to ``end``; ``day`` is the best guess, or None."""

    start: int
    end: int
    words: str
    day: date | None


def find_vague(text: str, today: date) -> Vague | None:
    """Return the first rough time in a text, or None.

    A bare "may" needs a year or a word of time before it.
    """
    for match in _PATTERN.finditer(text):
        bare = (match["month"] or "").lower() in ("may", "march", "mar", "dec", "jan", "jun")
        if bare and not (match["year"] or match["lead"] or match["edge"]) and not match["month"][0].isupper():
            continue
        if match["only"] and not (match["lead"] or re.match(r"\s*(?:[-–:,.]|$)", text[match.end() : match.end() + 4])):
            continue
        return Vague(match.start("words"), match.end("words"), match["words"], _guess(match, today))
    return None


def _guess(match: re.Match[str], today: date) -> date | None:
    if match["month"]:
        month = _SHORT[match["month"].lower()[:3]]
        year = int(match["year"]) if match["year"] else today.year - (month > today.month)
        edge = (match["edge"] or "").lower()
        return date(
            year,
            month,
            5 if re.search("early|start|begin", edge) else 25 if re.search("late|end", edge) else 15,
        )
    if match["season"]:
        return _latest(*_SEASONS[match["season"].lower()], match["syear"], today)
    if match["half"]:
        return _half_term(match, today)
    if match["few"]:
        return today - timedelta(days={"days": 3, "weeks": 21, "months": 90, "years": 1100}[match["few"].lower()])
    if match["only"]:
        return date(int(match["only"]), 7, 1)
    back = {"week": 7, "weekend": 8, "month": 30}.get((match["unit"] or "").lower())
    return today - timedelta(days=back) if back and (match["rel"] or "").lower() == "last" else None


def _half_term(match: re.Match[str], today: date) -> date | None:
    """Return the named half term; the bare words may mean any of three a year."""
    name = (match["which_half"] or "").lower()
    return _latest(*_HALF_TERMS[name], match["hyear"], today) if name else None


def _latest(month: int, day: int, year: str | None, today: date) -> date:
    """Return a day of the year typed, or the latest such day that is not to come."""
    if year:
        return date(int(year), month, day)
    return date(today.year - (date(today.year, month, day) > today), month, day)


def is_open_time(text: str) -> bool:
    """Whether a whole text is a time that is no date: "ongoing", "asap", "end of term", "each week"."""
    if _OPEN.fullmatch(text):
        return True
    found = _PATTERN.fullmatch(text.strip().rstrip("."))
    return found is not None


def rough_day(text: str, today: date, *, past: bool) -> dict[str, object] | None:
    """Return the date of a row as ``{"date", "words", "approx"}``, or None when the text says no time at all.

    A real day is taken where there is one; it is approximate when the writer says so ("around 3 November").
    """
    days = [f for f in said_dates(text, today, "past" if past else "future") if f.day]
    if days:
        day = days[0].day
        assert day is not None
        before = text[max(0, days[0].start - 12) : days[0].start]
        approx = bool(_ROUGHLY.search(before)) or len({f.day for f in days}) > 1
        return {"date": day.isoformat(), "words": days[0].words, "approx": approx}
    vague = find_vague(text, today)
    if vague is None:
        return None
    return {"date": vague.day.isoformat() if vague.day else None, "words": vague.words, "approx": True}
