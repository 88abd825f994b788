"""Danger now: news that must reach the social worker before it goes into a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from bot.coaching.checks.grave import ALONE, GRAVE
from bot.coaching.checks.marks import SEEN, SEEN_THEN, told_next
from bot.coaching.checks.patterns import denied, first, words
from bot.coaching.checks.telling import SOMEONE_TELLS, TO_US, child_tells, known_already, told_us
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE, HARM, VOICE

_NOW = re.compile(
    r"\b(?:fresh(?:ly)?(?= (?:\w+ )?(?:bruis|mark|burn|cut|injur|scratch|bite|handprint|swelling|blood))|(?:it'?s|looks?|looked|they'?re|are|still|very|quite|fairly) fresh(?! (?:start|air|food|fruit|clothes|water|bread))|still (?:bleeding|red|raw|swollen)|just (?:showed|shown|come|came|seen|noticed|spotted|overheard|rung|rang|arrived|walked)"
    r"|today'?s?|tonight|tonite|this (?:am|pm|a\.m|p\.m|m[orn]{3,6}i?n?g?|mornign|afternoon|aft|arvo|evening|lunch(?:time)?|dinner(?:time)?|playtime|reg(?:istration)?|break(?:time)?|weekend|very (?:minute|morning|day))|just now|moments ago|(?:in|within) the (?:last|past) (?:hour|half hour|few minutes)"
    r"|(?<!everything )(?<!things )right now|(?:half )?an hour ago|\w+ (?:minutes?|mins?|hours?|hrs?) (?:ago|back)|last night|yesterday|2day|as (?:i|we) (?:write|type|speak)|still here"
    r"|at (?:home ?time|pick.?up|drop.?off|registration|the gate) (?:now|just))\b",
    re.IGNORECASE,
)
_NOT = r"(?:did|do|does|has|have|had|was|were|is|are|wo|ca|could|would|should)n'?t"
_HARM = words(
    rf"""
    hit(?:s|ting)?(?! (?:his|her|their|the|all|every)(?: \w+)? targets?) | hurt(?:s|ing)? | punch\w*
    slap\w* | smack\w* | kick(?:s|ed|ing)?(?!-?\s?off) | beat(?:en|s|ing)?(?! (?:us|them|all)) | grabb\w+
    strangl\w+ | chok\w+ | touch(?:ed|es|ing)(?! base) | abus\w+ | assault\w* | threaten\w* | rap(?:ed?|ing)
    batter\w* | leather(?:ed|ing) (?:her|him|me) | knock\w* (?:her|him|them|me|seven bells) (?:about|out|into|over|around) | (?:tied|ties|tying) (?:up|to|(?:her|him|me|them)(?: up| down| to)?\b) | stabb\w+ | headbutt\w* | kneed
    limp(?:s|ed|ing)? | stamp(?:s|ed|ing)? on | pinch(?:ed|es|ing)? | bit(?:ten|es)? (?:her|him|me|by) | scald\w* | pushed (?:her|him|me|them) | shov(?:ed|es|ing) | drag(?:ged|s|ging) | spat (?:at|on|in)
    (?:held|holds|pinned) (?:her|him|me|them) (?:down|under|by|against|up) | (?:made|makes|making|gave|gives|giving) (?:her|him|me|them) (?:drink|smoke|watch|take|touch|strip|undress) | film(?:ed|s|ing) (?:her|him|me|them) | between (?:her|his|my|their) legs | down (?:his|her|my|their) (?:pants|trousers|knickers|nappy) | (?:does|did|do|doing) (?:that|this|it) to (?:me|her|him|us) | sexual\w* | naked | undress\w* | private parts? | privates | handprints? | love ?bites?
    (?:is|'s|are|'re) (?:coming|on (?:his|her|their) way|outside|at the (?:gate|door|school|office)) | (?:take|snatch|grab|get) (?:her|him|them|the (?:kids|children|baby))(?: away)? (?:and|from|out|now|today|abroad) | nobody (?:will|can) stop | back (?:in|at) the (?:house|home|flat) | hid(?:es|ing|den)? (?:in|under|from|behind)
    (?:unconscious|unresponsive|collapsed|passed out|not breathing|not waking) | (?:smash|trash|kick)(?:ed|ing) (?:up |in )?(?:the|her|his|their) (?:house|flat|door|room|car) | police (?:are|were) (?:there|called|at) | flight | flying (?:out|her|him|them) | turned up (?:at|outside)
    disclos\w+ | have sex | had sex | sex with | nudes | bruis\w+ | injur\w+ | (?:a|the|new|small|deep|red|two|three|some|\d+) cuts? | cut (?:on|to|her|him)
    burn(?:s|ed|t)?(?! out) | marks? (?:on|across|round|around|down) | bleed\w* | overdose\w*
    (?:went|gone|is|was|been|reported|still) missing(?! (?:school|lessons?|work|home ?work|his|her|a|out)) | r[au]n away
    (?:came|comes?|coming|got|gets?|climb\w+) in(?:to)? (?:her|his|my|their) (?:bed|room) | (?:a|the|his) belt
    (?:can|could) (?:hardly|barely|only just) (?:walk|sit|stand|move|lift|breathe|see) | sex (?:things?|stuff|acts?|games?) | (?:lip|nose|eye|head|face|cheek)s? (?:is |was |all |has been )?(?:split|busted|bleeding|swollen|bruised|gashed|cut open) | split open | moved back in | let (?:him|her) back in | (?:did|done|does|doing) it (?:again|to (?:her|him|me)) | happened again | black and blue | covered in (?:blood|bruis\w+|marks|cuts|scratches) | blood ?stain\w* | hands? (?:a?round|on|to|at) (?:her|his|my|mum'?s|their|the) (?:neck|throat) | tried to (?:take|snatch|grab|drag|get (?:her|him|them)|hit|kiss|touch|climb|run (?:her|him|them|us)|force|kill|drown|strangle|push) | (?:out of|leav\w+) the country | abroad | (?:in|at) (?:there|the (?:flat|house)|home) with him | (?:has|have|'s) taken (?:him|her|them|the (?:kids|children|baby|girls|boys))(?! (?:to (?:school|the|gran|nan|see|hospital|and|her|his|a|swim\w*|foot\w*)|swimming|out (?:for|to)|home|up|on|off|through|for)) | what (?:he|she|they|dad|mum|\w+) (?:does|did|do|has done|is doing|was doing) to (?:him|her|me|them|us) | hand ?prints? | cigarette | bites?(?: marks?)? (?:on|to|all) | scratch(?:es|ed)?(?: marks?)? (?:on|to|down|all|across) | welts? | weals? | lash marks? | (?:fat|split|busted|burst|cut|bust) lip | (?:cigarette|fag|iron) burns? | finger ?(?:marks?|prints?) | hand ?marks? | bald patch | (?:clump|chunk)s? of hair | blood (?:in|on|down|all) | (?:can'?t|cannot|couldn'?t|won'?t) (?:sit|walk|stand|lift|move|bend)(?: down| up| properly| on| his| her|[.,]) | sore (?:down|between|bits|privates|private|minnie|willy|front bottom|down there) | (?:stiches|stitches) | belted | thump\w* | clobber\w* | walloped? | pummel\w* | lamped | decked | nutted | throttl\w* | pinned (?:her|him|me) | hair pulled | pulled (?:her|him|me|my) (?:hair )?(?:by|out|down|up|off|hair) | black eyes? | swollen | (?:broke|broken|fractured?) (?:\w+'?s? )?(?:arm|leg|nose|jaw|ribs?|wrist|collar ?bone|tooth|teeth|bones?)
    (?:had|has|got|grabs?|grabbed|took|takes|picked (?:him|her|me|them) up|lifted|held|dragged) (?:(?:him|her|me|them) )?by (?:the |his |her |my |their )?(?:throat|neck|hair|ears?|arm|scruff|collar) | whip(?:s|ped|ping) (?:him|her|me|them) | cane[sd] (?:him|her|me|them) | flog\w* | lash(?:es|ed) (?:him|her|me|them|out at)
    pregnan\w+ | found (?:\w+ )?(?:on|in) the (?:street|road|park|dark) | (?:not|{_NOT}|never) (?:c[oa]me|been|get|got) home
    taken the (?:children|kids|baby) | (?:not|{_NOT}) (?:eaten|been fed|fed|ate|had (?:food|anything to eat|a meal|any (?:food|tea|dinner|breakfast)))
    twist(?:ed|s|ing) (?:it|her|his|my|their|an?) | lock(?:ed|s|ing)? (?:in|out|her|him|them|me|us) | (?:held|holds?|holding|put|puts|putting) (?:a |the |his |her )?(?:lit )?(?:lighter|iron|cigarette|fag|knife|pillow|flame|scissors) (?:to|over|near|against|on|at) | (?:left|home|be|been|was) (?:all )?(?:alone|on (?:her|his|their) own)
    (?:kicked|chucked|thrown|threw) (?:\w+ )?out | thr(?:ew|own|ows) (?:\w+ ){{0,3}}at | knife | weapon | drunk
    """
)
_FEAR = words(
    r"""
    scared | frightened | afraid | terrified | nowhere (?:safe )?to (?:go|sleep|stay) | (?:can'?t|cannot|not|n't|won'?t) (?:want to )?go home
    (?:worried|scared|afraid) (?:about|of) (?:going|being at) home | not safe | (?:not|n't|never|refus\w+ to|begg\w+ (?:me |us |staff |her |him )?not to|pleaded not to|too (?:scared|frightened) to|do not|don'?t) (?:be )?(?:going|go|gone|sen[dt] (?:him|her|them|me)|make (?:him|her|them|me) go|let (?:him|her|them) take (?:him|her|me))(?: back)? home
    """
)
_OF_WHOM = re.compile(
    r"\b(?:scared|frightened|afraid|terrified) (?:of|by|for|to be|to go) (?:him|her|them|dad|mum|home|(?:his|her|my) (?:dad|mum|step\w+"
    r"|uncle|brother|partner|boyfriend|ex)|mum'?s|dad'?s|step\w+|the (?:man|men)|what (?:he|she|they|dad|mum))\b(?! \w+ing\b)"
    r"|nowhere (?:safe )?to (?:go|sleep|stay)|go home\b|not (?:to )?(?:send|make|let) (?:him|her|them|me)(?: go)?(?: back)? home\b|not going (?:back )?home\b",
    re.IGNORECASE,
)
_JUST = words(
    r"(?<!we have )(?<!i have )(?<!i've )(?<!we've )(?<!i )(?<!we )just told (?:me|us|staff|mrs|mr|miss|ms|her|his)",
    r"just (?:found out|been told|disclosed|discovered|learn(?:ed|t)|said|heard(?! back))",
    r"just (?:rung|rang|phoned|texted|called) (?:me |us )?(?:to say|saying)",
    r"fresh (?:bruis\w+|marks?|injur\w+|cuts?|burns?)",
    r"new disclosures?",
)
_AT_THIS_MOMENT = re.compile(
    r"\b(?:today|tonight|tonite|this (?:am|pm|morning|mornin|afternoon|evening)|just now|right now|(?<!until )(?<!till )(?<!til )now|(?:half )?an hour ago|\w+ (?:minutes?|mins?) ago"
    r"|at the moment|currently|it'?s (?:now |gone |nearly |past |already |after )?\d\w*|all (?:day|morning|afternoon)|still|as (?:i|we) (?:write|type|speak))\b",
    re.IGNORECASE,
)
_LONG_AGO = timedelta(days=14)
_FEW_DAYS = timedelta(days=2)
_ONLY_A_DATE = 6
_QUOTED_TOGETHER = 60
_HYPOTHETICAL = frozenset({"next.worse", "goal.see", "scale.up"})
_FORMAL = frozenset({"share.parent", "share.child", "share.diff", "share.form"})
"""Where telling someone something today is the thing that was asked for."""

_ALARMING = HARM | {
    *("start.now", "sos.danger", "sos.unknown", "sos.hard", "voice.worry"),
    *("edu.look", "edu.behave", "edu.peers"),
}
"""Where what a child told today is news, whatever the words."""


def _date_only(reading: Reading, span: Span) -> bool:
    """Whether a sentence holds a date and nothing else, as the first part of a row does."""
    text = reading.plain[span[0] : span[1]]
    return len(text.split()) <= _ONLY_A_DATE and bool(reading.days_in(span) or _NOW.search(text))


def _old(reading: Reading, span: Span) -> bool:
    """Whether the sentence at ``span``, or the date alone before it, tells of long ago."""
    start, end = reading.near(span[0], after=0)
    number = reading.sentence_at(span[0])
    if number and _date_only(reading, reading.sentences[number - 1]):
        start = reading.sentences[number - 1][0]
    dated = reading.days_in((start, end))
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", reading.plain[start:end])]
    past = any(y < reading.setting.today.year for y in years)
    return past or (bool(dated) and all(reading.setting.today - d > _LONG_AGO for d in dated))


_WAS = re.compile(r"\b(?:was|were|had|did|would)\b[^.!?\n]{0,30}$", re.IGNORECASE)
"""Before "right now", what tells of then: "he was going to do it right now"."""


def _recent(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Yield each sentence that speaks of now or of the last days, with where it does."""
    today, found = reading.setting.today, _NOW.finditer(reading.plain)
    named = [m.span() for m in found if m[0].lower() != "right now" or not _WAS.search(reading.plain[: m.start()])]
    named += [span for span, day in reading.days if timedelta(0) <= today - day <= _FEW_DAYS]
    seen: set[Span] = set()
    for span in sorted(named):
        whole = reading.near(span[0], after=0)
        if whole not in seen:
            seen.add(whole)
            seen_then = SEEN_THEN.search(reading.plain, *whole)
            wide = _date_only(reading, whole) or told_next(reading, whole) or _goes_on(reading, whole)
            # A semicolon ends a sentence for us, not for the writer.
            more = reading.plain[: reading.near(span[0], after=1)[1]].rstrip().endswith(";")
            yield span, reading.near(span[0], before=bool(seen_then), after=1 + more) if wide else whole


_NEXT = re.compile(r"\W*(?:she|he|they|there)(?:'s|'ve)? (?:is|are|has|have|was|came|had)\b", re.IGNORECASE)


def _goes_on(reading: Reading, sentence: Span) -> bool:
    """Whether the next sentence goes on about the same person, with no day of its own: "... not today. She has a handprint ..."."""
    after = reading.near(sentence[0], after=1)[1]
    following = (sentence[1], after)
    dated = any(following[0] <= start < following[1] for start, _ in reading.dates)
    return after > sentence[1] and bool(_NEXT.match(reading.plain, sentence[1])) and not dated


_OF_REPORT = re.compile(
    r"\b(?:read|reads|reading|report|parts?|bits?|lines?|wording|words?|section|page|shared|sharing|asked (?:us|me|for)|change|changed|take out|taken out|left in|put in|views?|explained|agree\w*|disagree\w*)\b",
    re.IGNORECASE,
)
"""What someone said of the report today is what was asked for there."""

_THREAT = re.compile(r"(?:\b(?:will|would|gonna|going to|wants? to)|'ll|'d)(?: \w+)?\s$", re.IGNORECASE)


_NOT_THAT_ONE = re.compile(r"\b(?:and|but|or|so)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _denied(reading: Reading, span: Span) -> bool:
    """Whether it is denied itself, not only something before it ("no coat and bleeding")."""
    return denied(reading, span) and not _NOT_THAT_ONE.search(reading.own[max(0, span[0] - 20) : span[0]])


def _told(reading: Reading, now: Span, sentence: Span) -> Span | None:
    """Find what makes one sentence about today news: harm, fear that is spoken of, or what the child told."""
    formal, alarming = reading.question in _FORMAL, reading.question in _ALARMING
    tells = child_tells(reading, sentence)
    harms = (m.span() for pattern in (_HARM, SEEN) for m in pattern.finditer(reading.plain, *sentence))
    harm = next((h for h in harms if not _denied(reading, h)), None)
    of_report = _OF_REPORT.search(reading.plain, *sentence)
    if harm and (tells or not formal or not of_report or _THREAT.search(reading.plain, sentence[0], harm[0])):
        return _together(now, harm)
    fear = None if formal and not tells else (_FEAR if alarming else _OF_WHOM).search(reading.plain, *sentence)
    spoken = fear and not _denied(reading, fear.span()) and SOMEONE_TELLS.search(reading.plain, *sentence)
    if not formal and tells and told_us(reading, tells):
        return _together(now, tells)
    said = (
        alarming
        and not reading.question.startswith("edu.")
        and tells
        and (" and " not in reading.plain[tells[0] : tells[1]] or TO_US.match(reading.plain, tells[1]))
    )
    return _together(now, tells or now) if spoken or said else None


def _together(one: Span, other: Span) -> Span:
    """Return the words from one to the other when they stand near, to be quoted as they were written."""
    start, end = min(one[0], other[0]), max(one[1], other[1])
    return (start, end) if end - start <= _QUOTED_TOGETHER else other


def _news(reading: Reading) -> Span | None:
    """Find news of today."""
    for now, sentence in _recent(reading):
        if not _old(reading, now) and (span := _told(reading, now, sentence)):
            return span
    return None


_NO_NEWS = _HYPOTHETICAL | {
    "inv.changed",
    "inv.help",
    "sos.strength",
    "sos.safety",
    "sos.network",
    "scale.why",
    "view.plan",
}
"""Where "on her own" and "now" belong to a tale of how it was."""

_IF = re.compile(r"\b(?:if|whenever|unless|in case)\b", re.IGNORECASE)


def _alone(reading: Reading) -> Span | None:
    """Find a child with no adult about, now."""
    for match in ALONE.finditer(reading.plain):
        own = reading.near(match.start(), after=0)
        dated = any(own[0] <= start < own[1] for start, _ in reading.dates)
        start, end = reading.near(match.start(), before=0 if dated else 1, after=1)
        now = _AT_THIS_MOMENT.search(reading.plain, start, end)
        telling = reading.question not in _NO_NEWS and not _IF.search(reading.plain, start, match.start())
        if (
            now
            and telling
            and not (
                _old(reading, match.span()) or denied(reading, match.span()) or _dated_before(reading, match.span())
            )
        ):
            return match.span()
    return None


def _dated_before(reading: Reading, span: Span) -> bool:
    """Whether the sentence names a day that is past, so that "still" and "now" are part of a tale."""
    days = reading.days_in(reading.near(span[0], before=1, after=0))
    return any(reading.setting.today - day > _FEW_DAYS for day in days)


def _supposed(reading: Reading, span: Span) -> bool:
    """Whether it is only what would be done if it came to that."""
    start, _ = reading.near(span[0], after=0)
    before = reading.plain[start : span[0]]
    if reading.question == "sos.danger":
        return bool(_FEARED.search(before)) and not SOMEONE_TELLS.search(before)
    if reading.question in VOICE and re.search(r"\bwhen(?:ever)? (?:\w+ )?$", before, re.IGNORECASE):
        return not _NOW.search(reading.plain)
    return reading.question in _HYPOTHETICAL and bool(re.search(r"\b(?:if|when|any)\b", before, re.IGNORECASE))


_FEARED = re.compile(r"\b(?:worr(?:y|ied)|concerned|afraid|scared|could|might|may|if)\b", re.IGNORECASE)
"""What a danger statement says could happen, which is what it is for."""


def _danger_now(reading: Reading) -> Span | None:
    if known_already(reading):
        return None
    grave = first(GRAVE, reading.plain, reading, _old, denied, _supposed)
    just = None if reading.question in _FORMAL else first(_JUST, reading.plain, reading, _old, denied)
    return grave or just or _news(reading) or _alone(reading)


CHECKS = (
    Check(
        id="C35",
        severity="safety",
        where=EVERYWHERE,
        look=_danger_now,
        says="You wrote “{words}”, so let us stop for a moment. Does the social worker know about this?",
        reason="A report is read days later. News of harm, or talk of killing or dying, has to be told at once.",
        source="Keeping children safe in education: report new concerns at once; Working Together",
        trips=under("sos.harm", "Today he told me that mum hit him.", "We just found out that he is back.")
        + under("voice.worry", "“They would all be better off without me.”", "“i dont want to wake up anymore”")
        + under("sos.unknown", "Went round this am and could hear the baby crying, no one in.")
        + under("edu.behave", "She talks of suicide.", "He carries a knife in his bag.")
        + under("share.child", "When I read it to her today she said dad hit her again.")
        + under("inv.events", "23 November 2026.\nShe told Mrs Day that he came into her bed."),
        passes=under("sos.harm", "Today he told me that mum hit him. I rang the social worker at 10am.")
        + under("sos.hard", "Mum was threatened with a knife in 2019.")
        + under("voice.how", "I talked with her in the library today.")
        + under("share.child", "Mr Bell told Amira the main points on 23 November 2026.")
        + under("edu.learn", "In a test today she got full marks.")
        + under("sos.harm", "On 3 May she was left alone until 9pm and still talks of it.")
        + under("edu.look", "He never wakes up on time for the bus, 4 times this month.")
        + under("next.worse", "If she says she wants to die we ring 999."),
    ),
)
