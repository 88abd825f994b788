"""Who in a text is a grown-up that may be named: people tied to a relative, a job or a place, and staff by what they do."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.full_names import A_CLUB
from bot.coaching.checks.lexicon import ALSO_WORDS, KNOWN_WORDS
from bot.coaching.checks.pupils import NO_ONE, has_a_job
from bot.coaching.language import Reading
from bot.coaching.where import STEPS

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
LOWER = "a-zß-öø-ÿāăąćčďđēęěğģīįıķłńňōőřśşšťūůűźżž"
WORD = f"[{UPPER}][{LOWER}]+(?:[{UPPER}][{LOWER}]+)?(?:-[{UPPER}][{LOWER}]+)?"
CAPITAL = re.compile(rf"(?<![\w@.]){WORD}(?![\w@])")
ACTING = STEPS | {"next.worse", "goal.see", "scale.up", "inv.help"}
_STAFF_TELL = STEPS | {"next.worse", "inv.help", "voice.how", "start.know", "start.attend"}
_STAFF_TELL |= {"share.parent", "share.child", "share.form", "sos.network"}
"""Where whoever does something is nearly always a member of staff or of the family."""

_ROLE = re.compile(
    rf"(?:\b(?:{facts.KIN}|(?!school\b)(?:{facts.JOB})|(?:mr|mrs|ms|miss|mx|dr|pc|sgt|rev|father)\.?)(?:'s)?(?:\s+(?:and|is|was"
    rf"|called|named|,))?[\s(,:-]{{1,3}}(?:(?-i:[A-Z])[a-z]+[\s]+)?)$",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(
    rf"^(?:\s+[A-Z][a-z]+)?\s?[,(:-]{{1,2}}\s?(?:\d+,?\s*)?(?:(?:her|his|their|the|a|our|from|school"
    rf"|aged?|family|of)\s+)*(?:{NO_ONE}(?:{facts.KIN}|{facts.JOB}|family support|social|youth|camhs)\b|\d{{1,2}}\b(?=[),.;]|$| (?:years?|yrs?|and|is|at|in|who)\b| \())",
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
    r"|Court|Book|Words|Rise|Close|Award|Awards|Cup|Trophy|Prize|Foundation|Scheme|Avenue|Drive|Crescent|Terrace|Grove|Mews|Gardens|Walk|Way|Square|Estate|Flats|Refuge|Lodge|Wharf|Hill|library|hall|building|block|wing|suite|theatre|award|trust|songs?|films?|books?)\b"
)
_PRETEND = re.compile(
    r"\b(?:dogs?|pupp(?:y|ies)|cats?|kittens?|hamster|rabbit|guinea pigs?|pet|horse|pony|budgie|parrot|gerbil|fish|tortoise|snake"
    r"|lizard|teddy|bear|doll|toy|dinosaur|unicorn|imaginary friend)s?,?\s+(?:(?:is|was|are) )?(?:called|named)?\s*$"
    r"|\b(?:(?:likes|prefers|wants|asks|known) (?:to (?:be )?(?:called|known as|go by)|as|by|to)|goes (?:as|by)|answers to)\s+(?:\w+,? (?:not|or|and) )?$"
    r"|\b(?:book|film|play|novel|story|song|show|programme|studying|reading|watching|called|title)(?: \w+){0,4} (?:is|was|are|as)\s+$"
    r"|\b(?:read|reading|reads|studying|watched|watching|loves the book|about)\s+(?:(?!to\b|with\b)[\w']+ (?:[\w']+ )?and )?$|\bSt\.?\s+$",
    re.IGNORECASE,
)
"""Before a pet, a toy, a book, a saint, or the name that the child goes by."""

_CALLED_NOT = re.compile(r"\bcalled \w+,? (?:not|never) $", re.IGNORECASE)
_SEEN_BY = re.compile(
    r"\b(?:seen|noticed|spotted|witnessed|watched|observed|recorded|logged|noted|reported|checked|signed|written(?: up| down)?|taken"
    r"|photographed|run|led|taught|supervised|overheard|collected|met|body.?mapped|supported|completed|passed on|given|comforted|settled"
    r"|soothed|carried|changed|fed) by\s+$|\b(?:holds? on to|held on to|clings? to|clung to|cuddle[sd]? (?:up )?(?:to|with)) $"
    rf"|\b(?:{facts.KIN}|parents?)(?: (?:has|had|have|also|then|just|later))? (?:told|tells|rang|phoned|texted|emailed|asked|saw|met|messaged|called|informed|spoke (?:to|with)|said to|showed|thanked|shouted at|swore at|gave|handed|stopped|spoken (?:to|with)) $"
    r"|\b(?:dsl|ddsl|i|we|head|school|office|staff|social worker) (?:rang|phoned|emailed|contacted|texted|messaged) $"
    r"|\b(?:took|taken|takes?|handed|passed) (?:\w+ ){0,3}(?:over )?(?:from|over to) $"
    r"|\b(?:works?|worked|working|sessions?|appointments?(?: in a row)?|meets?|meetings?|met|check.?ins?|practi[cs]\w+|reads?|lessons?|mentoring|time|key ?work\w*"
    r"|talk\w*|spoke|counselling|therapy|therapist|salt|keyworker is|overseen by|led by|line managed by) with\s+$",
    re.IGNORECASE,
)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|Sgt)\.? "
_BESIDE_BEFORE = re.compile(rf"\b{_TITLE}{WORD}(?: {WORD})?,?(?: and| or| &|,| with) (?:{WORD} )?$", re.IGNORECASE)
_BESIDE_AFTER = re.compile(rf"^(?: {WORD})?,?(?: and| or| &| with) {_TITLE}[A-Z]")
_STAFF_PLACE = re.compile(
    rf"^(?: {WORD})? (?:in|at|from) (?:school|nursery|pre.?school|the (?:office|nursery|kitchen|unit|base|hub|library|medical room|pastoral team|inclusion room))\b"
    rf"(?!.{{0,20}}\b(?:friend|mate)s?\b)"
    rf"|^(?: how (?:she|he|it|the|things)|'s (?:lap|knee|hand at the door|group|key group)\b)"
    rf"|^(?: {WORD})? (?:will|to) (?:ring|call|phone|email|tell|check|meet|write|log|update|see|run|send|chase|share|contact|speak|review)\b"
    rf"|^(?: {WORD})? (?:logged|recorded|observed|informed|referred|teaches|taught|runs(?= \w)|ran (?:the|a|his|her)|leads|led|supervis\w+|writes? (?:it )?down|wrote (?:it )?down"
    rf"|wrote it up|rang|phoned|rings|phones|emailed|contacted|sees (?:him|her|them)|saw (?:him|her|them)|spoke (?:with|to)|talked (?:with|to) (?:him|her|them)"
    rf"|read (?:it|this|the report)|body.?mapped|took (?:a photo|notes|the call)|signed|checks?|checked|photographed|watched (?:him|her|them)|changed (?:him|her)|comforted|settled (?:him|her)"
    rf"|(?:saw|noticed|found|spotted) (?:\w+ ){{0,4}}(?:marks?|bruis\w+|burns?|cuts?|scratch\w*|injur\w+|blood|bites?)|met (?:with )?(?:mum|dad|him|her)|timed|gave (?:him|her|them|first aid)|sat with (?:him|her|them)|brought (?:him|her|them)|took (?:him|her|them|over)|held (?:his|her|him)|drove"
    rf"|cleaned|bandaged|dressed|measured|weighed|fed (?:him|her)|stood (?:by|with|at the (?:gate|door))|opened the|unlocked|covers?|covered|is (?:on|at) the (?:gate|door|desk|office)|meets? (?:him|her|them|mum|dad)|greets?|greeted|keeps? (?:a |an |his |her |the |spare)|counts?|counted|times|reads? (?:to|with) (?:him|her)"
    rf"|did(?:n't| not) ask|asked (?:him|her|them|open|what|if|mum|dad|no)|just wrote|typed|has noticed|noticed|wrote|explained|showed (?:him|her|mum|dad)|translated|interpreted|has (?:a|the) (?:room|office|key|log)|helps? (?:him|her|them)|helped (?:him|her|them)|checked|passes|passed it)\b"
)
_PUPIL_NEAR = re.compile(
    r"\b(?:friends?|mates?|besties?|pupils?|classmates?|peers?|plays?|played|sits?|sat next|fell out|bull\w+|girl|boy|lads?)\b",
    re.IGNORECASE,
)
_PUPIL_DOES = (
    "sit",
    "sits",
    "sat",
    "play",
    "plays",
    "played",
    "bullied",
    "bullies",
    "hit",
    "kicked",
    "pushed",
    "called",
    "wait",
    "waits",
    "waited",
)


_IN_CLASS = re.compile(
    rf"^(?: {WORD})?(?: [A-Z])?,? (?:who(?:'s| is) )?(?:\(|in |from )\s?(?:year |yr |y|class |form |set )?\d{{1,2}}[A-Z]?\b(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|minute|day|week|lesson|out|of|time|to))"
    rf"|^(?: {WORD})? (?:at|during) (?:play|break|lunch)[ -]?times?\b",
    re.IGNORECASE,
)
"""Beside a class or year group a name is a pupil's, whatever stands before it ("her boyfriend Deshawn in year 12")."""


_CHILD_OF = re.compile(
    rf"^(?: {WORD})?'s (?:mum|dad|mother|father|brother|sister|house|nan|parents|shoes|bag|coat|lunch|phone|part(?:y|ies)|hair|face|arm|work|book|chair|pencil\w*|money|bike|hat|friends?|class|birthday|tray|trainers|picture|drawing|model|homework|jumper|glasses|seat|place|head|leg|hand\b(?! at))\b"
)
_FAMOUS = re.compile(
    r"(?:Roald Dahl|Jacqueline Wilson|Julia Donaldson|David Walliams|Horrid Henry|Michael Morpurgo|Malorie Blackman|Tracy Beaker|Enid Blyton|Tom Gates|Anne Frank|Harry Potter|Harry Styles|Harry Kane"
    r"|Taylor Swift|Ariana Grande|Billie Eilish|Ed Sheeran|Marcus Rashford|Bukayo Saka|Jude Bellingham|Lionel Messi|Cristiano Ronaldo|Erling Haaland|Mo(?:hamed)? Salah|Bruno Mars|Katie Taylor|Dwight Yorke|Benjamin Zephaniah|Beyonc[eé]|Justin Bieber|Stormzy|Dave the|Mr Beast|Kylian Mbapp[eé]|Lewis Hamilton|Usain Bolt|Mo Farah|Nelson Mandela|Malala Yousafzai|Peppa Pig|Rosa Parks|Martin Luther"
    r"|Florence Nightingale|Mary Seacole|Guy Fawkes|Henry (?:VIII|the)|Romeo and Juliet|Macbeth|Lady Macbeth|George (?:Milton|Orwell)|Charlie and the|Charlotte's Web|Oliver Twist|Thomas the|Bob the|Percy Jackson|Paddington|Elsa and Anna|Simba|Bluey|Sonic|Blu[ -]?Tac\w*|Play.?Doh)\b"
)
"""Writers, singers, players and characters that children talk and read about."""

_CHARACTER = re.compile(r"(?:Romeo|Juliet|Matilda|Mario|Luigi|Malala)\b(?! [A-Z])")
"""Characters whose name many a pupil has: they are meant where nothing tells of a pupil."""


_CLUB = 20
"""Characters before a name in which "supports" and the like stand."""


def introduced(reading: Reading, peer: re.Pattern[str]) -> frozenset[str]:
    """Return the names, in lower case, that the text itself ties to a grown-up, a place, a pet or the child's own name."""
    text, found = reading.plain, set[str]()
    for match in CAPITAL.finditer(text):
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 50]
        if _CHILD_OF.match(after) and not _ROLE.search(before):
            continue
        character = _CHARACTER.match(text, match.start()) and not peer.search(before)
        if character or _FAMOUS.match(text, match.start()) or A_CLUB.search(before[-_CLUB:]):
            found.update(re.findall(r"\w+", _with_surname(text, match).lower()))
            continue
        if has_a_job(after, WORD):
            found.update(re.findall(r"\w+", _with_surname(text, match).lower()))
            continue
        if (peer.search(before) and not _PRETEND.search(before)) or _IN_CLASS.match(after):
            continue
        tied = _ROLE.search(before) or _ROLE_AFTER.search(after) or _PLACE_AFTER.search(after)
        place = _PLACE.search(before) and not (
            re.match(rf"(?: {WORD})?'s", after) or _APART_FROM.search(before) or _surname_follows(text, match)
        )
        if tied or place or re.search(r"['&]s?\s*$", before) or _named_thing(before):
            found.add(match[0].lower())
        elif _works_here(reading, match, before, after) or _heard_the_child(reading, match, before, after):
            found.update(re.findall(r"\w+", _with_surname(text, match).lower()))
    return frozenset(found)


def _heard_the_child(reading: Reading, match: re.Match[str], before: str, after: str) -> bool:
    """Whether the child's words were said to this person ("With symbols, 19 Nov, to Sue Delaney: ...")."""
    told = re.match(rf"(?: {WORD})?(?:, \d[^:]{{0,20}})?: ?[“\"]", after)
    return reading.question.startswith("voice.") and before.endswith(" to ") and told is not None


_APART_FROM = re.compile(
    r"\b(?:inseparable|apart|away|separated|moved|kept|copies|copied|different|stole|took|takes|text|texts|message|messages|call|note) from $",
    re.IGNORECASE,
)


def _surname_follows(text: str, match: re.Match[str]) -> bool:
    """Whether two names stand together that are no place ("from Hafsa Ali")."""
    surname = re.match(rf" ({WORD})(?!\w)", text[match.end() : match.end() + 40])
    return (
        surname is not None
        and surname[1].lower() not in KNOWN_WORDS
        and not _PLACE_AFTER.match(text[match.end() : match.end() + 50])
        and bool(re.search(r"\bfrom $", text[max(0, match.start() - 6) : match.start()]))
    )


def _named_thing(before: str) -> bool:
    return bool(_PRETEND.search(before) or _CALLED_NOT.search(before))


def _with_surname(text: str, match: re.Match[str]) -> str:
    surname = re.match(rf" ({WORD})(?!\w)", text[match.end() : match.end() + 40])
    known = surname is None or surname[1].lower() in KNOWN_WORDS
    return match[0] if known or surname is None else f"{match[0]} {surname[1]}"


def _works_here(reading: Reading, match: re.Match[str], before: str, after: str) -> bool:
    """Whether someone is staff by what they do: runs, signs, logs, rings, or stands beside someone with a title."""
    if match[0].lower() in KNOWN_WORDS or _CLASS_AFTER.match(after):
        return False
    beside = _BESIDE_BEFORE.search(before) or _BESIDE_AFTER.match(after)
    if beside or _SEEN_BY.search(before) or _STAFF_PLACE.match(after):
        return True
    return reading.question in _STAFF_TELL and (_sits_with_the_child(reading, match) or _leads(reading, match))


_CLASS_AFTER = re.compile(
    rf"^(?: {WORD})?(?: [A-Z])?,? (?:\(|in |from )\s?(?:year |yr |y|class |form |her |his )\w", re.IGNORECASE
)


def _sits_with_the_child(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is told how the child was heard, or a step is that someone sits with them."""
    sits = re.match(
        rf"(?: {WORD})? (?:sits?|sat|talks?|talked|waits) with ({WORD}|him|her|them)\b", reading.plain[match.end() :]
    )
    if sits is None:
        return False
    return reading.question == "voice.how" or (
        reading.question in STEPS and (sits[1] in ("him", "her", "them") or sits[1].lower() in reading.known_names)
    )


def _leads(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a name is the subject of what is done in a sentence that tells of no pupils."""
    token = reading.doc.char_span(*match.span())
    owner = re.match(rf"(?: {WORD})?'s\b", reading.plain[match.end() : match.end() + 40])
    if token is None or owner or (match[0].lower() in ALSO_WORDS and token[0].pos_ == "VERB"):
        return False
    start, end = reading.near(match.start(), after=0)
    head = token[0].head if token[0].dep_ == "compound" else token[0]
    head = head.head if head.dep_ in ("conj", "appos") and head.head.i < token[0].i else head
    pupil = head.head.lower_ in _PUPIL_DOES
    not_done = any(child.dep_ == "neg" for child in head.head.children)
    subject = head.dep_ in ("nsubj", "nsubjpass") and not pupil and not not_done
    return subject and not _PUPIL_NEAR.search(reading.plain[start:end])
