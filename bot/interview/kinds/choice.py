"""The kinds ``choice`` and ``choice_text``: one option, found by number, label or other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept
from bot.interview.kinds.text import number, sentences, word_set
from bot.interview.questionnaire import Option, Part, Question

YES_WORDS = (
    "yes", "y", "yep", "yeah", "yup", "ya", "aye", "correct", "that's right", "definitely", "i think so",
    "i'm afraid so", )  # fmt: skip
NO_WORDS = (
    "no", "n", "nope", "nah", "no not at all", "not at all", "not at the moment", "not right now", "not now",
    "not that i know of", "not that we know of", "i don't think so", "we don't think so", "of course not",
)  # fmt: skip
_SYNONYMS = {
    "yes": YES_WORDS,
    "no": NO_WORDS,
    "not_yet": ("not yet", "not yet done"),
    "not_sure": ("not sure", "unsure"),
}
_BARE = frozenset({*YES_WORDS, *NO_WORDS, "none"})
_FILLERS = word_set(
    "it it's its is this that was has have had a an the she he they she's he's we i um er well erm think "
    "conference "
    "to be on for of my in one option number case please so just think i'd i'm say would go with"
)
_NEGATION = re.compile(
    r"(?:\bnot|\bisn't|\bwasn't|\baren't|\bain't|\bnever|\bno longer|\bisnt|\bwasnt|n't)(?: \w+){0,2} $"
)
_NUMBER = re.compile(r"(?:option|number|no\.?|choice|answer)?\s*#?(\w{1,6})\s*[.)]?")


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    option: str
    term: str


class ChoiceKind:
    """One of the options, stored as its id."""

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Find the one option that a message means; two or none are asked again."""
        found = find_option(question, text)
        return kept(found.value) if found.outcome == "kept" else found

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read an option; this kind has no parts of its own."""
        return self.parse(question, text, context)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Nothing is ever missing from a choice."""
        return ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the option's label."""
        return _option(question, value).label


class ChoiceTextKind:
    """One of the options with what the writer says about it: ``{"choice": id, "text".

    All that was typed, or ""}``.
    """

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Find the option; the whole message is the text when it says more than the option does."""
        found = find_option(question, text, loose=True)
        if found.value is None:
            return found
        says_more = _says_more(_option(question, found.value), text)
        value = {"choice": found.value, "text": text.strip() if says_more else ""}
        return Read(found.outcome, value, found.say, found.values, found.options)

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Keep what the writer says about the option."""
        return kept(text.strip())

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Return ("text",) when the option asks for more and nothing more was said.

        None is "I don't know".
        """
        return ("text",) if _option(question, value["choice"]).needs and value.get("text") == "" else ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the label, and what was said about it."""
        label, text = _option(question, value["choice"]).label, value.get("text") or ""
        return text if text.lower().startswith(label.lower()) else ". ".join(t for t in (label, text) if t)


def _option(question: Question, option_id: str) -> Option:
    return next(o for o in question.options if o.id == option_id)


def find_option(question: Question, text: str, *, loose: bool = False) -> Read:
    """Return the option id that a message means as the reading's value.

    ``loose``: more text is expected, so an option named in the first words wins over those named later.
    """
    plain = _plain(text)
    numbered = _NUMBER.fullmatch(plain) or (re.match(r"(\d)[.):,] (?=\D)", plain) if loose else None)
    count = number(numbered[1]) if numbered else None
    if count is not None:
        return _by_number(question, count)
    for stretch in _stretches(text, plain, loose=loose):
        options = {hit.option for hit in _hits(question, stretch)}
        if loose and "part" in {o.id for o in question.options} and {"yes", "not_yet"} <= options:
            return kept("part")
        if len(options) == 1:
            return kept(options.pop())
        if len(options) > 1:
            return again("kinds.choice_two", _labels(question, options))
    return _turned(question, plain) or _nearly(question, plain)


def _turned(question: Question, plain: str) -> Read | None:
    """Read a "not" before the words for yes or no ("not in danger") as the other one, to be confirmed."""
    other = {"yes": "no", "no": "yes"}
    turned = {other[h.option] for h in _named(question, plain) if h.option in other and h.term not in _BARE}
    ids = {option.id for option in question.options}
    if len(turned) != 1 or not turned <= ids:
        return None
    option = _option(question, turned.pop())
    return confirm(option.id, "kinds.choice_confirm", choice=option.label)


def _stretches(text: str, plain: str, *, loose: bool) -> list[str]:
    """Return what is searched, in turn.

    The first sentence, then (where more is expected first clauses) the whole.
    """
    first = _plain(sentences(text)[0]) if sentences(text) else plain
    if not loose:
        return [first, plain]
    clause = re.split(r"[,;:]| - | – ", first, maxsplit=1)[0].strip()
    return [first, plain] if re.search(r"\byes\b.*\bnot? ?yet\b", first) else [clause, first, plain]


def _plain(text: str) -> str:
    lowered = text[:2000].lower().replace("’", "'").replace("-", " ").replace("‘", "'")
    return re.sub(r"\s+", " ", lowered).strip()


def _by_number(question: Question, count: int) -> Read:
    if 1 <= count <= len(question.options):
        return kept(question.options[count - 1].id)
    return again("kinds.choice_number", tuple(o.label for o in question.options), most=len(question.options))


def _labels(question: Question, ids: set[str]) -> tuple[str, ...]:
    return tuple(o.label for o in question.options if o.id in ids)


def _terms(option: Option) -> set[str]:
    label = _plain(option.label)
    inside = re.findall(r"\(([^)]+)\)", label)
    terms = {
        label,
        re.sub(r"\s*\([^)]*\)", "", label),
        *inside,
        *map(_plain, option.words),
        option.id.replace("_", " "),
    }
    return {t.replace("-", " ") for t in terms | set(_SYNONYMS.get(option.id, ()))}


def _hits(question: Question, plain: str) -> list[_Hit]:
    """Return the options that a text chooses: named, and not negated."""
    return [hit for hit in _named(question, plain) if _counts(hit, plain)]


def _named(question: Question, plain: str) -> list[_Hit]:
    """Return the options named in a text, longer names first, no two on the same words."""
    taken: list[_Hit] = []
    named = [(term, option.id) for option in question.options for term in _terms(option)]
    for term, option_id in sorted(named, key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"(?<![\w']){re.escape(term)}(?![\w'])", plain):
            hit = _Hit(match.start(), match.end(), option_id, term)
            if not any(hit.start < t.end and t.start < hit.end for t in taken):
                taken.append(hit)
    return taken


def _counts(hit: _Hit, plain: str) -> bool:
    """Whether a name counts: a negated one does not, a bare yes or no only where it stands by itself."""
    before, after = plain[max(0, hit.start - 40) : hit.start], plain[hit.end :]
    if hit.term in _BARE:
        first = not before or all(w.strip(",.") in _FILLERS for w in before.split())
        return first or not after or not re.match(r" ?\w", after)
    return not _NEGATION.search(before)


def _nearly(question: Question, plain: str) -> Read:
    """Look for a slip of the finger in a word of five letters or more ("reveiw")."""
    names = {t: o.id for o in question.options for t in _terms(o) if len(t) >= 5 and " " not in t}
    near = {
        names[m] for w in re.findall(r"[a-z]{5,}", plain)[:60] for m in get_close_matches(w, names, n=1, cutoff=0.8)
    }
    if len(near) == 1 and not re.search(r"\bnot\b|n't", plain):
        option = _option(question, near.pop())
        return confirm(option.id, "kinds.choice_confirm", choice=option.label)
    return again("kinds.choice_not_read", tuple(o.label for o in question.options))


def _says_more(option: Option, text: str) -> bool:
    """Whether a message says more than the option itself, a bare yes or no and small words."""
    plain = _plain(text)
    if _NUMBER.fullmatch(plain) and number(plain.strip(" .)")) is not None:
        return False
    found = [re.search(rf"(?<![\w']){re.escape(term)}(?![\w'])", plain) for term in _terms(option)]
    first = min((m for m in found if m), key=lambda m: (m.start(), -m.end()), default=None)
    if first:
        plain = plain[: first.start()] + " " + plain[first.end() :]
    small = _FILLERS | _BARE | {"not", "yet"}
    return any(word not in small for word in re.findall(r"[\w']+", plain))
