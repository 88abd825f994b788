"""Facts that could lead someone to a door or a phone: addresses, refuges, numbers and mail, typed or spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.coaching.checks.patterns import words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE

_ROAD = (
    r"(?:street|st|road|rd|ct|lane|ln|avenue|ave|close|drive|crescent|cres|gardens?|grove|terrace|court|way|place"
    r"|walk|mews|hill|square|parade|rise|row|park road|house|heights|view|green|gate|yard|bank|vale|croft|fold|mount|wharf|towers?|lodge)"
)
_ADDRESS = re.compile(
    r"\b(?:GIR\s?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]"
    r"|[A-HK-Y][0-9][ABEHMNPRV-Y])"
    r"\s{0,2}[0-9][ABD-HJLNP-UW-Z]{2})\b"
    rf"|\b(?:(?:flat|apartment"
    rf"|unit)\s+\d{{1,3}}[a-z]?,?\s+)?\b\d{{1,4}}[a-z]?,?\s+(?!(?:\w+\s+)?(?:minute|day|week|time)s?\b)"
    rf"(?:[a-z'-]+\s+){{1,3}}{_ROAD}\b(?!\s+(?:to|of|for|in|at|through|from|up|home|with|that)\b)"
    rf"|\b(?:at|to|from|in|off)\s+(?:no\.?\s*|number\s+)?\d{{1,4}}[a-z]?,?\s+[a-z'-]{{3,}}\s+{_ROAD}\b(?=\s+(?:for|in|with|from)\b)"
    r"|\b(?:flat|apartment|unit|caravan|plot|pitch)\s+(?:no\.? ?)?\d{1,3}[a-z]?\b(?!/\d)(?! (?:weeks?|days?|people|years?))",
    re.IGNORECASE,
)
_NAMED_ROAD = re.compile(
    rf"\b\d{{1,4}}[a-zA-Z]?,?\s+(?:(?!(?:{'|'.join(('May', 'March', 'June', 'July'))})\b)[A-Z][\w'-]+\s+){{1,3}}(?i:{_ROAD})\b"
)
_RARE_ROAD = (
    r"(?:Side|End|Cottages?|Quay|Path|Bridge|Mill|Cross|Fields?|Meadows?|Orchard|Heath|Common|Brow|Reach|Spinney|Copse|Links?|Drove|Alley"
    r"|Passage|Buildings|Mansions|Estate|Paddocks?|Chase|Ridge|Ridings|Garth|Wynd|Villas|Flats|Hall|Farm|Barns|Marina|Dene|Dell|Downs?|Approach"
    r"|Promenade|Esplanade|Circus|Broadway|Steps|Mead|Leys|Lea|Moor|Nook|Strand|Apartments)"
)
_RARE = re.compile(
    rf"\b\d{{1,4}}[a-zA-Z]?,? (?!(?:May|March|June|July)\b)(?:[A-Z][\w'-]+ ){{1,2}}{_RARE_ROAD}\b"
    r"|\b(?i:room|bed|bay|berth|unit) \d{1,3}[a-z]? (?:at|in) (?:the )?[A-Z][a-z]+(?! (?:Primary|School|Academy|Block|Wing|High|College))"
    r"|\b(?i:(?:same|next|our|my|her|his|their) (?:road|street|close|block|terrace)(?: as \w+)?[,:(-]? ?\(?)[A-Z][\w'-]+ (?i:road|rd|street|st|lane|avenue|ave|close|drive|crescent|terrace|grove|walk|gardens)\b"
)
_BRITISH_ROAD = re.compile(
    r"\b\d{1,4}[a-zA-Z]?,? (?:Heol|Ffordd|Stryd|Maes|Clos|Rhodfa|Lôn|Lon|Cwrt|Plas|Bryn|Tal|Pen|Brae|Wynd|Rue) (?:[yr] |the |of |[YR] )?[A-Z][\w'-]+"
)
_LIVES = (
    r"(?:\b(?:live[sd]?|living|stay(?:s|ed|ing)?|mov(?:ed|ing|es)|sleep(?:s|ing)?|hous(?:e|ed|ing)|flat|bedsit|room|place|home|address(?: is)?|refuge"
    r"|hostel|shelter|based|placed|works?|hiding|drops? (?:her|him|them) (?:off )?|dropped off|now|settled|put up)\b"
    r"(?: \w+){0,4}? (?:on|in|at|to|off|near|behind|opposite|above|round the corner from)(?: the)? )"
)
_LIVES_ON = re.compile(
    rf"(?i:{_LIVES})(?:[A-Z][\w'-]+ ){{1,3}}(?:(?i:road|rd|street|lane|avenue|ave|close|drive|crescent|terrace|grove|mews|walk|gardens|estate|towers?|court|tower block|flats))\b"
)
_NOT_HOME = re.compile(
    r"\b(?:school|primary|academy|college|nursery|club|match|court case|lessons?|trip|training|library|hospital|police)\b",
    re.IGNORECASE,
)
_SHELTER = r"(?:refuge|hostel|safe house|safe accommodation|women'?s (?:aid )?(?:shelter|house)|shelter|mother and baby unit|temporary (?:flat|accommodation|housing)|b ?& ?b|bed and breakfast|hotel)"
_REFUGE = re.compile(
    rf"(?i:\b{_SHELTER}\b(?: (?:is|called|named|that is))? (?:on|in|at|near|off|by|called|named|behind|opposite|over in|out in|up in)(?: the)?) (?!January|February|March|April|May|June|July|August|September|October|November|December)(?:[A-Z][\w'-]+|(?i:town|seafront))"
    rf"|\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?i:(?:women'?s )?(?:refuge|hostel|shelter|safe house|mother and baby unit))\b"
    r"|\b(?i:(?:living|staying|placed|put up|housed|is|are|in|at)(?: \w+){0,3}? (?:in|at) (?:the |a )?)(?:Travelodge|Premier Inn|Holiday Inn|Ibis|Britannia)\b"
    r"|\b(?i:(?:live[sd]?|living|stay(?:s|ed|ing)?|mov(?:ed|ing|es)|home|address|based|sleeping|sofa|hiding|gone|went|go|now|put up)(?: \w+){0,4}? (?:at|to|is|in|on)(?: number| no\.?)?) \d{1,3}[a-zA-Z]? (?!January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Year|Mon|Tues|Wed|Thurs|Fri)[A-Z][a-z]{2,}"
    r"|\b(?i:(?:they'?re|she'?s|he'?s|are|is|was|been|room|flat|bedsit|place)(?: \w+){0,3} (?:above|over|next (?:door )?to|opposite|behind|round the back of|by) the \w+(?: \w+)? (?:on|in|at)) (?:the )?[A-Z][\w'-]+ (?i:road|rd|street|st|lane|avenue|ave|close|drive|parade|terrace)\b"
    r"|\b[cC]/[oO] \w+|\b\d{1,3}[a-z]?,? The [A-Z][a-z]+"
    rf"|\b[A-Z][\w'-]+ (?:[A-Z][\w'-]+ )?(?i:{_ROAD}),? (?i:(?:at )?(?:number|no\.?|house|flat)) ?\d{{1,4}}"
    r"|\b(?i:(?:number|no\.?) ?\d{1,3}[a-z]?) (?i:on|in|at) (?:the )?[A-Z]\w+"
    r"|(?i:\b(?:live[sd]?|living|staying|moved|mum's|dad's|address)\b[^.!?\n\d]{0,25}\b(?:number|no\.?) ?\d{1,3}[a-z]?)\b"
    r"|(?i:\b(?:door|gate|key ?safe|alarm|entry|intercom) (?:code|number)s?\b[^.\n]{0,20}\d|\bcode (?:for|to) the (?:door|gate|alarm|key ?safe|flats)\b)"
)
_SPOKEN = r"(?:oh|zero|nought|double|treble|triple|one|two|three|four|five|six|seven|eight|nine|hundred|thousand)"
_REACH = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{2,63})+|(?<![\w.])@[A-Za-z]\w{2,30}\b"
    r"|\b[\w.-]{1,30}(?: (?:dot|\d{1,4}|underscore|dash) ?[\w-]{0,20}){0,3} ?(?:\(at\)|\[at\]|\bat\b|@) ?[\w.-]{2,30} ?(?:\(dot\)|\[dot\]|\bdot\b) ?[a-z]{2,10}\b"
    r"|(?<![\d./])\(?(?:\+44[\s.-]?\(?0?\)?|0044|0)(?!8(?:00|08)|3\d\d|\d/\d\d?/\d\d)(?:[\s().\-/]{0,2}[\doO]){9,10}(?!\w)"
    rf"|\b(?:oh|zero|nought|0\d*)(?:[\s,-]{{1,3}}(?:{_SPOKEN}|o|\d{{1,4}})){{6,}}\b"
    rf"|\b(?:phone|mobile|mob|tel|telephone|number|ring (?:him|her|them)|call (?:him|her|them)|on)(?: (?:is|no|number|num|her|him|on))*[ :.]{{1,3}}{_SPOKEN}(?:[\s,-]{{1,3}}{_SPOKEN}){{5,}}\b"
    r"|\b[\w.-]{2,40} at [a-z][\w-]{2,}\.(?!\d)[a-z]{2,8}\b"
    r"|\b(?:lives?|nan|gran|mum|dad|aunt\w*|uncle|neighbour|lady|house|stays?|home|they'?re|he'?s|she'?s)(?: \w+){0,2} (?:at|from) (?:no\.?|number) ?\d{1,3}[a-z]?\b(?! (?:on|of) the (?:scale|list|page))"
    r"|(?:\bplus |\+ ?)(?:four ?four|44)[\s,.-]{0,2}(?:\d[\s,.-]{0,2}){6,}|\b[oO]7\d{2,3}[\s.-]?\d{3}[\s.-]?\d{3}\b|\b(?:0|o) ?7 ?(?:\d[\s./-]{0,3}){8,9}\b"
    rf"|\b(?:plus |\+ ?)?four four(?:[\s,-]{{1,3}}(?:{_SPOKEN}|o|\d{{1,4}})){{5,}}\b"
    r"|\b[\w.+-]{2,40} ?(?:@|\(at\)|\[at\]|\bat\b) ?(?:hotmail|gmail|g ?mail|yahoo|outlook|icloud|btinternet|googlemail|proton(?:mail)?|aol|msn|sky ?mail|live ?mail|mail ?box)\b"
    r"|\b(?:insta(?:gram)?|snap ?(?:chat)?|tik ?tok|face ?book|fb|whats ?app|discord|kik|telegram|gamer ?tag|twitter|threads|only ?fans|yubo|roblox|steam|psn|xbox|handle|user ?name|e-?mail|gmail|hotmail)(?:'s)?"
    r"(?: (?:name|handle|account|user ?name|user|id|tag|is|are|under|as|called|profile|she'?s|he'?s|on|her|his|at|it'?s|address|of|for|mum|dad|to))*[ :=,-]{1,3}[\"'“‘@]?(?=[\w.-]*[a-z])(?=[\w.-]*[\d_]|\w+\.\w+[. ,]?)[\w.-]{4,}"
    r"|\b(?:tel|telephone|mob|mobile|phone(?: (?:no|number|num))?|landline|home number)(?: (?:is|no|number))?\.?:? ?\d{3,5}[\s-]?\d{3,6}\b",
    re.IGNORECASE,
)
_NOT_ADDRESS = words(
    r"""
    sessions? | times? | days? | weeks? | minutes? | mins? | hours? | months? | years? | pupils?
    children | lates? | lessons? | out | of | and | in | on | by | the | a | to | per | points? | with
was | same | this | that | their | our | his | her | my | own | whole | different | each | every | one | either | half | all | any | other | more | she | he | mum | dad | jan\w* | feb\w* | mar(?:ch)? | apr\w* | may | june? | july? | aug\w*
    sep\w* | oct\w* | nov\w* | dec\w*
    """
)


def _typed_address(reading: Reading) -> Iterator[Span]:
    for match in _ADDRESS.finditer(reading.plain):
        street = re.match(r"(?:flat\s+\w+,?\s+)?\d{1,4}[a-z]?,?\s+([a-z' -]+)$", match[0], re.IGNORECASE)
        if street is None or not _NOT_ADDRESS.search(street[1]):
            yield match.span()


def _named_home(reading: Reading) -> Iterator[Span]:
    for match in _NAMED_ROAD.finditer(reading.plain):
        if not _NOT_ADDRESS.search(match[0]):
            yield match.span()
    for match in _LIVES_ON.finditer(reading.plain):
        if not _NOT_HOME.search(match[0]):
            yield match.span()


def _where_or_how(reading: Reading) -> Span | None:
    others = (m.span() for pattern in (_REFUGE, _REACH, _RARE, _BRITISH_ROAD) for m in pattern.finditer(reading.plain))
    return min((*_typed_address(reading), *_named_home(reading), *others), default=None)


CHECK = Check(
    id="C27",
    severity="privacy",
    where=EVERYWHERE,
    look=_where_or_how,
    says="“{words}” could tell a reader where someone lives or how to reach them. Can you take it out?",
    reason="A report goes to everyone at the meeting. An address or number in it can put someone in danger.",
    source="UK GDPR data minimisation; London Child Protection Procedures on restricted information",
    trips=under("family.who", "Dad lives at 14 Mill Lane.", "They are in KT2 6PT now.")
    + under("edu.home", "Ring mum on 07700 900123.", "She uses sana@mail.example now.")
    + under(
        "edu.home",
        "her number is oh seven seven double oh, nine oh oh, one two three",
        "mail sana 81 at example dot com",
    )
    + under("family.who", "They stay at 7 Fern Close with Gran.", "Mum lives on Fern Road now.")
    + under("share.parent", "Left it for mum at the refuge in Ashbourne.", "She is at Rowan House Refuge."),
    passes=under("edu.attend", "84% from 3 September to 20 November 2026, 18 sessions missed.")
    + under("next.worse", "We ring the social worker by 10am and 101 if there is no reply.")
    + under("next.worse", "She can ring Childline on 0800 1111 and we ring 0808 2000 247.")
    + under("sos.safety", "Mum and the children went to a refuge on 3 May.")
    + under("inv.help", "From 6 October she came 20 times to breakfast club in the green room."),
)
CHECKS = (CHECK,)
