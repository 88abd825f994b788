"""The coach: reads an answer once and tells what a careful colleague would ask about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.language import Language

from bot.coaching import tongue
from bot.coaching.checks import ALL
from bot.coaching.checks.full_names import word_surnames
from bot.coaching.checks.pupils import first_names
from bot.coaching.finding import SEVERITIES, Check, Finding, Setting, Span
from bot.coaching.language import DEFAULT_MODEL, Reading, load_language
from bot.coaching.where import CHOICES, EVERYWHERE
from bot.coaching.word_stock import small_words
from bot.interview.questionnaire import Question
from bot.interview.wording import fill

MOST_PROMPTS = 2
LONGEST = 20_000
_QUOTED_MOST = 60
_GENERAL = "C00"
_MISSING = frozenset(check.id for check in ALL if check.family == "missing")
_NONE = re.compile(
    r"^\W*(?:no|none|nil|never|nope|no,? never|not that (?:i|we) (?:know|are aware)(?: of)?|none (?:that"
    r"|which) (?:i|we) (?:know|are aware) of|(?:none|nothing) (?:known|at (?:the|this) (?:moment|time)"
    r"|so far)"
    r"|i do(?:n'?t| not) know|not known|don'?t know|no extra help|no one|nobody|no suspensions?)\W*$",
    re.IGNORECASE,
)
_NONE_FIRST = re.compile(
    r"^\W*(?:no|none|nothing|not yet)(?:,? none)?(?: that)? (?:i|we)(?:'ve| have| can)? "
    r"(?:know(?: of)?|are aware of|am aware of|seen|see|heard)(?: of)?(?: yet| so far| at the moment)?[.;,-](?!.*\bbut\b)",
    re.IGNORECASE,
)
"""An honest "none", with words after it that say why."""

_NOT_YET = re.compile(
    r"^\W*(?:no,? )?(?:not yet(?: that \w+ know(?: of)?)?|(?:it |this |that )?(?:has|have)(?:n'?t| not) happened yet[^.;]{0,40}"
    r"|not that (?:we|i|anyone)(?:'ve| have| has)? (?:seen|know|heard|are aware|been told)[^.;]{0,20})[.;,-](?!.*\bbut\b)",
    re.IGNORECASE,
)
_NEVER_SENT_HOME = re.compile(
    r"^\W*(?:no|none|never)\b(?!.*\b(?:but|although|except|apart|part.?time|reduced|internal\w*|isolat\w+|often|sometimes|\w+ times)\b)",
    re.IGNORECASE | re.DOTALL,
)
_NEEDS_MORE = frozenset({"share.parent", "share.child", "sos.unknown", "edu.look", "view.plan"})


@dataclass(frozen=True)
class Coach:
    """Checks answers. Made once by ``load_coach``; holds no text, so it may be shared between threads."""

    language: Language

    def check(self, question: Question, text: str, setting: Setting, *, part: str = "") -> tuple[Finding, ...]:
        """Return everything that a careful reader would raise, most serious first, one finding for each id.

        ``text``: the whole answer as typed, of which ``LONGEST`` characters are read. ``part``: the id of
        the part of a row or of a danger statement that ``text`` is, when it is not the whole answer: then
        nothing is said about what the other parts may hold.
        """
        if question.id not in EVERYWHERE or not re.search(r"\w", text):
            return ()
        reading = Reading(question.id, text[:LONGEST], setting, self.language)
        found: dict[str, tuple[int, Finding]] = {}
        for check in _fitting(reading, part=part):
            span = check.look(reading)
            if span is None:
                continue
            rank = SEVERITIES.index(check.severity)
            if check.id not in found or rank < found[check.id][0]:
                found[check.id] = (rank, _finding(check, reading, span))
        return _ordered(found)


def _ordered(found: dict[str, tuple[int, Finding]]) -> tuple[Finding, ...]:
    """Put the most serious first. "Add a fact" says nothing more when something better is asked already."""
    asked = sum(finding.severity == "ask" for _, finding in found.values())
    if asked > 1 and _GENERAL in found:
        found = {id_: item for id_, item in found.items() if id_ != _GENERAL}
    return tuple(finding for _, finding in sorted(found.values(), key=lambda item: item[0]))


def _fitting(reading: Reading, *, part: str) -> Iterable[Check]:
    """Yield the checks that make sense on this answer."""
    style = (reading.english or _bare_number(reading)) and reading.question not in CHOICES - {"sos.sort"}
    unsafe = reading.question == "sos.safety" and _NOT_YET.match(reading.plain)
    said_none = unsafe or _NONE.match(reading.plain) or _NONE_FIRST.match(reading.plain)
    never = reading.question == "edu.excl" and _NEVER_SENT_HOME.match(reading.plain)
    none = bool(said_none or never) and reading.question not in _NEEDS_MORE
    for check in ALL:
        if reading.question not in check.where:
            continue
        if check.severity in ("ask", "tip") and (not style or none):
            continue
        if part and (check.whole or check.family == "missing"):
            continue
        yield check


def _bare_number(reading: Reading) -> bool:
    """Whether only a number stands there, such as a percent or 999."""
    return reading.question in ("edu.attend", "next.worse") and not reading.words


def _finding(check: Check, reading: Reading, span: Span) -> Finding:
    about = " ".join(reading.typed[span[0] : span[1]].split())
    words = about if len(about) <= _QUOTED_MOST else about[:_QUOTED_MOST].rsplit(" ", 1)[0] + " …"
    template = check.says_for.get(reading.question, check.says)
    says = fill(template, key=check.id, words=words.strip("“”\"'"), child=reading.child_name)
    return Finding(check.id, check.severity, says[0].upper() + says[1:], about)


def load_coach(model: str = DEFAULT_MODEL) -> Coach:
    """Make the coach. Raises CoachError, naming SOS_SPACY_MODEL, when the model cannot be loaded."""
    coach = Coach(load_language(model))
    tongue.warm()
    first_names()
    word_surnames()
    small_words()
    coach.language("Ms Cole told the social worker.")
    return coach


def prompts(findings: Iterable[Finding], already: Collection[str]) -> tuple[Finding, ...]:
    """Return at most two findings to raise now: those not asked yet, most serious first, never a tip.

    The second one tells what is missing if the first is about words, and the reverse, where there is one:
    two questions about two words of one sentence feel like nagging.
    """
    open_ = [f for f in findings if f.severity != "tip" and f.id not in already]
    if not open_ or open_[0].severity != "ask":
        return tuple(open_[:MOST_PROMPTS])
    first = open_[0]
    rest = [f for f in open_[1:] if not _same_words(f, first)]
    other = [f for f in rest if (f.id in _MISSING) != (first.id in _MISSING)]
    return (first, *(other or rest)[:1])


def _same_words(one: Finding, other: Finding) -> bool:
    """Whether two findings are about the same words, so that the second question would only nag."""
    a, b = one.about.lower(), other.about.lower()
    return bool(a and b) and (a in b or b in a)


def as_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return what ``sos-report check`` prints: at most two prompts, then the tips."""
    kept = tuple(findings)
    shown = (*prompts(kept, ()), *(f for f in kept if f.severity == "tip"))
    return [{"id": f.id, "severity": f.severity, "says": f.says} for f in shown]
