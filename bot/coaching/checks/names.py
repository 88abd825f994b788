"""Names and initials of other children, who are not the business of this report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.coaching import facts
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE, STEPS

_NAMES_FILE = Path(__file__).parent.parent / "first_names.txt"
_ALSO_WORDS_TEXT = (
    "amber jade ivy holly summer max april faith daisy poppy olive violet willow pearl penny"
    " ruby robin kit angel guy iris rowan bonnie saffron sonny verity harper carter hudson mason"
    " archer lane dean jack will grace hope joy rose mark sky art may june una axel beau ana ned"
    " levi rio roman brody arch jan ike cody abu jai chase grant bill sue pat rob drew wade carol dawn eve"
    " heather hazel cliff brook bob josh don frank ray victor cherry melody crystal sage basil clay reed storm"
    " sky star winter autumn prince hunter carry jot nick"
)
_ALSO_WORDS = frozenset(_ALSO_WORDS_TEXT.split())
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september"
    " october november december christmas easter eid diwali ramadan halloween hanukkah mon tue tues wed "
    "weds thu thurs fri"
    " sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SERVICES = (
    "camhs ofsted cpoms sims arbor bromcom myconcern safeguard barnardo barnardos nspcc childline refuge "
    "place2be elsa spa mash"
    " police social tesco sainsburys asda lidl aldi mcdonalds nhs youtube tiktok snapchat snap whatsapp "
    "instagram facetime roblox"
    " fortnite minecraft xbox playstation teams zoom google facebook discord netflix nike adidas"
)
_SCHOOL = (
    "maths english science history geography art music pe computing spanish french german latin phonics "
    "reading romans vikings"
    " three houses lego forest beavers brownies cubs scouts guides cadets thrive zones nurture numicon "
    "tudors egyptians greeks"
    " muslim islam christian church catholic hindu sikh jewish polish urdu punjabi arabic tamil somali "
    "romanian welsh scottish irish"
    " british english pakistani indian bengali nigerian ghanaian african asian european gypsy roma "
    "traveller white black mixed"
    " caribbean turkish kurdish ukrainian portuguese afghan syrian albanian lithuanian bulgarian russian "
    "chinese"
    " england britain uk london kingston richmond surbiton twickenham windsor maidenhead"
)
_PEOPLE = (
    "mum mummy mam mammy mama mom ma papa da dad daddy gran granny grandma grandad grandpa nan nana nani dada nanny auntie aunty "
    "aunt uncle mr mrs miss ms mx"
    " sir pc dr dsl ddsl sw ta senco sendco head headteacher deputy teacher baby stepdad stepmum lac god "
    "allah"
)
_KNOWN_WORDS = frozenset(f"{_CALENDAR} {_SERVICES} {_SCHOOL} {_PEOPLE}".split())
_CAPITAL = re.compile(r"(?<![\w@.])[A-Z][a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?(?![\w@])")
_ROLE = re.compile(
    rf"(?:\b(?:{facts.KIN}|{facts.JOB}|mr|mrs|ms|miss|mx|dr|pc|sgt|rev)\.?(?:'s)?(?:\s+(?:and|is|was"
    rf"|called|named|,))?[\s(,:-]{{1,3}}(?:[A-Z][a-z]+[\s]+)?)$",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(
    rf"^(?:\s+[A-Z][a-z]+)?\s?[,(:-]{{1,2}}\s?(?:\d+,?\s*)?(?:(?:her|his|their|the|a|our|from|school"
    rf"|aged?|family|of)\s+)*(?:{facts.KIN}|{facts.JOB}|family support|social|youth|camhs|\d{{1,2}}\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|near|from|outside|around|visit(?:s|ed|ing)?|moved? to|live[sd]? (?:in|at|near)|born in"
    r"|back to|school in|trip to|holiday (?:in|to)|flew to|off to|stay(?:s|ed)? (?:in"
    r"|at))\s+(?:[A-Z][a-z]+\s)?$"
)
_PLACE_AFTER = re.compile(
    r"^(?:\s+[A-Z][a-z]+){0,2}\s+(?:Primary|Secondary|Juniors?|Infants?|School|Academy|College|Road"
    r"|Street|Lane|Park|Hospital|House|Centre|Center|Station|Town|City|United|Church|Mosque|Surgery"
    r"|Nursery|Hall|Library|Club|Council|Farm|Plan|Order|Room|Trust|Project|Team|Service|Houses|High"
    r"|Court|Book|Words)\b"
)
_PEER = re.compile(
    r"(?:\b(?:best )?(?:mates?|friends?|pals?|bff|bestie|pupils?|classmates?|girl|boy|girls|boys|child"
    r"|kid|kids|lad|lads|student|peer)"
    r"(?:\s+(?:is|are|was|were|called|named|like|such as|being))?[\s,:(-]{1,3}|\b(?:fell|falls|falling"
    r"|fallen) out with\s+|\b(?:hang\w*|hung) (?:a?round|out|about) with\s+"
    r"|\bplay(?:s|ed|ing)? with\s+|\b(?:sits?|sat|sitting) (?:with|next to|by)\s+|\bbull(?:ied|ying"
    r"|ies) (?:by\s+)?|\b(?:hit|pushed|kicked|punched|bitten|hurt|called names) by\s+"
    r"|\b(?:hit|pushed|kicked|punched|bit|hurt|fancies|dating|seeing|friends with|friendly with"
    r"|close to|me and|and me,?)\s+)$",
    re.IGNORECASE,
)
_LOWER_PEER = re.compile(
    r"\b(?:mates?|friends?|pals?|play(?:s|ed|ing)?|fell out|falls out|hang\w* (?:a?round|out)|sits?"
    r"|bullied|me and)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"^(?:\s+[A-Z][a-z]*\.?)?(?:\s+[A-Z])?,?\s*(?:\(|in |from |who is in )\s?(?:year |yr |y|class "
    r"|form )?\d{1,2}[A-Z]{0,2}\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"\b(?:[Cc]hild|[Pp]upil|[Ss]tudent|[Bb]oy|[Gg]irl)\s+[A-Z]\b(?!')|(?<![\w.])[A-Z]\.\s?[A-Z]\.(?![\w])"
    r"|(?<![\w.&/-])(?!(?:[ap]m|[ap]\.m)\b)[A-Z]{2}(?![\w&/-])(?!\s?\d)"
    r"|\b[A-Z][a-z]{2,} [A-Z]\b(?![\w'.-]|\s+[A-Z]\b)"
)
_CODES_TEXT = (
    "TA PE RE IT SW HT DH AH EP GP HV UK US EU AM PM OK TV ID CP CE CD DV DA AA FS EY RP LA SG"
    " ER NQ EH KS PP HR DT YR QC EW BT AR SA VI HI OT SL PC DS WP AP SE CV PR FT PT BA MA RM RB"
    " NB PS TBC IN AT BY IS IT MY NO OF ON OR SO TO UP US WE HE IF DO AN AS BE GO ME SS IC FC EN"
    " ES SM WT AT BM GD MH BB NI FB SC AB HE NE NW EL GF BF XL MD II IV VI IX CS IA CI MP PA ON"
    " YP NM"
)
_CODES = frozenset(_CODES_TEXT.split())
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


_ACTING = STEPS | {"next.worse", "goal.see", "scale.up", "inv.help"}
_ORDERS_TEXT = (
    "meet ring call phone text email ask tell walk visit book give take keep send share read write log check"
    " show help make find bring fetch collect drive watch update review contact invite remind chase speak talk"
    " see arrange offer start stop put set run hold teach play sit listen offered told asked rang met saw called"
)
_ORDERS = frozenset(_ORDERS_TEXT.split())


def _introduced(reading: Reading) -> frozenset[str]:
    """Return the names that the text itself ties to a relative, a job or a place."""
    text, found = reading.plain, set()
    for match in _CAPITAL.finditer(text):
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 50]
        if _PEER.search(before):
            continue
        tied = _ROLE.search(before) or _ROLE_AFTER.search(after) or _PLACE_AFTER.search(after)
        if tied or _PLACE.search(before) or re.search(r"['&]s?\s*$", before):
            found.add(match[0].lower())
    return frozenset(found)


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
    if not _starts(reading, match.start()) or match[0].lower() in first_names() - _ALSO_WORDS:
        return False
    token = reading.doc.char_span(*match.span())
    verb = token is not None and token[0].tag_ in ("VB", "VBD", "VBG", "VBN", "VBZ", "VBP")
    return reading.question in _ACTING or verb or match[0].lower() in _ORDERS


def _is_name(reading: Reading, match: re.Match[str], *, strict: bool) -> bool:
    text, word = reading.plain, match[0].lower()
    if _begins_step(reading, match):
        return False
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    if _PEER.search(before) and (not _starts(reading, match.start())):
        return True
    if _CLASS.search(after):
        return word in first_names()
    pair = re.match(r"\s[A-Z][a-z]{2,}\b", after)
    if word in first_names():
        clear = word not in _ALSO_WORDS or not _starts(reading, match.start())
        return clear and (strict or bool(pair and pair[0].strip().lower() not in _KNOWN_WORDS))
    known_word = pair is not None and pair[0].strip().lower() in _KNOWN_WORDS
    return strict and pair is not None and not known_word and _person(reading, match.span())


def _full_names(reading: Reading, introduced: frozenset[str]) -> Span | None:
    known = _known_people(reading)
    allowed = known | introduced | _KNOWN_WORDS
    for match in _CAPITAL.finditer(reading.plain):
        parts = set(re.findall(r"[a-z]+", match[0].lower()))
        if parts & allowed or facts.PERSON.fullmatch(match[0]) or _previous_known(reading, match.start(), allowed):
            continue
        if _is_name(reading, match, strict=bool(known)):
            return match.span()
    return None


def _previous_known(reading: Reading, place: int, allowed: frozenset[str]) -> bool:
    """Whether this is the surname of someone whose first name is allowed ("Sana Begum", "Ms Ola Price")."""
    before = re.search(r"([A-Z][a-z]+)['s]{0,2} $", reading.plain[max(0, place - 30) : place])
    return before is not None and before[1].lower() in allowed - _frozen_calendar()


@cache
def _frozen_calendar() -> frozenset[str]:
    return frozenset(f"{_CALENDAR} {_SERVICES} {_SCHOOL}".split())


def _own_initials(reading: Reading) -> frozenset[str]:
    """Return the initials of the people who are in the report already."""
    names = (name.split() for name in (*reading.setting.people, reading.setting.child))
    return frozenset(name[0][0].upper() + name[-1][0].upper() for name in names if name)


def _initials(reading: Reading, introduced: frozenset[str]) -> Span | None:
    letters = re.findall(r"[A-Za-z]", reading.plain)
    shouting = sum(c.isupper() for c in letters) > 0.5 * len(letters)
    own = _own_initials(reading)
    known, introduced = _known_people(reading), introduced | _KNOWN_WORDS
    for match in _INITIALS.finditer(reading.plain):
        pair = re.sub(r"[^A-Z]", "", match[0])
        if re.fullmatch(r"[A-Z]{2}", match[0]):
            before = reading.plain[max(0, match.start() - 20) : match.start()]
            if shouting or pair in _CODES or pair in own or not _PEER_INITIALS.search(before):
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


def _lower(reading: Reading, introduced: frozenset[str]) -> Span | None:
    """Find names typed without a capital, where friends are being told of."""
    allowed = _known_people(reading) | introduced
    names = first_names() - _ALSO_WORDS - allowed
    for match in re.finditer(r"\b[a-z]{3,}\b", reading.plain):
        if match[0] in names and _LOWER_PEER.search(reading.plain[max(0, match.start() - 70) : match.start()]):
            return match.span()
    return None


def _other_child(reading: Reading) -> Span | None:
    if reading.question.startswith("family.") or reading.question in (
        "child.who",
        "start.author",
        "sign.off",
    ):
        return None
    introduced = _introduced(reading)
    found = [span for look in (_full_names, _initials, _lower) if (span := look(reading, introduced))]
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
        + under("edu.behave", "He was pushed by J.S. at break.", "Lily Parker was her friend."),
        passes=under("edu.peers", "She has two close friends and goes to Mrs Day.")
        + under("sos.network", "Gran Noor, Auntie Farah and Dr Patel.")
        + under("edu.learn", "On Monday in May she read English and Maths books.")
        + under("next.school", "Mr Bell. Meet Amira at the gate each day.", "Mrs Day. Ring Sana each Friday.")
        + under("sos.harm", "On 3 May Amira told Daddy and Mammy. Her key person Hania Lis rang the hospital."),
    ),
)
