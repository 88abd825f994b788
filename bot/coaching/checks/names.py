"""Names and initials of other children, who are not the business of this report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.coaching import facts
from bot.coaching.checks.adults import ACTING, CAPITAL, LOWER, UPPER, WORD, introduced
from bot.coaching.checks.lexicon import ALSO_WORDS, CODES, KNOWN_WORDS, PLACES_AND_THINGS
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE

_NAMES_FILE = Path(__file__).parent.parent / "first_names.txt"
_PEER = re.compile(
    r"(?:\b(?:best )?(?:mates?|friends?|pals?|bff|bestie|pupils?|classmates?|girl|boy|girls|boys|child"
    r"|kid|kids|lad|lads|student|peer)"
    r"(?:\s+(?:is|are|was|were|called|named|like|such as|being))?[\s,:(-]{1,3}|\b(?:fell|falls|falling"
    r"|fallen) out with\s+|\b(?:hang\w*|hung) (?:a?round|out|about) with\s+"
    r"|\bplay(?:s|ed|ing)? with\s+|\b(?:sits?|sat|sitting) (?:with|next to|by)\s+|\bbull(?:ied|ying"
    r"|ies) (?:by\s+)?|\b(?:hit|pushed|kicked|punched|bitten|hurt|called names) by\s+"
    r"|\b(?:hit|pushed|kicked|kicked off at|punched|bit|hurt|fancies|dating|going out with|seeing|friends with|friendly with"
    r"|fights? with|fought with|fighting with|a(?: |n )?(?:argument|fight|row) with|mates with|bezzie|picks? on|picked on|picking on"
    r"|partnered with|paired with|close to|me and|and me,?)\s+)$",
    re.IGNORECASE,
)
_LOWER_PEER = re.compile(
    r"\b(?:mates?|friends?|pals?|besties?|play(?:s|ed|ing)?|fell out|falls out|falling out|hang\w* (?:a?round|out|about)|sits?|sat"
    r"|bull(?:ied|ying|ies)|me and|fights?|fighting|fought|kicked|pushed|punched|hit|bit|slapped|kissed|called|going out with|knocks? about"
    r"|sleepovers?|stop\w* (?:over )?at|class|same year)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"^(?:\s+[A-Z][a-z]*\.?)?(?:\s+[A-Z])?,?\s*(?:\(|in |from |who is in )\s?(?:year |yr |y|class "
    r"|form )?\d{1,2}[A-Z]{0,2}\b",
    re.IGNORECASE,
)
_LOWER_PAIR = re.compile(
    r"\b(?:(?:mates?|friends?|pals|friendly|besties?|hang\w* (?:a?round|out|about)|plays?|playing|played|f[ae]ll\w* out|fights?|fighting|fought"
    r"|sits?|sat|knock\w* (?:about|round)|going out|close|in with|thick) (?:with|to|by)|(?:mate|friend|pal|bestie)s?(?:'s| is| are| called)"
    r"|(?:boy|girl|lad|kid|child|pupil)s? (?:called|named)) (?P<first>[a-z]{3,})(?: (?P<last>[a-z]{3,}))?",
)
_INITIALS = re.compile(
    r"\b(?:[Cc]hild|[Pp]upil|[Ss]tudent|[Bb]oy|[Gg]irl)\s+[A-Z]\b(?!')|(?<![\w.])[A-Z]\.\s?[A-Z]\.(?![\w])"
    r"|(?<![\w.&/-])(?!(?:[ap]m|[ap]\.m)\b)[A-Z]{2}(?![\w&/-])(?!\s?\d)"
    r"|\b[A-Z][a-z]{2,} [A-Z]\b(?![\w'.-]|\s+[A-Z]\b)"
)
_PEER_INITIALS = re.compile(
    r"\b(?:pupil|friend|boy|girl|child|lad)\s*\($|\b(?:with|by|from|and|friend|pupil|boy|girl|mate|kicked|hit|pushed|to|called)\s+$",
    re.IGNORECASE,
)


@cache
def first_names() -> frozenset[str]:
    """Return common first names of children in England (after the yearly lists of the ONS)."""
    return frozenset(_NAMES_FILE.read_text(encoding="utf-8").split())


def _known_people(reading: Reading) -> frozenset[str]:
    """Return the names that may be used: people in the report, and the words of the school's name."""
    school = re.findall(r"[^\W\d_]{2,}", reading.setting.school.lower())
    return reading.known_names | frozenset(school)


_ORDERS_TEXT = (
    "meet ring call phone text email ask tell walk visit book give take keep send share read write log check"
    " show help make find bring fetch collect drive watch update review contact invite remind chase speak talk"
    " see arrange offer start stop put set run hold teach play sit listen offered told asked rang met saw called"
)
_ORDERS = frozenset(_ORDERS_TEXT.split())


def _starts(reading: Reading, place: int) -> bool:
    before = reading.plain[:place].rstrip(" \t(-*•")
    return not before or before[-1] in ".!?\n:;“\"'"


def _person(reading: Reading, span: Span) -> bool:
    return any(start <= span[0] < end for start, end in reading.persons)


def _begins_step(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a sentence begins with what is done ("Meet Jay"): a verb before its object, not a name.

    In a list of steps every sentence may begin so; elsewhere the grammar has the say, as it must where a
    sentence follows "Mr Bell." or another short form.
    """
    if not _starts(reading, match.start()) or match[0].lower() in first_names() - ALSO_WORDS:
        return False
    token = reading.doc.char_span(*match.span())
    verb = token is not None and token[0].tag_ in ("VB", "VBD", "VBG", "VBN", "VBZ", "VBP")
    return reading.question in ACTING or verb or match[0].lower() in _ORDERS


def _is_name(reading: Reading, match: re.Match[str], *, strict: bool) -> bool:
    text, word = reading.plain, match[0].lower()
    if _begins_step(reading, match):
        return False
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    if _PEER.search(before) and (not _starts(reading, match.start())):
        return True
    if _CLASS.search(after):
        return word in first_names()
    pair = re.match(rf"\s(?:O')?[{UPPER}][{LOWER}]{{2,}}", after)
    if word in first_names():
        clear = word not in ALSO_WORDS or not _starts(reading, match.start())
        return clear and (strict or bool(pair and pair[0].strip().lower() not in KNOWN_WORDS))
    known_word = pair is not None and pair[0].strip().lower() in KNOWN_WORDS
    return strict and pair is not None and not known_word and _person(reading, match.span())


def _full_names(reading: Reading, introduced: frozenset[str]) -> Span | None:
    known = _known_people(reading)
    allowed = known | introduced | KNOWN_WORDS
    for match in CAPITAL.finditer(reading.plain):
        parts = set(re.findall(r"[^\W\d_]+", match[0].lower()))
        if parts & allowed or facts.PERSON.fullmatch(match[0]) or _previous_known(reading, match.start(), allowed):
            continue
        if _is_name(reading, match, strict=bool(known)):
            return match.span()
    return None


def _previous_known(reading: Reading, place: int, allowed: frozenset[str]) -> bool:
    """Whether this is the surname of someone whose first name is allowed ("Sana Begum", "Ms Ola Price")."""
    before = re.search(rf"({WORD})['s]{{0,2}} $", reading.plain[max(0, place - 30) : place])
    return before is not None and before[1].lower() in allowed - PLACES_AND_THINGS


def _own_initials(reading: Reading) -> frozenset[str]:
    """Return the initials of the people who are in the report already."""
    names = (name.split() for name in (*reading.setting.people, reading.setting.child))
    return frozenset(name[0][0].upper() + name[-1][0].upper() for name in names if name)


def _initials(reading: Reading, introduced: frozenset[str]) -> Span | None:
    letters = re.findall(r"[A-Za-z]", reading.plain)
    shouting = sum(c.isupper() for c in letters) > 0.5 * len(letters)
    own = _own_initials(reading)
    known, introduced = _known_people(reading), introduced | KNOWN_WORDS
    for match in _INITIALS.finditer(reading.plain):
        pair = re.sub(r"[^A-Z]", "", match[0])
        if re.fullmatch(r"[A-Z]{2}", match[0]):
            before = reading.plain[max(0, match.start() - 20) : match.start()]
            if shouting or pair in CODES or pair in own or not _PEER_INITIALS.search(before):
                continue
        elif re.match(r"(?!(?:Child|Pupil|Student|Boy|Girl)\b)[A-Z][a-z]+ [A-Z]$", match[0]):
            word = match[0].split()[0].lower()
            if word in known | introduced or (word not in first_names() and _starts(reading, match.start())):
                continue
            if match[0].endswith(" I"):
                continue
        elif pair in own:
            continue
        return match.span()
    return None


_PUPILS_TOLD_OF = frozenset({"edu.peers", "edu.behave", "edu.excl", "voice.worry", "voice.good", "voice.wish"})
_GROWN_UP = re.compile(
    rf"\b(?:{facts.KIN}|{facts.JOB}|mr|mrs|ms|miss|dr|pc|father)\.?(?:'s)?,? (?:[a-z]+ )?$", re.IGNORECASE
)


def _lower(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find names typed without a capital, where pupils are being told of."""
    allowed = _known_people(reading) | introduced
    names = first_names() - ALSO_WORDS - allowed
    for match in re.finditer(r"\b[a-z]{3,}\b", reading.plain):
        before = reading.plain[max(0, match.start() - 70) : match.start()]
        told_of = reading.question in _PUPILS_TOLD_OF or _LOWER_PEER.search(before)
        if match[0] in names and told_of and not _GROWN_UP.search(before):
            return match.span()
    return _lower_pair(reading, allowed)


def _lower_pair(reading: Reading, allowed: frozenset[str]) -> Span | None:
    """Find a rare name after "best mates with", where the grammar takes it for one."""
    for match in _LOWER_PAIR.finditer(reading.plain):
        token = reading.doc.char_span(*match.span("first"))
        proper = token is not None and token[0].tag_ == "NNP"
        surname = match["last"] and not reading.doc.vocab[match["last"]].is_stop
        if (
            proper
            and surname
            and match["first"] not in allowed | KNOWN_WORDS | _COMMON
            and match["last"] not in _COMMON
        ):
            return match.span("first")
    return None


_COMMON_TEXT = (
    "boys girls lego older younger other others year years pupils children kids staff adults mum dad class peers friends people time"
    " outside inside home school lunch break football dolls cars sand water playdough play lots both them everyone anyone someone"
)
_COMMON = frozenset(_COMMON_TEXT.split())


def _shouted(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find names in capitals, as whole answers are typed on some desks."""
    allowed = _known_people(reading) | introduced | KNOWN_WORDS
    for match in re.finditer(rf"(?<![\w&/.-])[{UPPER}]{{3,}}(?![\w&/])", reading.plain):
        word, before = match[0].lower(), reading.plain[max(0, match.start() - 40) : match.start()]
        if word in allowed or word not in first_names() or _GROWN_UP.search(before):
            continue
        if word not in ALSO_WORDS or _PEER.search(before):
            return match.span()
    return None


def _other_child(reading: Reading) -> Span | None:
    if reading.question.startswith("family.") or reading.question in (
        "child.who",
        "start.author",
        "sign.off",
    ):
        return None
    adults = introduced(reading, _PEER)
    found = [span for look in (_full_names, _initials, _lower, _shouted) if (span := look(reading, adults))]
    return min(found, default=None)


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
