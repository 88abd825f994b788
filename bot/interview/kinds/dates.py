"""Dates as British people type them: day before month, with or without a year, or said from today.

Written-out dates are read here, because dateparser reads far too much as a date ("may", "no", "12") and swaps
day and month where that "works"; it is asked only for plain spans of time ("in two weeks", "3 days ago").
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Literal

import dateparser

from bot.interview.kinds.text import word_list

Prefer = Literal["past", "future"]

_MONTHS = {name.lower(): n for n, name in enumerate(month_name) if name}
_SHORT = {**{name[:3]: n for name, n in _MONTHS.items()}, "sept": 9, **_MONTHS}
_DAYS = {name.lower(): n for n, name in enumerate(day_name)}
_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_NAMES = [*(n for n in (*_MONTHS, *_DAYS) if len(n) > 5), "tomorrow", "yesterday"]
_COUNTS = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAY_FULL = "|".join(_DAYS)
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?"
_MONTH = "|".join(sorted(_SHORT, key=len, reverse=True))
_YEAR = r"(?:\d{4}|['’]\d{2}|\d{2}(?=\s*(?:$|[.,;)\n]|at\b|from\b|to\b|and\b|-|–)))"
_CLOCK = r"\d{1,2}(?:(?:[.:]\d\d)?\s?(?:am|pm)\b|:\d\d\b)"
_PATTERN = re.compile(
    rf"""
    (?P<iso>(?<![\d/.-])(?P<iy>\d{{4}})[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}})(?![\d/-]))
  | (?P<numeric>(?<![\d/.])(?:(?P<nw>{_WEEKDAY}),?\ )?
        (?P<nd>\d{{1,2}})\ ?(?P<sep>[/.-])\ ?(?P<nm>\d{{1,2}})\ ?(?P=sep)\ ?
        (?P<ny>\d{{4}}|\d{{2}})(?![\d/%]))
  | (?P<spaced>(?<![\d/.])(?P<sd>\d{{1,2}})\ (?P<sm>\d{{1,2}})\ (?P<sy>(?:19|20)\d{{2}}|\d{{2}}(?=[\s,.]*$))(?!\d))
  | (?P<compact>\A\s*(?P<cd>\d\d)(?P<cm>\d\d)(?P<cy>(?:19|20)\d\d|\d\d)\s*\Z)
  | (?P<named>(?<![\d/.£])(?:\b(?P<w>{_WEEKDAY}),?\ (?:the\ )?)?
        (?P<days>(?:{_DAY}(?:\ ?(?:,|/|&|-|–|\band\b|\bor\b|\bto\b)\ ?)){{0,6}}
        (?:{_DAY}|\b(?:{"|".join(_ORDINALS)})))
        \ ?(?:of\ )?(?:\b|(?<=\d))(?P<month>{_MONTH})(?![a-z])\.?(?:,?\ ?(?P<year>{_YEAR}))?)
  | (?P<american>\b(?P<am>{_MONTH})\b\.?\ (?P<ad>\d{{1,2}})(?P<ath>st|nd|rd|th)?(?!\d|:\d|[ap]m)
        (?:,?\ (?P<ay>\d{{4}}))?)
  | (?P<short>(?<![\d/.])(?P<hd>\d{{1,2}})/(?P<hm>\d{{1,2}})(?![\w/%]))
  | (?P<weekday>\b(?:(?P<which>(?:this\ )?coming|this|next|last|on|a\ week\ on|week\ on)\ )?
        (?P<wd>{_WEEKDAY_FULL}|(?:tues|weds|thurs|thur|thu|fri)(?=\s*$)
          |(?:(?<=this\ )|(?<=next\ )|(?<=last\ )|(?<=coming\ )|(?<=\bon\ ))(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)
          |(?:mon|tues?|weds?|thurs?|thu|fri)(?=\s*(?:(?:at|this|next|last|week)\b|{_CLOCK})))\b
        (?!,?\ (?!{_CLOCK})(?:the\ )?\d)
        (?P<later>\ (?:week|next\ week|this\ week|last\ week)\b)?)
  | (?P<span>\b(?:today|tomorrow|yesterday|day\ after\ tomorrow|day\ before\ yesterday
        |in\ (?:{_COUNTS}|\d{{1,3}})\ (?:days?|weeks?|wks?|months?|fortnights?)(?:['’]?\ time)?
        |(?:{_COUNTS}|\d{{1,3}})\ (?:days?|weeks?|wks?|months?|fortnights?)
            (?:['’]?\ time|\ from\ (?:now|today)|\ ago(?:\ today)?|\ today))\b)
  | (?P<nth>\b(?:the|on)\ (?:the\ )?(?P<nn>\d{{1,2}})(?:st|nd|rd|th)\b
        (?:\ of\ (?P<nmon>this|next|last)\ month)?
        (?!\ (?:of\ )?(?:{_MONTH})\b))
  | (?P<typo>(?<![\d/.])(?P<td>{_DAY})\ (?:of\ )?(?P<tm>[a-z]{{5,10}})(?:,?\ (?P<ty>\d{{4}}))?)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Found:
    """A date in a text, from ``start`` to ``end``, as typed in ``words``.

    ``day``: None when there is no such day (31 February). ``sure``: day, month and year were all typed.
    ``relative``: said from today. ``said_weekday``: the typed weekday (0 = Monday) when it differs.
    ``other``: a second day that the words may well mean ("next Friday").
    """

    start: int
    end: int
    words: str
    day: date | None
    sure: bool = False
    relative: bool = False
    short: bool = False
    said_weekday: int | None = None
    other: date | None = None


def british(day: date, *, weekday: bool = False) -> str:
    """Return "4 December 2026", or "Friday 4 December 2026" with its weekday."""
    words = f"{day.day} {month_name[day.month]} {day.year}"
    return f"{day_name[day.weekday()]} {words}" if weekday else words


def weekday_name(number: int) -> str:
    """Return the English name of a weekday, 0 = Monday."""
    return day_name[number]


def month_of(word: str) -> int | None:
    """Return the month that a word is the name of, 1 to 12, or None; "may" only with its capital letter."""
    return None if word in ("may", "mar") else _SHORT.get(word.lower())


def find_dates(text: str, today: date, prefer: Prefer) -> tuple[Found, ...]:
    """Return every date in a text in order; ``prefer`` says which way a missing year or month is guessed."""
    found: list[Found] = []
    for match in _PATTERN.finditer(text):
        kind = next(name for name in _READERS if match[name] is not None)
        found.extend(_READERS[kind](match, today, prefer))
    return tuple(found)


def mend_slips(text: str) -> str:
    """Return a text with slips of the finger in names of days and months put right ("tomorow", "Novmber")."""
    text = re.sub(r"\b(?:tmrw|tmw|tmro|tomoz|tomos|2moro|2mo?rrow|2mrw)\b", "tomorrow", text, flags=re.IGNORECASE)
    return re.sub(r"[A-Za-z]{6,11}", lambda match: _mended(match[0]), text)


def _mended(word: str) -> str:
    low = word.lower()
    if low in _NAMES:
        return word
    near = get_close_matches(low, _NAMES, n=1, cutoff=0.82)
    return near[0] if near and near[0][0] == low[0] and low != f"{near[0]}s" else word


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(typed: str, today: date) -> int:
    """Return a year of four digits; two digits mean the last ninety years or the next ten."""
    number = int(typed.strip("'’"))
    if number > 99:
        return number
    return 2000 + number if 2000 + number <= today.year + 10 else 1900 + number


def _one(match: re.Match[str], day: date | None, **flags: bool | int | date | None) -> list[Found]:
    return [Found(match.start(), match.end(), match[0].rstrip(" .,"), day, **flags)]  # type: ignore[arg-type]


def _weekday_differs(typed: str | None, day: date | None) -> int | None:
    if not typed or day is None:
        return None
    said = next(n for name, n in _DAYS.items() if name.startswith(typed.lower()[:3]))
    return said if said != day.weekday() else None


def _numeric(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    day = make_day(full_year(match["ny"], today), int(match["nm"]), int(match["nd"]))
    return _one(match, day, sure=True, said_weekday=_weekday_differs(match["nw"], day))


def _iso(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    return _one(match, make_day(int(match["iy"]), int(match["im"]), int(match["id"])), sure=True)


def _spaced(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read "4 12 2026"; with two digits for the year ("9 12 26") only where nothing else is said, and never sure."""
    short = len(match["sy"]) == 2
    if short and (len(match.string.strip()) > len(match[0]) + 12 or int(match["sm"]) > 12):
        return []
    return _one(match, make_day(full_year(match["sy"], today), int(match["sm"]), int(match["sd"])), sure=not short)


def _compact(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read "021226" or "02122026" where nothing else is typed; never sure."""
    return _one(match, make_day(full_year(match["cy"], today), int(match["cm"]), int(match["cd"])))


def _named(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read "4 December 2026", "Fri 4th of dec", and several days of a month ("5 and 6 November 2026")."""
    month, year = _SHORT[match["month"].lower()], match["year"]
    numbers = [int(n) for n in re.findall(r"\d+", match["days"])]
    word = next((n for n, o in enumerate(_ORDINALS, 1) if match["days"].lower().endswith(o)), None)
    found, words = [], match[0].rstrip(" .,")
    for number in numbers + ([word] if word and not numbers else []):
        day = _in_year(year, month, number, today, prefer=prefer)
        said = _weekday_differs(match["w"], day)
        found.append(Found(match.start(), match.end(), words, day, sure=year is not None, said_weekday=said))
    return found


def _in_year(year: str | None, month: int, day: int, today: date, *, prefer: Prefer) -> date | None:
    if year:
        return make_day(full_year(year, today), month, day)
    return _nearest_year(month, day, today, prefer)


def _nearest_year(month: int, day: int, today: date, prefer: Prefer) -> date | None:
    years = range(today.year, today.year + 9) if prefer == "future" else range(today.year, today.year - 9, -1)
    for year in years:
        found = make_day(year, month, day)
        if found and (found >= today if prefer == "future" else found <= today):
            return found
    return None


def _american(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read a month before its day. Without a year or "th" it may be anything ("in May 6 times")."""
    if not (match["ay"] or match["ath"] or len(match[0]) == len(match.string.strip())):
        return []
    day = _in_year(match["ay"], _SHORT[match["am"].lower()], int(match["ad"]), today, prefer=prefer)
    return _one(match, day, sure=match["ay"] is not None)


def _typo(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read a month with a slip of the finger ("4 Decemeber 2026"): understood, never sure."""
    near = get_close_matches(match["tm"].lower(), list(_MONTHS), n=1, cutoff=0.8)
    if not near:
        return []
    number = int(re.findall(r"\d+", match["td"])[0])
    return _one(match, _in_year(match["ty"], _MONTHS[near[0]], number, today, prefer=prefer))


def _short(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    day, month = int(match["hd"]), int(match["hm"])
    return _one(match, _nearest_year(month, day, today, prefer) if month <= 12 else None, short=True)


def _weekday(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read "Friday", "next Friday", "Friday week", "last Tuesday", "Tuesday next week"."""
    target = next(n for name, n in _DAYS.items() if name.startswith(match["wd"].lower()[:3]))
    which = (match["which"] or "").lower()
    later = (match["later"] or "").strip().lower()
    ahead = today + timedelta(days=(target - today.weekday() - 1) % 7 + 1)
    behind = today - timedelta(days=(today.weekday() - target - 1) % 7 + 1)
    monday = today - timedelta(days=today.weekday())
    other = None
    if later == "last week":
        day = monday + timedelta(days=target - 7)
    elif later == "next week":
        day = monday + timedelta(days=target + 7)
    elif later == "this week":
        day = monday + timedelta(days=target)
    elif later == "week" or "week on" in which:
        day = ahead + timedelta(days=7)
    elif which == "next":
        day = monday + timedelta(days=target + 7)
        other = ahead if ahead != day else None
    elif which == "last" or (prefer == "past" and which not in ("this", "coming", "this coming")):
        day = behind
    else:
        day = ahead
    return _one(match, day, relative=True, other=other)


def _span(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    words = match[0].lower().replace("fortnights", "fortnight").replace("’", "").replace("'", "")
    words = re.sub(r"\ban?\b", "1", words)
    words = re.sub(r"\b(\w+) fortnight\b", lambda m: {"1": "2 weeks", "one": "2 weeks"}.get(m[1], "4 weeks"), words)
    words = re.sub(r"(?<=\w)(?: time| from now| from today|(?<! ago) today)$", "", words).replace("wk", "week")
    if "ago" not in words and words[0].isalnum() and not words.startswith(("in ", "to", "yes", "day")):
        words = f"in {words}"
    words = {"day after tomorrow": "in 2 days", "day before yesterday": "2 days ago"}.get(words, words)
    settings = {"RELATIVE_BASE": datetime.combine(today, time())}
    read = dateparser.parse(words, languages=["en"], settings=settings)
    return _one(match, read.date(), relative=True) if read else []


def _nth(match: re.Match[str], today: date, prefer: Prefer) -> list[Found]:
    """Read "the 4th": of the month said, or the nearest month on the side that is meant."""
    number, said = int(match["nn"]), (match["nmon"] or "").lower()
    step = 1 if prefer == "future" else -1
    first = {"next": 1, "last": -1}.get(said, 0)
    for shift in range(first, first + 3 * step, step):
        months = today.year * 12 + today.month - 1 + shift
        day = make_day(months // 12, months % 12 + 1, number)
        if day and (said or (day >= today if step > 0 else day <= today)):
            return _one(match, day, relative=True)
    return _one(match, None, relative=True)


_READERS = {
    "iso": _iso,
    "numeric": _numeric,
    "spaced": _spaced,
    "compact": _compact,
    "named": _named,
    "american": _american,
    "typo": _typo,
    "short": _short,
    "weekday": _weekday,
    "span": _span,
    "nth": _nth,
}
