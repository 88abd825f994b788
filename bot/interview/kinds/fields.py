"""The kind ``fields``: who someone is, in one sentence in any order.

What cannot be told is asked for by itself.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept, parts_missing
from bot.interview.kinds.contact import find_email, find_phone, is_personal
from bot.interview.kinds.dates import british, find_dates
from bot.interview.kinds.denied import said_dates
from bot.interview.kinds.jobs import find_job, is_school, names_only_a_kind_of_school
from bot.interview.kinds.parts import read_part
from bot.interview.kinds.text import has_title, is_capitalised, sentences, words_of
from bot.interview.questionnaire import Part, Question

_Told = tuple[str, str]
_LABELS = {
    "name": r"(?:full )?name",
    "job": r"job(?: title)?|role|position|post",
    "school": r"school|setting|workplace",
}
_CUE = re.compile(
    r"(?:\be-?mail(?: address| me)?|\btel(?:ephone)?|\bphone(?: number)?|\bmobile|\bmob|\bnumber|\bdated?"
    r"|\bon)(?: is)?\s*[:.]?\s*$",
    re.I,
)
_I_AM = re.compile(
    r"^(?:hi|hello|hey)?[,.! ]*(?:my name is|my name's|i am called|i am|i'm|im|this is|it's|it is|me,)\s+",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"^(?:and |but )?(?:i am|i'm|im|i work as|i work|my job is|my role is|working as|as|who is|he is"
    r"|she is|he's|she's|is)\s+",
    re.I,
)
_AT = re.compile(
    r"^(?:,|and|-|–)?\s*(?:i work |working |based )?(?:at|from|for|in|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;|\n()]+|:\s| [-–—/] | and (?=(?:i'm|i am|i work|my )\b)", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:has |have )?(?:checked|read|signed|approved|seen|looked at|been through)\b.*$",
    re.IGNORECASE,
)


class FieldsKind:
    """Named parts, stored as ``{part id: text or None}``; a date is an ISO text.

    A part not yet asked is absent.
    """

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Find as many parts as the message tells for certain. Nothing told is asked again."""
        found, rest = _patterns(question, text, context.today)
        found |= _labelled(question, rest)
        wanted = [p.id for p in question.parts if p.id in _LABELS and p.id not in found]
        if wanted and not set(found) & set(_LABELS):
            found |= _told(rest, wanted)
        if not found:
            return again("kinds.fields_not_read", parts=_labels(question))
        value = {part.id: found[part.id] for part in question.parts if part.id in found}
        return _said(value, text, question, context)

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read one part."""
        return read_part(part, text, context)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return the parts that were not told yet."""
        return parts_missing(question, value)

    def in_words(self, question: Question, value: Any) -> str:
        """Return the parts in the order of the form, on one line; those not known are left out."""
        shown = []
        for part in question.parts:
            text = value.get(part.id)
            if text:
                shown.append(british(date.fromisoformat(text)) if part.kind == "date" else text)
        return ", ".join(shown)


def _labels(question: Question) -> str:
    return ", ".join(part.label.lower() for part in question.parts)


def _said(value: dict[str, Any], text: str, question: Question, context: Context) -> Read:
    email = value.get("email")
    if email and is_personal(email):
        return kept(value, "kinds.personal_email")
    day = next((value[p.id] for p in question.parts if p.kind == "date" and p.id in value), None)
    if day and not all(f.sure for f in find_dates(text, context.today, "past")):
        return confirm(value, "kinds.date_confirm", date=british(date.fromisoformat(day), weekday=True))
    return kept(value)


def _patterns(question: Question, text: str, today: date) -> tuple[dict[str, Any], str]:
    """Take out what has a form of its own: email, phone, date.

    Return them and the text with gaps in their place.
    """
    found: dict[str, Any] = {}
    rest = text[:3000]
    for part in question.parts:
        match = {"email": find_email, "phone": find_phone}.get(part.kind, lambda _: None)(rest)
        if match:
            found[part.id] = match[0] if ")" in match[0] else match[0].lstrip("(")
            rest = _cut(rest, match.start(), match.end())
        days = [f for f in said_dates(rest, today, "past") if f.day] if part.kind == "date" else []
        if len({f.day for f in days}) == 1 and days[0].day:
            found[part.id] = days[0].day.isoformat()
            for day in reversed(days):
                rest = _cut(rest, day.start, day.end)
    return found, rest


def _cut(text: str, start: int, end: int) -> str:
    return f"{_CUE.sub('', text[:start])}\n{text[end:]}"


def _labelled(question: Question, text: str) -> dict[str, str]:
    """Read "Name: Ruth Cole" and the like, one a line or between commas."""
    found = {}
    for piece in re.split(r"[\n,;]+", text):
        for part in question.parts:
            names = _LABELS.get(part.id)
            match = re.match(rf"\s*(?:{names})\s*[:=]\s*(\S.*)", piece, re.IGNORECASE) if names else None
            if match:
                found[part.id] = match[1].strip().rstrip(".")
    return found


def _pieces(text: str) -> list[str]:
    """Cut a message into the bits between commas, brackets and sentence ends, without "I'm" and the like."""
    found = []
    for sentence in sentences(text.replace("’", "'")):
        for raw in _SEPARATOR.split(sentence):
            piece = _WORK.sub("", _I_AM.sub("", raw.strip())).strip(" .,:-–—")
            if piece and not _CUE.fullmatch(piece):
                found.append(piece)
    return found


def _told(text: str, wanted: list[str]) -> dict[str, str]:
    """Tell name, job and school apart by their words; what stays open is left out, never guessed."""
    found: dict[str, str] = {}
    left: list[str] = []
    for kind, words in (told for piece in _pieces(text) for told in _classify(piece)):
        kind = "name" if kind == "name?" and "name" not in found and not left else kind
        if kind == "job" and "job" in found and f"{found['job']}, {words}" in text:
            found["job"] = f"{found['job']}, {words}"
        elif kind in wanted and kind not in found:
            found[kind] = words
        elif kind in ("", "name?"):
            left.append(words)
    _by_elimination(found, left, wanted)
    for words in left:
        # "Assistant Head, Pastoral", "(Pastoral)": what stands right behind the job belongs to it.
        behind = re.search(rf"{re.escape(found.get('job') or '#')}[,( ]+{re.escape(words)}\)?", text)
        if behind:
            found["job"] = behind[0]
    return {k: v for k, v in found.items() if k in wanted and v in text.replace("’", "'")}


def _classify(piece: str) -> list[_Told]:
    """Return the parts in one piece, as (part id, "name?" for a likely name, or "", words)."""
    job = find_job(piece)
    if job is None:
        return _one(piece)
    before = re.sub(r"(?i)(?:^|[ ,])(?:the|an?|is|as|our|who is|who's|and|s?he)\s*$", "", piece[: job.start()].strip())
    before = re.sub(r"(?i)(?:^|[ ,])(?:is|as|who is|who's|and)$", "", before.strip(" ,'-")).strip(" ,'-")
    after = piece[job.end() :].strip(" -")
    return [*(_one(before) if before else []), ("job", job[0]), *(_one(after) if after else [])]


def _one(piece: str) -> list[_Told]:
    """Tell what a piece without a job is. "at" or "from" before it makes it a school."""
    at = re.match(r"(?i)(?:and |, ?)?(?:i work |working |based )?(?:at|from) ", piece)
    piece = _DONE.sub("", _AT.sub("", piece)).strip(" ,.")
    words = words_of(piece)
    if not words or names_only_a_kind_of_school(piece):
        return []
    if has_title(piece) and not at:
        return _titled(piece)
    if is_school(piece) or (at and len(words) <= 6):
        return [("school", re.split(r"(?i) (?:at|from) (?:the )?", piece)[-1])]
    letters = all(re.fullmatch(r"[^\W\d_][\w.'’-]*", word) for word in words)
    return [("name?" if letters and is_capitalised(piece) and 2 <= len(words) <= 4 else "", piece)]


def _titled(piece: str) -> list[_Told]:
    """Read "Ms Cole" and "Ms Cole from Elm Park"."""
    if is_school(piece) and re.match(r"(?i)(?:st|saint)s?\b", piece):
        return [("school", piece)]  # "St Mary's C of E School" is no person of a school called E
    at = re.search(r"(?i) (?:at|from|of) (?:the )?", piece)
    if at:
        return [("name", piece[: at.start()]), ("school", piece[at.end() :])]
    return [("name" if len(piece.split()) <= 5 else "", piece)]


def _by_elimination(found: dict[str, str], left: list[str], wanted: list[str]) -> None:
    """Fill from pieces that only fit one place.

    A full name first, a school's name once name and job are told.
    """
    if "name" in wanted and "name" not in found and len(left) == 1 and {"job", "school"} & set(found):
        words = words_of(left[0])
        if 1 <= len(words) <= 3 and all(w.replace("-", "").replace("'", "").isalpha() for w in words):
            found["name"] = left.pop()
    if "school" in wanted and "school" not in found and {"name", "job"} <= set(found) and len(left) == 1:
        found["school"] = left.pop()
    if "job" in wanted and "job" not in found and {"name", "school"} <= set(found) and len(left) == 1:
        found["job"] = left.pop()
