"""The kind ``people``: the children of the report, one or several in a message."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept
from bot.interview.kinds.dates import british, find_dates
from bot.interview.kinds.day import read_day
from bot.interview.kinds.denied import is_denied
from bot.interview.kinds.jobs import is_school
from bot.interview.kinds.text import is_capitalised, is_role, word_set
from bot.interview.questionnaire import Part, Question

UNBORN_DAYS = 310
_MOST = 2000  # characters that are searched: far more than any list of children
GROWN_UP_YEARS = 18
_YEAR = re.compile(
    r"\b(?:(?:year|yr|y)[.:]? ?(?:group:? )?(?:1[0-3]|[1-9]|r)\b|reception(?: class)?|(?:school "
    r"|day )?nursery(?: class)?|pre-?school"
    r"|sixth form|6th form|playgroup|not (?:yet )?(?:at|in) (?:school|nursery)(?: yet)?|(?:year|yr) (?:one"
    r"|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|thirteen)|foundation(?: stage)?|early years|college|eyfs)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;:\n()/&+]| - | – | — |\.(?=\s|$)|\band\b|\balso\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birthday|birth date|b\.|due(?: on| date)?|expected"
    r"|aged?|is|she's|he's|she is|he is"
    r"|who|just|only|hi|hello|her|his|their|was|in|on|the|of|with|currently|name|called|child|both|year group"
    r"|years?(?:[ -]olds?)?|yrs?(?: old)?|months?"
    r"|old|it's|about|report|this|for|pupil|also|a|y/o|yo|attends|at|not born yet|class|brother"
    r"|sister)\b(?!')[:.]?|(?<![\w])\d{1,2}(?!\w)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:children|childrens|kids|family|families|siblings|brothers|sisters|twins|boys|girls|all|everyone"
    r"|both|them|class)\b",
    re.I,
)
_NOT_NAMES = word_set(
    "i my me we our the a an not no yes don't know unknown unsure none nobody child her him she he they it "
    "this that please"
)
_UNBORN = re.compile(r"\b(?:unborn|due|not born yet|expected|expecting|pregnan\w+)\b", re.IGNORECASE)
_MARK = "\x1f"


class PeopleKind:
    """Children, stored as rows ``{"name", "born": ISO text, "due": whether that is a due date, "year"}``."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Read one child (a row) or several (a list of rows). A group without names is asked again."""
        rows = _rows(text[:_MOST], context.today)
        if not rows:
            return again("kinds.people_each" if _GROUP.search(text) else "kinds.people_not_read")
        value = rows[0] if len(rows) == 1 else rows
        for row in rows:
            said = _doubt(row.get("born"), context.today, unborn=bool(_UNBORN.search(text)))
            if said:
                return confirm(value, said, name=row["name"], date=british(date.fromisoformat(row["born"])))
        return _impossible(text, rows, context.today) or kept(value)

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read a name, a date of birth (ISO text; see ``is_due``) or a year group, which stays as typed."""
        if part.kind == "birth":
            return _read_born(text, context)
        if part.id == "name":
            row = next(iter(_rows(text[:400], context.today)), None)
            return kept(row["name"]) if row else again("kinds.people_not_read")
        return kept(_year(text) if len(text) < 40 else text.strip())

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return what one row lacks. A child who is not born yet has no year group."""
        due = bool(value.get("due"))
        return tuple(p.id for p in question.parts if p.id not in value and not (due and p.id == "year"))

    def in_words(self, question: Question, value: Any) -> str:
        """Return one child a line: name, date of birth (or due date, marked), year group."""
        return "\n".join(_line(row) for row in (value if isinstance(value, list) else [value]))


def _impossible(text: str, rows: list[dict[str, Any]], today: date) -> Read | None:
    """Keep the row and say so when its date does not exist (31 February)."""
    unreal = next((f.words for f in find_dates(text[:_MOST], today, "past") if f.day is None), None)
    if unreal is None or all("born" in row for row in rows):
        return None
    return kept(rows[0] if len(rows) == 1 else rows, "kinds.birth_not_real", date=unreal)


def is_due(born: str | None, today: date) -> bool:
    """Whether a date (ISO text) given as a date of birth is a due date: after today."""
    return born is not None and date.fromisoformat(born) > today


def _line(row: dict[str, Any]) -> str:
    born = british(date.fromisoformat(row["born"])) if row.get("born") else ""
    return ", ".join(
        t for t in (row.get("name"), f"due {born}" if born and row.get("due") else born, row.get("year")) if t
    )


def _year(text: str) -> str:
    match = _YEAR.search(text)
    return match[0] if match else text.strip().rstrip(".")


def _read_born(text: str, context: Context) -> Read:
    unborn = bool(_UNBORN.search(text))
    read = read_day(text, context.today, "future" if unborn else "past")
    if read.value is None:
        return again("kinds.birth_not_read") if read.say in ("kinds.date_not_read", "kinds.date_needs_day") else read
    said = _doubt(read.value, context.today, unborn=unborn)
    if said:
        return confirm(read.value, said, name=context.child, date=british(date.fromisoformat(read.value)))
    if read.say == "kinds.date_confirm":
        return again("kinds.birth_year")
    return read


def _doubt(born: str | None, today: date, *, unborn: bool) -> str:
    """Return the key of what is odd about a date of birth, or ""."""
    if not born:
        return ""
    day = date.fromisoformat(born)
    if day > today + timedelta(days=UNBORN_DAYS):
        return "kinds.born_ahead"
    if day > today:
        return "" if unborn else "kinds.born_due"
    grown = (today.year - day.year) - ((today.month, today.day) < (day.month, day.day))
    return "kinds.born_long_ago" if grown >= GROWN_UP_YEARS else ""


def _rows(text: str, today: date) -> list[dict[str, Any]]:
    """Cut a message into its children: each name begins one.

    Dates and year groups go to the name before them.
    """
    pieces = _pieces(text, today)
    rows: list[dict[str, Any]] = []
    waiting: dict[str, Any] = {}
    for kind, words in pieces:
        if kind == "name":
            if rows and _is_surname_first(rows[-1], words, text):
                rows[-1]["name"] = f"{rows[-1]['name']}, {words}"
                continue
            rows.append({"name": words, **waiting})
            waiting = {}
        else:
            target = rows[-1] if rows else waiting
            if kind == "born" and "born" not in target:
                target |= {"born": words, "due": is_due(words, today)}
            elif kind == "year" and "year" not in target:
                target["year"] = words
    return rows


def _is_surname_first(row: dict[str, Any], words: str, text: str) -> bool:
    """Whether a name goes on after a comma ("Khan, Amira, 14 March 2017")."""
    one_word = " " not in row["name"] and " " not in words
    return (
        one_word
        and set(row) == {"name"}
        and bool(re.match(rf"\s*{re.escape(row['name'])},\s*{re.escape(words)}\s*,", text))
    )


def _pieces(text: str, today: date) -> list[tuple[str, str]]:
    """Return (name | born | year, words) in order of the text."""
    prefer_future = _UNBORN.search(text) is not None
    spans: list[tuple[int, int, str, str]] = []
    for found in find_dates(text, today, "future" if prefer_future else "past"):
        if found.day and found.sure and not is_denied(text, found.start, found.end):
            spans.append((found.start, found.end, "born", found.day.isoformat()))
        elif found.day:
            spans.append((found.start, found.end, "", found.words))
    for match in _YEAR.finditer(text):
        if not any(s < match.end() and match.start() < e for s, e, _, _ in spans):
            spans.append((match.start(), match.end(), "year", match[0]))
    pieces, at, lower = [], 0, text.islower()
    for start, end, kind, words in sorted(spans):
        pieces += [("name", n) for n in _names(text[at:start], lower=lower)]
        pieces += [(kind, words)] if kind else []
        at = max(at, end)
    return pieces + [("name", n) for n in _names(text[at:], lower=lower)]


def _names(stretch: str, *, lower: bool) -> list[str]:
    """Return the names in a stretch of text that holds neither dates nor year groups."""
    found = []
    for raw in _CUT.split(stretch):
        words = _NOISE.sub(_MARK, raw.replace("’", "'"))
        name = next((" ".join(w.split()) for w in (p.strip(" .:'\"-") for p in words.split(_MARK)) if w), "")
        if _is_name(name, lower=lower):
            found.append(name)
    return found


def _is_name(words: str, *, lower: bool) -> bool:
    """Whether words are a name; one in small letters only where the whole message is in small letters."""
    parts = words.split()
    if not 1 <= len(parts) <= 5 or _GROUP.search(words) or any(p.lower() in _NOT_NAMES for p in parts):
        return False
    if is_school(words) or (len(parts) == 1 and is_role(words)):
        return False
    if not all(re.fullmatch(r"[^\W\d_][\w.'-]*|[^\W\d_]", p) for p in parts):
        return False
    return is_capitalised(words) or (lower and len(parts) <= 3) or words.lower().startswith(("baby", "unborn"))
