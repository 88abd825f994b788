"""The kinds ``choice`` and ``choice_text``: one option, found by number, label or other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot.interview.kinds.base import Context, Read, again, confirm, kept
from bot.interview.kinds.text import number, sentences, word_set
from bot.interview.kinds.yes_no import HALF_NO, NO_WORDS, SYNONYMS, YES_WORDS
from bot.interview.questionnaire import Option, Part, Question

_BARE = frozenset({*YES_WORDS, *NO_WORDS, "none", "nothing"})
_FILLERS = word_set(
    "it its is this that was has have had a an the she he they shes hes we i um er well erm think "
    "conference "
    "to be on for of my in one option number case please so just think id im say would go with oh sorry hi actually"
)
_NEGATION = re.compile(
    r"(?:\bnot|\b(?:is|was|are|ai|do|does|did|has|have|had|ca|wo|would|should|could)nt|\bnever|\bno longer|\brather than"
    r"|\binstead of|\bneither|\bnor|\bcannot|\bapart from)(?: \w+){0,2} $|\b(?:no|without)(?: an?)? $"
)
# "No idea" is no No, nor is "no one has said".
_NO_NO = re.compile(r" (?:idea|clue|one|body|doubt|wonder|more|longer|word|news|info\w*|matter|answer|update|change)\b")
_ONCE = re.compile(r"\b(?:had|used to|ceased|lapsed|ended|previously|refused|turned down|no longer|stopped)\b")
_PARENT = r"(?:mum|dad|mother|father|step ?\w+|gran\w*|nan)"
_ONE_LEFT = re.compile(rf"\b(?:not|no|hasnt|havent)\b(?: yet)?(?: with| to)? (?:{_PARENT}|him|her|the other)\b")
_ONE_YES = re.compile(
    rf"\byes\b.*\b{_PARENT} (?:no|hasnt|not|didnt)\b|\b{_PARENT} (?:no|hasnt|not|didnt)\b.*\byes\b"
    rf"|\b(?:read|shared|shown|showed|discussed|went|gone|been|talked)\b.*\b{_PARENT}\b.*\b{_PARENT}s? (?:\w+ )?(?:no|not|hasnt|didnt|wont|isnt|cant|couldnt|refused|never)\b"
)
_CANNOT_FOR_FEAR = re.compile(
    r"\b(?:cant|cannot|wont|couldnt|not going to|dont dare)\b.*\b(?:hurt|kill|hit|batter|go for|kick off|temper|violent|danger|blow up"
    r"|take it out|come after|go mad|go ballistic|lash out|run off with|scared|frightened|afraid)\b"
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
        return _read_back(question, find_option(question, text), text)

    def parse_part(self, question: Question, part: Part, text: str, context: Context) -> Read:
        """Read an option; this kind has no parts of its own."""
        return self.parse(question, text, context)

    def missing(self, question: Question, value: Any) -> tuple[str, ...]:
        """Nothing is ever missing from a choice."""
        return ()

    def in_words(self, question: Question, value: Any) -> str:
        """Return the option's label."""
        return _option(question, value).label


def _read_back(question: Question, found: Read, text: str) -> Read:
    """Return a choice that is read back where the words are half a no, or a question ("a review?")."""
    if found.outcome != "kept":
        return found
    can_be_unsure = "not_sure" in {o.id for o in question.options}
    half = can_be_unsure and found.value == "no" and any(_has(term, _plain(text)) for term in HALF_NO)
    if not half and not text.rstrip().endswith("?"):
        return kept(found.value)
    return confirm(found.value, "kinds.choice_confirm", choice=_option(question, found.value).label)


class ChoiceTextKind:
    """One of the options with what the writer says about it: ``{"choice": id, "text".

    All that was typed, or ""}``.
    """

    def parse(self, question: Question, text: str, context: Context) -> Read:
        """Find the option; the whole message is the text when it says more than the option does."""
        found = _with_doubt(question, find_option(question, text, loose=True), _plain(text))
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


def _with_doubt(question: Question, found: Read, plain: str) -> Read:
    """Return a choice, read back where the words may mean another: "had one but it ended", "yes, but not dad"."""
    ids = {o.id for o in question.options}
    if found.outcome == "again" and "part" in ids and _ONE_YES.search(plain):
        return confirm("part", "kinds.choice_confirm", choice=_option(question, "part").label)
    if found.value == "not_yet" and "not_safe" in ids and _CANNOT_FOR_FEAR.search(plain):
        return confirm("not_safe", "kinds.choice_confirm", choice=_option(question, "not_safe").label)
    if found.outcome != "kept":
        return found
    left = (found.value == "yes" and _ONE_LEFT.search(plain)) or _ONE_YES.search(plain)
    value = "part" if "part" in ids and left else found.value
    once = question.id == "edu.send" and value != "none" and _ONCE.search(plain)
    if value == found.value and not once:
        return found
    return confirm(value, "kinds.choice_confirm", choice=_option(question, value).label)


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
        options = {hit.option for hit in _hits(question, stretch)} | _against(question, stretch)
        if loose and "part" in {o.id for o in question.options} and {"yes", "not_yet"} <= options:
            return kept("part")
        if len(options) == 1:
            return kept(options.pop())
        if len(options) > 1:
            return again("kinds.choice_two", _labels(question, options))
    return _turned(question, plain) or _nearly(question, plain)


def _against(question: Question, plain: str) -> set[str]:
    """Return yes or no where words for the other are denied beside a plain no or yes ("no, not safe")."""
    other = {"yes": "no", "no": "yes"}
    if not any(hit.term in _BARE for hit in _hits(question, plain)):
        return set()
    denied = [h for h in _named(question, plain) if h.term not in _BARE and _NEGATION.search(plain[: h.start][-40:])]
    return {other[h.option] for h in denied if h.option in other} & {o.id for o in question.options}


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
    bare = re.sub("['’‘`]", "", text[:2000].lower())
    return re.sub(r"[\s-]+", " ", bare).strip()


def _has(term: str, plain: str) -> bool:
    return re.search(rf"(?<![\w']){re.escape(term)}(?![\w'])", plain) is not None


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
    return {t.replace("-", " ") for t in terms | set(SYNONYMS.get(option.id, ()))}


def _hits(question: Question, plain: str) -> list[_Hit]:
    """Return the options that a text chooses: named, and not negated."""
    named = _named(question, plain)
    hits = [hit for hit in named if _counts(hit, plain)]
    starts = {hit.start for hit in named if hit.term not in _BARE}
    free = [hit for hit in hits if not (hit.term in _BARE and hit.end + 1 in starts and plain[hit.end] == " ")]
    return free or hits


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
        if _NEGATION.search(before) or (hit.term == "no" and _NO_NO.match(after)):
            return False
        return first or not after or not re.match(r" ?\w", after)
    return not _NEGATION.search(before)


def _nearly(question: Question, plain: str) -> Read:
    """Look for a slip of the finger in a word of five letters or more ("reveiw")."""
    names = {t: o.id for o in question.options for t in _terms(o) if len(t) >= 5 and " " not in t}
    near = {
        names[m] for w in re.findall(r"[a-z]{5,}", plain)[:60] for m in get_close_matches(w, names, n=1, cutoff=0.8)
    }
    if len(near) == 1 and not re.search(r"\b(?:not|never)\b|\b\w+nt\b", plain):
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
