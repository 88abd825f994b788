"""What was seen and said, told too loosely: some mornings, an outburst, old words, and what "people like that" do."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks import vague
from bot.coaching.checks.firm import firm
from bot.coaching.checks.patterns import DOMAIN, finds, words
from bot.coaching.days import months
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import PROSE, VOICE

_STALE_DAYS = 28
_MONTH_YEAR = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?) (20\d\d)\b",
    re.IGNORECASE,
)


def _quoted(reading: Reading, place: int) -> bool:
    return any(start <= place < end for start, end in reading.quotes)


def _old_words(reading: Reading) -> Span | None:
    """Find the child's words with a day of some time ago beside them, and none of late."""
    today = reading.setting.today
    named = [(s, d) for s, d in reading.days if not _quoted(reading, s[0])] or list(months(reading.own, today))
    if not named:
        named = [(m.span(), months(f"in {m[0]}", today)[0][1]) for m in _MONTH_YEAR.finditer(reading.own)]
    if not named:
        return None
    span, day = max(named, key=lambda item: item[1])
    return span if (today - day).days > _STALE_DAYS else None


_LOOSE_DAYS = re.compile(
    r"\b(?:a few|some|several|many|most|a couple of|the odd|quite a few|a number of|certain|numerous|various) (?:\w+ )?(?:mornings|days|times|occasions|afternoons|lessons|weeks|mondays|tuesdays|wednesdays|thursdays|fridays|playtimes|breaks|lunchtimes)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|each|every|both)\b", re.IGNORECASE
)


def _loose_days(reading: Reading) -> Span | None:
    match = _LOOSE_DAYS.search(reading.own)
    return match.span() if match and not reading.quotes and not _NUMBER.search(reading.own) else None


_OUTBURST = words(
    r"""
    melt.?downs? | dys.?regulat\w+ | kick(?:s|ing|ed)? off | los(?:es|ing) (?:it|the plot) | (?:has|having) a paddy | strop(?:s|ping|py)? | blow(?:s|ing)? up | tantrums? | in crisis | escalat\w+
    """
)
_SHORT = 15


def _outburst(reading: Reading) -> Span | None:
    """Find a word for an outburst that "every day" alone stands beside: what is done in it is not told."""
    match = _OUTBURST.search(reading.own)
    told = reading.quotes or re.search(r"\d", reading.own)
    return match.span() if match and not told and len(reading.words) <= _SHORT else None


_RESILIENT = words(
    r"""
    (?:kids|children|they|boys|girls|little ones|young children|toddlers|babies|teenagers|she|he)(?:'re|'s| are| is| all| always| do| just)*(?: so| very| quite| pretty)? (?:resilient|bounces? back|gets? over (?:it|things)|get used to it|tough|hardy|adapt\w*)(?= ?[.,;!]|$| at| and| enough| like| you| really)
    (?:too|far too|so) (?:young|little|small) to (?:understand|notice|remember|be affected|know (?:what|any)|really \w+|take it in|realise|care|be bothered)
    """
)


def _resilient(reading: Reading) -> Span | None:
    match = _RESILIENT.search(reading.own)
    return match.span() if match and not firm(reading) else None


_PEOPLES = r"(?:travellers|gypsies|gypsy|roma|romanians?|poles|polish|somalis?|muslims?|asians?|africans?|nigerians?|ghanaians|albanians?|lithuanians?|bulgarians?|afghans?|syrians?|kurds|turks|pakistanis?|indians?|bengalis?|bangladeshis?|arabs?|jews|catholics?|christians|jehovah'?s witnesses|eastern europeans?|refugees|immigrants|foreigners|asylum seekers|squaddies|showmen|farmers|single mums|teenage mums|young mums|council tenants)"
_LUMPED = words(
    rf"""
    (?:they'?re|they are|he'?s|she'?s|being|as|because they'?re|family are|parents are|mum'?s|dad'?s)(?: all| both| only| just| from)? (?:a )?{_PEOPLES},?(?: so| and so| and will| and they| which means| and don'?t| and won'?t| and never)
    {_PEOPLES} (?:all |just |always |often |usually |generally |tend to |do )*(?:keep|don'?t|never|always|tend|stick|look after|look out|won'?t|are (?:all|like|very|known|a|not)|do things|like to|move on|marry|hit|smack|put|see|think|believe in|have (?:different|their|big|lots)|come from)
    (?:they|that lot|families|people|everyone|folk) (?:\w+ ){{0,3}}?(?:look|looks) after their own | (?:up|over|down|round) (?:there|that way) (?:they|it'?s|everyone) | (?:kids|boys|girls|children|lads|families|parents|mums|dads|people) like (?:him|her|that|them|these|those|this)\b
    (?:\w+ )?(?:kids|children) (?:by|with|from) (?:\w+ )?(?:different )?(?:dads|fathers|men) | (?:up sticks|here today gone tomorrow|off travelling again)
    """
)
_SEES = words(
    r"""
    mum | dad | gran | nan | staff | teacher | tutor | mentor | elsa | dsl | senco | ta | head of year | key ?worker | key person | social worker | advocate | interpreter | sister | brother | counsellor | nurse | i | i'm | i've | we | me | us | my | our
    """
)


def _nobody_asked(reading: Reading) -> Span | None:
    """Find how views were got with no one who asked, so that nobody knows who was in the room."""
    child = set(re.findall(r"\w+", reading.setting.child.lower()))
    someone = (
        _SEES.search(reading.plain)
        or facts.TITLED.search(reading.plain)
        or (reading.known_names - child).intersection(reading.words)
        or _SOMEONE_DID.search(reading.plain)
        or any(m[0].lower() not in child | _TOOLS for m in facts.NAME.finditer(_DATED.sub(" ", reading.plain)))
    )
    return (
        None if someone or facts.UNKNOWN.search(reading.plain) or len(reading.words) < _FEWEST else reading.sentences[0]
    )


_FEWEST = 2
_SOMEONE_DID = re.compile(
    r"\b[A-Z][a-z]+ (?:watched|sat|asked|talked|used|spoke|wrote|did|played|read|saw|met|drew|went|listened|noted|showed|held)\b"
)
_TOOLS_TEXT = "done wishes feelings worksheet sheet three houses completed filled form worries words pictures circle time during class"
_TOOLS = frozenset(_TOOLS_TEXT.split())
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?\b",
    re.IGNORECASE,
)

_vague = next(check.look for check in vague.CHECKS if check.id == "C02" and "sos.impact" in check.where)

CHECKS = (
    Check(
        id="C02",
        severity="ask",
        where=frozenset({"sos.impact"}),
        look=_vague,
        says="You wrote “{words}”. What did you see {child} do, or stop doing?",
        reason="Each reader fills a loose word with a different picture.",
        source=DOMAIN,
        trips=under("sos.impact", "It has affected his mental health massively."),
        passes=under("sos.impact", "She would not go out to play for 3 weeks."),
    ),
    Check(
        id="C42",
        severity="ask",
        where=VOICE,
        look=_old_words,
        says="Views can change, and “{words}” is some time ago. Can someone ask {child} again before the meeting?",
        reason="Views older than about 20 school days may no longer be the child’s.",
        source="Working Together: the child’s wishes and feelings at the time",
        trips=under(
            "voice.wish", "“I want to live with Gran.” (tutor time, 26 February 2026)", "“I want my room.” (March 2026)"
        ),
        passes=under("voice.wish", "“I want to live with Gran.” (18 November 2026)", "“I want it like in June 2023.”"),
        family="missing",
    ),
    Check(
        id="C01",
        severity="ask",
        where=frozenset({"edu.look", "edu.behave", "edu.peers", "edu.home", "edu.learn"}),
        look=_loose_days,
        says="You wrote “{words}”. About how many is that, and between which dates?",
        reason="A count and a span of time show a pattern. “A few” does not.",
        source=DOMAIN,
        trips=under("edu.look", "On a few mornings in November Amira came in with a creased shirt."),
        passes=under("edu.look", "On 6 of 14 mornings in November Amira came in with no coat."),
    ),
    Check(
        id="C03",
        severity="ask",
        where=frozenset({"edu.behave", "edu.peers", "sos.impact", "voice.parent"}),
        look=_outburst,
        says="You wrote “{words}”. What did someone see or hear {child} do?",
        reason="A label is read in as many ways as there are readers. What was seen is read in one.",
        source=f"{DOMAIN}: name the behaviour, not the label",
        trips=under("edu.behave", "Has meltdowns every day and is very dysregulated."),
        passes=under("edu.behave", "Since 5 October he has lost it 6 times: he throws his bag and hides in the loos."),
    ),
    Check(
        id="C38",
        severity="ask",
        where=frozenset({"sos.impact", "sos.pattern", "sos.harm", "edu.behave", "scale.why", "voice.worry"}),
        look=_resilient,
        says="You wrote “{words}”. What have you seen in {child} that tells you?",
        reason="What is said of all children says nothing of this one.",
        source="Ofsted 2011, The voice of the child",
        trips=under("sos.impact", "She seems ok in herself, kids are resilient at that age."),
        passes=under("sos.impact", "She would not go out to play for 3 weeks."),
    ),
    Check(
        id="C38",
        severity="ask",
        where=PROSE,
        look=finds(_LUMPED),
        says="You wrote “{words}”. What is true of this family, as far as you have seen?",
        reason="What is said of a group says nothing about this family, and hides what was seen.",
        source=DOMAIN,
        trips=under("sos.hard", "They're Travellers so will just up sticks.", "Somalis keep things in the family."),
        passes=under("child.identity", "Amira is Muslim and speaks Urdu. They are Travellers and moved here in May."),
    ),
    Check(
        id="C31",
        severity="ask",
        where=frozenset({"voice.how"}),
        look=_nobody_asked,
        says="You wrote “{words}”. Who asked {child}, and who else was in the room?",
        reason="A child may say less, or something else, in front of others.",
        source="Ofsted 2011, The voice of the child",
        trips=under("voice.how", "Done in class on 19 November 2026 as part of circle time."),
        passes=under("voice.how", "Mrs Day talked with her alone on 18 November 2026."),
    ),
)
