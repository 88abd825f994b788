"""Names and initials of other children, who are not the business of this report."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.adults import ACTING, CAPITAL, LOWER, UPPER, WORD, introduced
from bot.coaching.checks.class_names import class_names
from bot.coaching.checks.full_names import A_CLUB, A_PUPIL_AFTER, full_names
from bot.coaching.checks.initials import initial_surname, initials
from bot.coaching.checks.lexicon import ALSO_WORDS, KNOWN_WORDS, PLACES_AND_THINGS
from bot.coaching.checks.lower_names import lower_names
from bot.coaching.checks.pupils import (
    GROWN_UP,
    PEER,
    PUPIL_WORD,
    TERM,
    first_names,
    has_a_job,
    known_people,
    starts,
)
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE
from bot.coaching.word_stock import may_be_name

_CLASS = re.compile(
    r"^(?:\s+[A-Z][a-z]*\.?)?(?:\s+[A-Z])?,?\s*(?:\(|in |from |who is in )\s?(?:year |yr |y|class "
    r"|form |set )?\d{1,2}[A-Z]{0,2}\b(?! (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|oct|nov|dec|sept?|minutes?|days?|weeks?|lessons?|of|times?|and|to|out|points?|words?))",
    re.IGNORECASE,
)


_ORDERS_TEXT = (
    "meet ring call phone text email ask tell walk visit book give take keep send share read write log check"
    " show help make find bring fetch collect drive watch update review contact invite remind chase speak talk"
    " see arrange offer start stop put set run hold teach play sit listen offered told asked rang met saw called"
)


_ORDERS = frozenset(_ORDERS_TEXT.split())


def _person(reading: Reading, span: Span) -> bool:
    return any(start <= span[0] < end for start, end in reading.persons)


def _begins_step(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a sentence begins with what is done ("Meet Jay"): a verb before its object, not a name.

    In a list of steps every sentence may begin so; elsewhere the grammar has the say, as it must where a
    sentence follows "Mr Bell." or another short form.
    """
    if not starts(reading, match.start()) or match[0].lower() in first_names() - ALSO_WORDS:
        return False
    token = reading.doc.char_span(*match.span())
    verb = token is not None and token[0].tag_ in ("VB", "VBD", "VBG", "VBN", "VBZ", "VBP")
    return reading.question in ACTING or verb or match[0].lower() in _ORDERS


def _surname_like(reading: Reading, place: int) -> bool:
    """Whether the word at a place can be a surname: a proper noun that is no word of school life ("Summer Term")."""
    token = reading.doc.char_span(place, place + 1, alignment_mode="expand")
    return token is not None and token[0].tag_ == "NNP" and token[0].lower_ not in TERM


def _is_name(reading: Reading, match: re.Match[str], *, strict: bool) -> bool:
    text, word = reading.plain, match[0].lower()
    if _begins_step(reading, match):
        return False
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    if PEER.search(before) and (not starts(reading, match.start())):
        return True
    if _CLASS.search(after):
        return word in first_names() or (not starts(reading, match.start()) and word not in KNOWN_WORDS)
    if A_CLUB.search(before):
        return False
    pair = re.match(rf"\s(?:O')?[{UPPER}][{LOWER}]{{2,}}", after)
    # "Story Time" and "Coco Pops" are words, both of them; "Poppy Winter" is a name where pupils are told of.
    rare = may_be_name(word) or may_be_name(pair[0] if pair else "")
    word = next((part for part in word.split("-") if part in first_names()), word)
    if word in first_names():
        clear = (
            word not in ALSO_WORDS
            or not starts(reading, match.start())
            or (pair and _surname_like(reading, match.end() + 1))
        )
        full = bool(pair and pair[0].strip().lower() not in KNOWN_WORDS)
        full = full and rare
        return bool(clear) and (full or (strict and _among_pupils(reading, match)))
    known_word = pair is not None and pair[0].strip().lower() in KNOWN_WORDS
    return strict and pair is not None and not known_word and rare and _person(reading, match.span())


_BESIDE = 24
"""Characters to either side in which a pupil word tells, whoever else is there."""


def _among_pupils(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the sentence of a first name tells of pupils, and of no one with a title beside them."""
    start, end = reading.near(match.start(), after=0)
    text = reading.plain[start : match.start()] + " " + reading.plain[match.end() : end]
    beside = (
        reading.plain[max(start, match.start() - _BESIDE) : match.start()]
        + " "
        + reading.plain[match.end() : match.end() + _BESIDE]
    )
    return bool(PUPIL_WORD.search(beside) or (PUPIL_WORD.search(text) and not facts.TITLED.search(text)))


def _full_names(reading: Reading, introduced: frozenset[str]) -> Span | None:
    known = known_people(reading)
    allowed = known | introduced | KNOWN_WORDS
    for match in CAPITAL.finditer(reading.plain):
        parts = set(re.findall(r"[^\W\d_]+", match[0].lower()))
        if (
            parts & (allowed if len(parts) == 1 else known | introduced)
            or facts.PERSON.fullmatch(match[0])
            or _previous_known(reading, match.start(), allowed)
            or _of_the_family(reading, match)
        ):
            continue
        if _is_name(reading, match, strict=bool(known)):
            return match.span()
    return None


def _of_the_family(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a surname of the family follows where no pupils are told of: "so Colin Penhaligon came"."""
    surname = re.match(rf" ({WORD})", reading.plain[match.end() : match.end() + 40])
    if surname is None or surname[1].lower() not in reading.known_names:
        return False
    end = match.end() + len(surname[0])
    beside = reading.plain[max(0, match.start() - _BESIDE) : match.start()] + " " + reading.plain[end : end + _BESIDE]
    return not PUPIL_WORD.search(beside)


def _previous_known(reading: Reading, place: int, allowed: frozenset[str]) -> bool:
    """Whether this is the surname of someone whose first name is allowed ("Sana Begum", "Ms Ola Price")."""
    before = re.search(rf"({WORD})['s]{{0,2}} $", reading.plain[max(0, place - 30) : place])
    return before is not None and before[1].lower() in allowed - PLACES_AND_THINGS


_SHOUTED_LAST = rf"[{UPPER}'-]+(?= )"


def _shouted(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find names in capitals, as whole answers are typed on some desks."""
    allowed = known_people(reading) | introduced | KNOWN_WORDS
    for match in re.finditer(rf"(?<![\w&/.-])[{UPPER}]{{3,}}(?![\w&/])", reading.plain):
        word, before = match[0].lower(), reading.plain[max(0, match.start() - 40) : match.start()]
        grown_up = GROWN_UP.search(before) or has_a_job(reading.plain[match.end() :][:60], _SHOUTED_LAST)
        if word in allowed or word not in first_names() or grown_up:
            continue
        if word not in ALSO_WORDS or PEER.search(before):
            return match.span()
    return None


_PLAYS_WITH = re.compile(
    rf"\b(?i:plays?|playing|played)(?: \w+){{0,3}} with (?P<first>{WORD}) (?P<last>{WORD})"
    rf"|\b(?i:school friend|best friend|best mate|friend from school|classmate)(?: is| called|,)? (?P<friend>{WORD}) (?P<surname>{WORD})"
)


def _playmate(reading: Reading) -> Span | None:
    """Find a playmate's full name among those who matter to the child, where many other names belong."""
    for match in _PLAYS_WITH.finditer(reading.plain):
        words = {w.lower() for w in match.groups() if w}
        if not words & (known_people(reading) | KNOWN_WORDS):
            return match.span()
    return None


def _other_child(reading: Reading) -> Span | None:
    if reading.question.startswith("family."):
        return _playmate(reading) or full_names(reading, introduced(reading, PEER))
    if reading.question in (
        "child.who",
        "start.author",
        "sign.off",
    ):
        return None
    adults = introduced(reading, PEER)
    found = [
        span
        for look in (_full_names, full_names, initials, initial_surname, lower_names, class_names, _shouted)
        if (span := look(reading, adults))
    ]
    shared = reading.question in ("share.parent", "share.child", "share.form")
    named = [span for span in found if not shared or _told_of_pupils(reading, span)]
    # The first name that stands there, quoted whole where one look saw more of it than another.
    return min(named, key=lambda span: (span[0], -span[1]), default=None)


def _told_of_pupils(reading: Reading, span: Span) -> bool:
    """Whether a sentence about sharing the report tells of pupils: those it is shared with are grown-ups or the child."""
    start, end = reading.near(span[0], after=0)
    return bool(PUPIL_WORD.search(reading.plain, start, end) or A_PUPIL_AFTER.match(reading.plain[span[1] : end]))


CHECKS = (
    Check(
        id="C26",
        severity="privacy",
        where=EVERYWHERE,
        look=_other_child,
        says="You wrote “{words}”. If that is another child, can you say “a friend” or “another pupil”?",
        reason="Other children have a right to privacy, and their families may know the readers.",
        source="UK GDPR data minimisation; DfE data protection in schools guidance",
        trips=under("edu.peers", "She fell out with Jayden.", "Best mates with Lily P.", "Child B is unkind to her.")
        + under("edu.behave", "He was pushed by J.S. at break.", "Lily Parker was her friend.")
        + under(
            "edu.peers", "mates with toby wrenfield from yr 9", "FIGHT WITH CALLUM AT LUNCH", "Plays with Zoë Hart."
        ),
        passes=under("edu.peers", "She has two close friends and goes to Mrs Day.")
        + under("sos.network", "Gran Noor, Auntie Farah and Dr Patel.")
        + under("edu.learn", "On Monday in May she read English and Maths books.")
        + under("next.school", "Mr Bell. Meet Amira at the gate each day.", "Mrs Day. Ring Sana each Friday.")
        + under("sos.harm", "Marks seen by Tessa Lyle and Mr Poole on 3 May.", "Tessa Lyle logged it on 3 May.")
        + under("voice.how", "Tessa sat with her on 18 November and Mr Poole wrote it down.")
        + under("voice.wish", "“I want a hamster called Oscar.”")
        + under("sos.harm", "On 3 May Amira told Daddy and Mammy. Her key person Hania Lis rang the hospital."),
    ),
)
