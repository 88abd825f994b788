"""Words that blame a child or a parent, judge, or stereotype, in place of what was seen."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import DOMAIN, finds, finds_anywhere, rich, shown, words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import PROSE, VOICE

_CHILD_BLAMED = words(
    r"""
    life.?style choices? | promiscuous\w*
    (?:putting|puts?|placing|places) (?:her|him|them|it)sel(?:f|ves) (?:at|in) (?:risk|danger)
    putting themselves at risk | child prostitut\w+ | prostitut\w+ (?:her|him)self
    consent(?:ed|ing|s)? to | street.?wise | sexually active with
    (?:makes?|making|made) (?:poor|bad|unsafe|risky) choices | asking for it | provok(?:ed|es|ing)
    brought it on | led (?:him|her|them) on | attracts? older
    """
)

_PARENT = r"(?:mum|mam|mother|dad|father|parents?|carers?|family|families|they|partner|step.?\w+|both)"
_PARENT_BLAMED = words(
    rf"""
    fail(?:s|ed|ing)? to | failure to | {_PARENT}(?: \w+){{0,2}} refus(?:es|ed|al|ing)?
    refus(?:es|ed|al|ing) (?:to )?(?:engage|work|co.?operate|help|support|services|any|all|consent)
    (?:does|do|did|will|is|are|has|have|was|were)(?:n'?t| not| never)(?: \w+)? (?:engag\w+|co.?operat\w+
        |complied|comply|interested|willing|bothered|accept(?:ed|ing)?|acknowledge|take responsibility
        |care about|prioriti[sz]e)
    (?:not|never) (?:engag\w+|co.?operat\w+|interested|willing|bothered)
    (?:not|isn'?t|lack of|no|poor|limited|minimal) (?:really )?engage(?:ment|ing) | disengag\w+
    hard to (?:reach|engage) | non.?complian\w+ | non.?engag\w+ | in denial | minimi[sz](?:es?|ed|ing)
    lack(?:s|ing|ed)? (?:of )?(?:any )?insight | (?:no|little|poor) insight | disguised compliance
    claim(?:s|ed|ing)?(?! (?:benefit|universal|housing|tax|form|for))
    admit(?:s|ted)(?! to (?:a |the )?(?:hospital|a&e|ward|school)) | unwilling | un.?co.?operative
    obstructive
    (?:parents?|mum|dad|mother|father|family|they)(?:'re| are| is|'s)? (?:very |quite\s
        |so |being )?(?:difficult|useless|anti.?school|manipulative|neglectful|uncaring|selfish|lazy)
    can'?t be bothered | can(?:not|'t| not) cope | poor parenting | bad (?:mother|father|parents?)
    anti.?school | turns? a blind eye | pays? lip service
    (?:making|makes?|full of|always an?) excuses? | (?:couldn'?t|could not) care less | wash(?:es|ed) (?:her|his) hands
    (?:do|does)(?:n'?t| not) (?:really )?(?:want to know|care|bother|value|see the point)
    (?:will not|won'?t) (?:take (?:advice|help|support)|accept|listen|engage|admit) | defensive
    dishonest | lying to | whether (?:mum|dad|they|she|he) (?:is|are|was) (?:being )?(?:honest|truthful|genuine|telling the truth)
    (?:not|n't) (?:being )?(?:honest|truthful) | plays? the (?:victim|system|game) | says? (?:all )?the right things?
    allow(?:s|ed|ing)? (?:him|dad|her|the|partner|men) (?:in|to|back)
    plays? (?:us|agencies|professionals|services) off
    """
)

_JUDGED = words(
    r"""
    scruff\w+ | dirty | filthy | smelly | unkempt | dishevel\w+ | unhygienic | grubby | naughty | lazy
    rude(?:ness)? | aggressive(?:ly)? | aggression | attention.?seek\w+ | manipulat\w+ | hostil\w+
    confrontational | dysfunctional | defian\w+ | disruptive | disrespectful | bossy | clingy | needy
    sly | sneaky | nasty | spiteful | moody | stroppy | cheeky | violent(?: child| boy| girl)?
    out of control | feral | wild | difficult child | troubled | weird | odd | strange
    abusive(?: to| towards) | intimidating | chaotic (?:mum|mother|parent|family) | unpleasant
    over.?weight | obese | uncared for | unloved | malodorous | has an odou?r | liar | lies a lot
    what (?:she|he|they) thinks? (?:we|you|people) wants? | nightmare | blames(?! (?:her|him|them)sel) | useless | hopeless | pathetic | rubbish (?:mum|dad|mother|father|parents?) | argumentative | mouthy | gobby
    toxic (?:mum|dad|mother|father|woman|man|person) | erratic | vile | stupid | crazy | entitled | overbearing
    (?:wrong|bad|rough) (?:crowd|people|company|sort|friends|kids|lot) | (?:nobody|no one) (?:bothers|cares) | bad influences? | waste of (?:space|time)
    poorly dressed | drama queen | over.?sensitive | immature | badly behaved | bad attitude
    """
)
_EXPLAINED = re.compile(r"\b(?:told us|said|says|because|as (?:she|he|they)|works? nights)\b", re.IGNORECASE)


def _explained(reading: Reading, span: Span) -> bool:
    """Whether the parent's own reason follows."""
    end = reading.near(span[0])[1]
    return bool(_EXPLAINED.search(reading.plain, span[1], end))


def _acted(reading: Reading, span: Span) -> bool:
    """Whether the parent's own words or another act stand beside: a count alone explains nothing."""
    start, end = reading.near(span[0])
    return any(start <= s < end for s, _ in reading.quotes) or any(
        start <= s < end and not span[0] <= s < span[1] for s, _ in reading.acts
    )


_GROUP = (
    r"(?:travell?ers?|gyps(?:y|ies)|roma|muslims?|asians?|africans?|polish|romanians?|albanians?|somalis?|working.class"
    r"|council estate|benefits?|immigrants?|foreign|refugees?|young mums?|single mums?|families)"
)
_HARMLESS = r"know|eat|drink|celebrate|take part|speak|read|write|have|work|come|like|want|live|go|been?|see|miss\w*"
_OF_A_GROUP = (
    rf"{_GROUP} (?:\w+ ){{0,2}}?(?:so (?:they|she|he|mum|dad) )?(?:really )?"
    rf"(?:don'?t|do not|doesn'?t|does not|never|always|tend to|are all) (?:really |just )?(?!(?:{_HARMLESS})\b)\w+"
)
_STEREOTYPE = words(
    rf"""
    in (?:their|her|his|that|this) (?:culture|community|religion) | it'?s cultural
    cultural(?:ly)? (?:norm|thing|practice|acceptable)\w* | typical (?:of|for)
    typical (?:\w+ )?famil(?:y|ies) | (?:that|this|the) estate
    because (?:she|he|they|mum|dad)(?:'s|'re| is| are) (?:a |an )?(?:traveller|gypsy|roma|muslim|black
        |asian|polish|romanian|african|somali|working class)\w*
    these (?:people|families|parents|types) | famil(?:y|ies) like (?:this|that|these|theirs)
    you know what (?:they|these) | people like (?:that|them) | known family
    (?:single|young|teenage) (?:mum|mother|parent)s? (?:often|always|tend) | what you'?d expect from
    {_OF_A_GROUP}
    so it'?s (?:normal|expected|accepted|to be expected) (?:for|with|in) them | broken home | rough (?:family|area|estate)
    """
)

_ONLY_SEEN = "A reader cannot test a judgement. What was seen can be tested, and the parent can answer it."

CHECKS = (
    Check(
        id="C07",
        severity="ask",
        where=PROSE - {"voice.parent"},
        look=finds_anywhere(_CHILD_BLAMED),
        says="You wrote “{words}”. A child is never to blame, so what did the adult do?",
        reason="Words that put abuse down to a child change how people act. The adult did it.",
        source=f"{DOMAIN}; child sexual exploitation language guides for professionals",
        trips=under("sos.harm", "It is a lifestyle choice.", "She is putting herself at risk.", "She consented to it."),
        passes=under("sos.harm", "On 4 May a man gave Tia drink and drove her away. Seen by Mr Bello."),
    ),
    Check(
        id="C38",
        severity="ask",
        where=PROSE,
        look=finds(_STEREOTYPE),
        says="You wrote “{words}”. What did you see this family do?",
        reason="What is said of a group says nothing about this family, and hides what was seen.",
        source="Working Together: anti-racist and anti-discriminatory practice",
        trips=under("child.identity", "Traveller family so they don't really value school.")
        + under("sos.hard", "It is cultural and in their community it is normal.", "Typical of that estate."),
        passes=under("sos.hard", "Mum has no family near by and works nights.")
        + under("child.identity", "Irish Traveller and proud of it. The family are Muslim so he does not eat pork."),
    ),
    Check(
        id="C06",
        severity="ask",
        where=PROSE - VOICE - {"scale.up", "goal.see", "child.identity", "edu.learn"},
        look=finds(_PARENT_BLAMED, _acted, _explained),
        says="You wrote “{words}”. What did they do or say, and what got in the way?",
        reason="Parents read this. A count and a reason are fair, and show what might help.",
        source=DOMAIN,
        trips=under("edu.home", "Mum does not engage.", "They are hard to reach.", "Dad refuses all help.")
        + under("voice.parent", "Mum is in denial."),
        passes=under("edu.home", "Mum does not engage by phone: she came to 1 of 4 meetings. She works nights.")
        + under("edu.home", "Mum claims Universal Credit and came in on 2 November."),
    ),
    Check(
        id="C05",
        severity="ask",
        where=PROSE - VOICE,
        look=finds(_JUDGED, shown),
        says="You wrote “{words}”. What did you see that makes you say that?",
        reason=_ONLY_SEEN,
        source=f"{DOMAIN}; Staffordshire report writing guidance: say what you saw",
        trips=under("edu.look", "Scruffy and always hungry.")
        + under("edu.behave", "Attention seeking.", "He is aggressive."),
        passes=under("edu.look", "Scruffy: the same stained shirt on 9 of 20 days.")
        + under("edu.behave", "He calls out about ten times a lesson."),
    ),
    Check(
        id="C05",
        severity="ask",
        where=frozenset({"edu.look", "edu.behave", "edu.home", "voice.parent"}),
        look=finds(
            words(r"always (?:hungry|tired|angry|in trouble|late)", r"hyper(?:active)?", r"kicks? off"),
            shown,
            rich,
        ),
        says="You wrote “{words}”. What did you see that makes you say that?",
        reason=_ONLY_SEEN,
        source=DOMAIN,
        trips=under("edu.look", "Always hungry."),
        passes=under("edu.look", "Always hungry: she asked for toast on 8 of 10 days."),
    ),
)
