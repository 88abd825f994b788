"""What is seen or told today, in the words of a busy office: marks of any kind, and what a child lets slip."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import words
from bot.coaching.finding import Span
from bot.coaching.language import Reading

_BODY = r"(?:arm|forearm|leg|thigh|wrist|neck|back|face|cheek|ear|hand|bum|bottom|tummy|stomach|belly|chest|shoulder|throat|ankle|head|forehead|eye|lip|nose|chin|jaw|mouth|ribs|shin|knee|foot|finger|knuckle|elbow|body|skin|scalp|hip)s?"
_MARK = r"(?:mark|cut|scratch|scratche|bruise|burn|graze|gash|welt|line|scab|slash|stripe|lump|bump|bite|scar|sore|wound|blister|scald|weal|stitche)s?"
SEEN = words(
    rf"""
    (?:fresh|red|raised|angry|deep|thin|straight|parallel|purple|yellow|finger.?shaped|nasty|round|circular) (?:mark|cut|scratche?|bruise|burn|graze|gash|welt|line|scab|slashe?|stripe|lump|bump|bite|blister|hole)s?(?= (?:on|to|up|down|across|all|along|over|under|behind|round|around|inside|that|she|he|they|we|from|like)\b| ?[.,;)]|$)
    (?:new|big|long|funny|visible|several|loads of|lots of|all these|more|little) (?:cut|scratche?|bruise|burn|graze|gash|welt|scab)s?(?= (?:on|to|up|down|across|all|along|over|under|behind|round|around|inside|that|she|he|they|we|from|like)\b| ?[.,;)]|$)
    {_MARK} (?:\w+ ){{0,3}}?(?:on|to|up|down|across|along|over|under|behind|round|around|inside|near|above|below|by) (?:\w+ )?(?:of )?(?:her|his|their|both|one|the|my|CHILD|each|top of|side of)? ?(?:\w+ )?{_BODY}
    (?:got|has|have|had|with) (?:\w+ )?(?:cuts|scratches|bruises|burns|grazes|welts|scabs|slashes)\b
    (?:won'?t|wont|will not|wouldn'?t) let (?:them|her|him|us|me|anyone) (?:out|go|leave|up|come out) | (?:has|'s got|got) hold of (?:her|him|them|me|mum|us)
    (?:lying|still|passed out|asleep|out cold|collapsed|laid out|face down)(?: down)? on the (?:\w+ )?(?:floor|stairs|landing|pavement)
    {_BODY} (?:is |was |are |were |has |all |looks? |'s |completely |really |badly ){{0,3}}(?:bust|busted|cut(?! and| up)|split|swollen|bruised|bleeding|bloody|puffy|grazed|gashed|burned|burnt|blistered|scabbed|red raw|broken)
    (?:lip|eye|nose)s? (?:is |was |are |all |looks? |'s ){{0,2}}(?:black|purple|fat|thick|out here) | eye (?:is |was |all |half |nearly |almost )*(?:shut|closed)
    (?:thick|fat|bust|busted|burst|split|cut|swollen|bloody|bloodied) (?:lip|nose|mouth|ear|eye|eyebrow)s? | shiners?
    (?:been |is |'s |started |back )(?:cutting|self.?harming|burning (?:her|him)self|hurting (?:her|him)self|scratching (?:her|him)self)(?! (?:out|the|up|paper|and sticking))
    self.?harm\w* | (?:did|done|doing|made|makes|caused|inflicted) (?:it |them |this |that |these )?(?:to )?(?:her|him|them)sel(?:f|ves) | (?:scratches|cuts|marks|lines|burns)[^.!?\n]{{0,30}}? (?:she|he|they)(?:'d|'s| had| has)? (?:made|done|did|put)
    winc(?:ed?|es|ing) | (?:can'?t|cant|couldn'?t|won'?t|wont|wouldn'?t) (?:let|bear) (?:any ?one|us|me|staff|the nurse|anybody) (?:near|touch|look at|see) (?:her|his|their|it|the)
    (?:gets?|got|climbs?|comes?|came|goes|went|is|'s|been|being|sleeps?|slept|lies|lays|lay) in(?:to)? (?:the |her |his |my )?(?:bath|bed|shower|bedroom|sleeping bag) (?:with|at night|when (?:i|she|he)) | (?:the |a |our |his |her |their )(?:secret|tickling|touching|kissing|sleepy) games? | plays? (?:\w+ )?(?:secret|tickle|touching|kissing) games?
    (?:has|have|got|had|found|knows?|worked out|thought of) (?:a |the )?ways? (?:to (?:make it (?:stop|end|all|go)|make it(?= ?[.,;!”"]|$)|end it|get out of it)|of (?:making it stop|ending it)) | (?:won'?t|wont) have to (?:feel|be|put up|hurt|worry)[^.!?\n]{{0,20}} (?:any ?more|much longer|soon)
    (?:touches|touched|touching|kisses|kissed|licks?|licked|rubs?|rubbed|strokes?|stroked) (?:her|him|me|my|his|their) (?:\w+ )?(?:there|bits|private\w*|bum|bottom|front|leg|chest|minnie|willy|down there|flower|lady parts|fairy|tuppence|nunny|wee wee) | what he (?:does|did|makes) (?:to|with|her|him|me|at night|when)
    (?:put|putting|throw|threw|slammed|shoved|smashed|rammed|pinned) (?:her|him|me|mum|them) (?:through|into|against|up against|down|across|onto) (?:the |a )?(?:wall|door|floor|stairs|table|window|ground|fridge|cooker|car|sofa|bath)
    (?:bleed|bled|bleeding|blood) | walked into (?:a|the) (?:door|cupboard) | (?:lighter|iron|hair ?straightener|straightener|fag|cig|cigarette|belt|wire|cable|slipper|wooden spoon|hanger|ring|nail) (?:burn|mark|print)s? | (?:from|like|with) (?:a |an |the |his |her )(?:lighter|cigarette|fag|belt|slipper|coat hanger|buckle|straighteners)
    (?:doesn'?t|does not|didn'?t|don'?t|doesnt|dont|not) want to (?:go|be|sleep|stay) (?:back )?(?:there|home|round there|to (?:his|hers|dad'?s|mum'?s|the house))(?: tonight| again| later)?
    (?:couldn'?t|can'?t|cannot|cant) (?:put (?:any )?(?:weight|pressure)|grip|lift (?:her|his)|bend (?:her|his)|move (?:her|his)|weight.?bear)
    (?:he|she|they|dad|mum|step\w+|uncle|brother|boyfriend|(?-i:[A-Z])\w+) (?:whack|clout|clip|lash|bash|smash|welly|boot|chin|sling|wallop|leather|lob|fling)(?:ed|es|s|ing)? (?:her|him|me|out|at)
    """
)
"""What was seen on a child, or told by one, that has to be passed on at once when it is of today."""

SEEN_THEN = re.compile(r"\b(?:seen|saw|noticed|spotted|clocked|showed|told|said|found)\b", re.IGNORECASE)


_GOES_ON = re.compile(
    r"\W*(?:(?:and|then|he|she|they|child) )*(?:told|said|says|showed|disclosed|whispered|cried)\b", re.IGNORECASE
)


def told_next(reading: Reading, sentence: Span) -> bool:
    """Return whether the next sentence goes on with what was told or shown then."""
    start, end = reading.near(sentence[0], after=1)
    return end > sentence[1] and bool(_GOES_ON.match(reading.plain, sentence[1])) and start == sentence[0]
