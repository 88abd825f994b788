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
    asking for (?:the )?(?:it|trouble|attention) | (?:asks|asked) for (?:trouble|attention) | (?:wants?|seek\w*|craves?|after|loves) (?:\w+ )?attention (?:off|from) (?:\w+ )?(?:boys|men|lads|males)
    dress(?:es|ed|ing)? (?:(?:a lot|much|far|way|too|very|quite|so) )?(?:older|old|provocativ\w+|inappropriat\w+|sexily|tart\w*|like (?:a|an) (?:adult|grown up|woman|tart)|to (?:impress|attract))
    (?:to (?:get|be|look)|wants? to be|likes? (?:to be|being)) noticed | plaster(?:s|ed) (?:her|him)self | (?:to|trying to) (?:impress|attract|please) (?:the |older |some )?(?:boys|men|lads|girls|males) | for (?:the )?(?:attention|male attention|effect|show|sympathy)
    flirt(?:s|ed|ing|y|atious)?(?: with)? | provocativ\w+ | tarty | throws? (?:her|him)self at | sexuali[sz]ed (?:way|dress|clothes|manner)
    (?:she|he|they)(?:'s| is| was|'re| are)? (?:old enough to know|knows? (?:exactly )?what (?:she|he|they)(?:'s|'re| is| are| was)? doing)
    (?:she|he|they) (?:winds?|wound|goads?|pushes|wind) (?:him|her|them|mum|dad|\w+) up | her own (?:fault|doing|worst enemy) | his own (?:fault|doing|worst enemy) | to blame for
    (?:chooses?|choosing|chose|decides?|opted?|prefers?) to (?:go (?:with|back|missing|out)|be with|stay (?:out|with)|hang|run|meet|put) | (?:willing|happy) to go (?:with|off) | brings? (?:it|this) on (?:him|her)self
    \d+ going on \d+ | (?:she|he|they|and) (?:won'?t|will not|never|doesn'?t|can'?t) (?:stick to|keep to|stick at|see through) (?:any|a|the|any of the|her|his|anything) ?\w*
    (?:if|when) (?:she|he) (?:behaved|listened|did as|would just|'d just|just did)[^.!?\n]{0,40}(?:would|wouldn'?t)
    """
)

_PARENT = r"(?:mum|mam|mother|dad|father|parents?|carers?|family|families|they|partner|step.?\w+|both)"
_PARENT_BLAMED = words(
    rf"""
    fail(?:s|ed|ing)? to | failure to | {_PARENT}(?: \w+){{0,2}} refus(?:e|es|ed|al|ing)?
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
    dis.?interested | uninterested | plays? (?:us|agencies|professionals|services) off
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
    thinks? (?:she|he|they) (?:runs?|owns?|rules?|knows? (?:best|better|it all)) | toxic (?:mum|dad|mother|father|woman|man|person) | erratic | vile | stupid | crazy | entitled | overbearing
    (?:wrong|bad|rough) (?:crowd|people|company|sort|friends|kids|lot) | (?:nobody|no one) (?:bothers|cares) | bad influences? | waste of (?:space|time)
    waterworks | crocodile tears | puts? it on | putting it on | turns? on the (?:tears|charm) | round (?:her|his) (?:little )?finger | butter would\w* | gets? (?:her|his) own way | pushes (?:\w+ )?buttons
    (?:a |such a )?(?:bit|right|real|proper|total) (?:of a )?(?:handful|madam|so and so|monkey|pain|terror|bully|loner|clown|nightmare|character|princess|diva) | handful | little (?:madam|monkey|terror|devil|so and so) | trouble.?maker | ring ?leader | class clown | loner | bone idle | work.?shy
    (?:no|zero|little|a lack of|any) (?:manners|discipline|respect|common sense|self.?control|interest in (?:school|learning|work)) | does(?:n'?t| not) (?:listen|behave|try|make an effort|apply (?:him|her)self) | won'?t (?:try|listen|be told|do as) | spoil(?:t|ed) | ungrateful | arrogant | selfish
    winds? (?:people|others|everyone|staff|kids|the others) up | play(?:s|ing) (?:up|on it) | tantrums? | plays? (?:one|mum|us|staff) (?:off|against) | (?:in|looks?|such|is) a (?:right |real )?state | stinks | (?:he|she|they|always|often|hair|clothes|uniform) smells? | whiffy | pongs | tatty | shabby | mucky | grotty | a mess | neglected.looking
    all talk | (?:not|hardly|isn'?t|aren'?t) (?:the )?(?:easiest|best|most \w+|nicest|brightest|warmest)(?: of)? | nice enough | a (?:bit of a )?character | two.?faced | full of (?:it|herself|himself|hot air) | thinks? (?:she|he|they)(?:'s|'re| is| are) (?:above|better|it) | a bit much | (?:unwashed|unwanted|unclean|unruly|uncooperative|untidy)
    knows how to (?:play|work|push|wind|get) \w+ | poorly dressed | drama queen | over.?sensitive | immature | badly behaved | bad attitude
    """
)
_EFFORT = words(
    r"""
    (?:so much|lot|loads|far|much) more (?:if|able|than (?:he|she|they) (?:shows?|lets?)) | (?:only|just|really|actually) (?:try|tried|tries|put|puts|apply|applied|listened?|knuckle\w*)
    bright (?:lad|boy|girl|kid|child|lass|young|enough|spark) | capable (?:of|but|lad|boy|girl|child|when) | could (?:try|do (?:so much |a lot |much |far )?(?:better|more)) | (?:does(?:n'?t| not)|won'?t|never|not) (?:really )?(?:try\w*|bother\w*|concentrat\w+|appl(?:y|ies|ying)|make an effort)
    coast(?:s|ing) | unmotivated | no motivation | (?:no|little|minimal|lack of) effort | (?:can'?t|cannot|couldn'?t) be (?:bothered|arsed) | switche[sd] off | wast(?:es|ing) (?:his|her|their|our) (?:time|talent) | not (?:the )?(?:brightest|academic|very bright|bothered)
    low ability | not very able | slow(?: learner)? | weak(?: student| learner)? | easily led | easily distracted | day.?dream\w* | in (?:his|her) own (?:little )?world | bright(?: and \w+)?$ | pushes (?:the )?boundaries | wants? everything (?:his|her) own way
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


_FED_UP = words(
    rf"""
    tried and tried | tried everything | (?:every|any)(?:one|body)(?:'s| else'?s?)? (?:else'?s? )?fault | nothing is ever (?:her|his|their) fault | blames? (?:every|the school|school|us|every\w+|staff|other)
    {_PARENT}(?: \w+){{0,3}}? (?:never|rarely|hardly ever|just (?:doesn'?t|won'?t|ignores?)|simply (?:doesn'?t|won'?t)|refuses to) (?:ever )?(?:answer\w*|repl\w+|respond\w*|come\w*|turn\w* up|attend\w*|ring\w*|call\w*|pick\w* up|help\w*|support\w*|read\w*|listen\w*|follow\w*|show\w*|return\w*|take\w*|want\w*|check\w*|sign\w*)
    (?:she|he|they) (?:just|simply) (?:doesn'?t|don'?t|won'?t|ignores?|can'?t|isn'?t|aren'?t) \w+ | nothing (?:we (?:do|say|try)|works|gets through|is ever good enough) | wearing (?:for|on) (?:staff|us)
    (?:doesn'?t|don'?t|won'?t|not|never) (?:seem |even |really )*(?:to )?(?:interested|care|support (?:the )?school|take (?:it|us|this|school|advice) (?:seriously|on board)|see (?:it|this|her|his|the) as|follow (?:it |things )?through|back us|turn up|listen to (?:us|advice|staff))
    (?:makes?|making) (?:it|things|life) (?:hard|difficult|impossible) (?:for (?:us|school|staff)|to) | (?:bring|brings|brought) (?:it|this) on (?:them|her|him)sel\w+ | (?:doesn'?t|don'?t|does not) help (?:her|him|them)sel\w+ | only (?:herself|himself|themselves|got \w+self) to blame
    (?:makes?|making|made|history of) (?:\w+ )?(?:poor|bad|unwise|terrible|dreadful|questionable|wrong) (?:life |lifestyle |parenting )?(?:choices|decisions) | (?:bad|poor|terrible) (?:choices?|taste|judge\w*) (?:in|of) (?:men|partners|boyfriends|character) | (?:isn'?t|not|aren'?t|wasn'?t) (?:really |very |at all )?(?:interested|bothered|supportive|forthcoming|helpful|on board|proactive|hands.?on|open|honest|present|around)
    (?:over.?reacts?|over.?protective|smothers|babies (?:him|her)|gives? in to|lets? (?:him|her|them) (?:do|get away|rule|run|walk)|too (?:soft|strict|lenient|harsh|wrapped)|soft touch|no (?:control|boundaries|discipline|routine)) | can'?t (?:say no|control|manage|handle|see past)
    (?:waste of (?:our )?time|head in the sand|can'?t be trusted|not to be trusted|in one ear|up (?:her|his) own|more interested in|too busy (?:with|on)|always on (?:her|his) phone|puts? (?:her|him)self first|thinks? (?:only|more) (?:of|about)|puts? (?:\w+ )?(?:men|boyfriend\w*|partners?|drink|social life) (?:first|before|above))
    (?:aggressive|abusive|rude|hostile|difficult|awkward|stroppy|funny|off|short|argumentative|unhelpful|nasty|uninterested|disinterested) (?:with|to|towards|on the phone (?:to|with)) (?:staff|us|school|me|the office) | hard work | high maintenance | (?:pain|nightmare) to deal with
    """
)


def _counted(reading: Reading, span: Span) -> bool:
    """Whether a count or someone's own words stand beside: of a parent who "never answers" a verb is not enough."""
    start, end = reading.near(span[0], before=1)
    return any(start <= s < end for s, _ in (*reading.quotes, *reading.counts))


def _seen(reading: Reading, span: Span) -> bool:
    """Whether what was seen stands beside: a count, a quotation, or something that someone did at some time."""
    start, end = reading.near(span[0])
    if any(start <= s < end for s, _ in (*reading.quotes, *reading.counts)):
        return True
    acted = [
        s for s, e in reading.acts if span[1] <= s < end and not (_JUDGED.match(reading.plain, s) or _usual(reading, s))
    ]
    return bool(acted)


def _usual(reading: Reading, place: int) -> bool:
    """Whether a verb tells what someone is like ("turns on the tears when ..."), not what was done."""
    token = reading.doc.char_span(place, place + 1, alignment_mode="expand")
    return token is not None and token[0].tag_ in ("VBZ", "VBP") and not reading.dates


def _of_a_parent(reading: Reading, span: Span) -> bool:
    """Whether it is a parent who is blamed, as who chooses or puts something on: that is another question."""
    before = reading.plain[max(0, span[0] - 30) : span[0]]
    return (
        bool(re.search(rf"\b{_PARENT}\b(?:'s)? (?:\w+ ){{0,2}}$", before, re.IGNORECASE))
        or "parent" in reading.question
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
    surprisingly (?:good|well|clean|tidy|bright|polite|articulate|clever|supportive|nice|happy|normal|fluent|well.?\w+) | (?:articulate|well.?spoken|polite|bright|clean|well.?mannered|good english) (?:for|considering)
    for (?:a |an )(?:traveller|single (?:mum|dad|parent)|young (?:mum|dad|mother|father|parent)|teenage \w+|foreign\w*|muslim|roma|refugee|man|immigrant|council house|\w+ family) (?:famil\w+|mum|dad|girl|boy|child)?
    considering (?:(?:where|what) (?:she|he|they)(?:'s|'re| is| are| come\w*)|(?:her|his|their) (?:background|upbringing|family|age)|(?:she|he|they)(?:'s|'re| is| are) (?:a |an |only )) | what do you expect | (?:as|like|so|than) (?:you(?:'d| would| might)?|we(?:'d| would)|one(?:'d| would)) expect(?: (?:from|with|of|for))? | (?:traditional|old.?fashioned|strict|devout|very religious|closed|insular|chaotic|problem|notorious) (?:\w+ )?famil(?:y|ies)
    (?:the )?(?:kind|type|sort) of (?:family|people|parents?|mum|home|area|place|estate)s? (?:that|who|where|you) | you know (?:the|what) (?:type|sort|kind|they) | we all know (?:what|that|the) | (?:that|their|her|his) (?:sort|kind|type)(?: of (?:family|people))?$
    (?:the |all )?(?:{_GROUP}) (?:(?:families|parents|people|mums|dads|kids|children|girls|boys|men|women) )?(?:tend|often|usually|always|never|generally|all|do|are (?:like|known|very|all|often|more|always)|can be) | (?:comes?|run|runs) (?:from|in) (?:a |the |that )?(?:rough|bad|known|problem|benefits?|long line) ?\w*
    well known (?:in|round|to) (?:the area|town|here|everyone|us|school) | third generation | (?:mum|dad|family) was (?:just )?the same (?:at|when|here) | (?:like|as bad as) (?:his|her|their) (?:older )?(?:mum|dad|mother|father|brother|sister|brothers|sisters|family|cousins)(?: (?:was|were|before))?$
    typical(?:ly)? (?:\w+ ){0, 2}?(?:lad|boys?|girls?|teen\w*|kid|child|male|men|man|mum|dad|parents?|family|area) | (?:boys|girls|lads|men|women|mums|dads|teenagers|teens|kids|families|parents|people) (?:(?:like|around|from|on|in|of) (?:that|him|her|them|this|here|round here|our|the|these|those) ?\w* )?(?:are|will be|tend|can be|do|don'?t|get|have to be|need) (?:expected|meant|supposed|raised|taught|brought up|boys|girls|like that|all|always|often|just|usually|known|prone|more|to be|less) | boys will be boys | girls (?:will|can) be (?:girls|\w+)
    (?:african|asian|muslim|pakistani|indian|bengali|bangladeshi|somali|nigerian|ghanaian|congolese|eritrean|kurdish|turkish|arab|syrian|afghan|polish|romanian|roma|gypsy|travell?er|irish|albanian|lithuanian|bulgarian|slovak|czech|chinese|vietnamese|filipino|brazilian|portuguese|jamaican|caribbean|black|white working.class|eastern european|european|foreign|jewish|hindu|sikh|catholic|christian|religious|council|estate|working.class|middle.class|army|forces|fairground|showman) (?:famil(?:y|ies)|parents?|mums?|dads?|mothers?|fathers?|boys?|girls?|men|women|households?|people|homes?|cultures?|community|communities)(?:,? (?:so|and so|where|who|which|that|with the usual)\b| (?:where|who|which|are|tend|often|usually|always|never|all|don'?t|do not|can be|like|know|have|expect|get|see|seem|put|value|rarely|prefer))(?! (?:speaks?|told|joined|came|live[sd]?|moved|eat|fast|go to|attend|pray|celebrate|he eats|she eats|they eat|he does not eat|she does not eat|no pork|is vegetarian|she wears|he wears|joined))
    (?:most|many|lots|some|all|a lot|plenty|majority) of (?:our|the|these|those) (?:\w+ )?(?:african|asian|muslim|pakistani|indian|bengali|somali|nigerian|polish|romanian|roma|gypsy|travell?er|eal|arab|eastern european|single|young|estate|black|white|foreign|free school meals|fsm|benefits?|refugee|working.class)s? ?(?:mums?|dads?|famil\w+|parents?|children|kids|girls|boys|pupils|mothers|fathers|lot)?
    (?:that|their|these|those|the|her|his) (?:sort|lot|kind|type|generation|side of town|end of town|part of town|background|(?<=that )class|(?<=those )class)(?: of \w+)? (?:always|never|all|don'?t|tend|will|stick|do|are|often|know|have|look|think|see) | what do you expect | (?:he|she|they)(?:'s|'re| is| are) (?:just )?being a (?:teenage \w+|teenager|boy|girl|lad|typical \w+) | (?:as|like) (?:they|all (?:of )?them|most|boys|girls|lads|teenagers|men|women|travellers|families) (?:all )?do | discipline is (?:strict|harsh|firm|tough|different) (?:in|there)? ? | (?:strict|harsh|tough|firm) (?:discipline|upbringing) is (?:normal|common|expected|the norm) | (?:it'?s|that'?s|this is|is) (?:just |quite |very )?(?:how|the way) (?:they|these|it) (?:are|do|is done|live|bring|raise|is) | (?:it'?s|is|that'?s) (?:normal|common|usual|the norm|expected|acceptable|what they do) (?:for|in|with|among|amongst) (?:that|these|their|them|those|the|his|her|travellers|muslim\w*|\w+ (?:families|culture|communities|homes)) | (?:on|from) benefits(?:,| so| and) | never worked a day | (?:council|benefits?) (?:estate|house|scroungers?|family|types?|mum)\b(?= (?:so|and|famil|typ|where|with)) | baby mamas? | feckless | chav\w* | rough as | from a (?:broken|rough|bad|single.parent|chaotic) (?:home|family|background|area|estate)
    they (?:all |just |never |don'?t |won'?t |do not )+(?:learn|integrate|mix|bother|try|like that|do that|stick together|think|value|believe in|like school|care about|want to|see) | (?:does|do)n'?t (?:speak|read|write) (?:a word|much|any) (?:of )?english (?:of course|obviously|as usual|like most|like the rest|after all) | does what (?:she|he|they)(?:'s| is|'re| are)? told | (?:she|he) does (?:what|as) (?:her|his) (?:husband|wife|family|in.?laws|culture)
    so it'?s (?:normal|expected|accepted|to be expected) (?:for|with|in) them | broken home | rough (?:family|area|estate)
    """
)

_POINTED = words(
    r"""
    says it all | speaks? volumes | enough said | '?nuff said | draw your own conclusions? | need i say (?:any )?more | read between the lines | you can (?:guess|imagine) (?:the rest|how|what|why)? | go figure | no surprises? there | make of that what | as (?:per )?usual(?=[.!]|$) | what a surprise | surprise,? surprise | same old
    """
)

_ONLY_SEEN = "A reader cannot test a judgement. What was seen can be tested, and the parent can answer it."

CHECKS = (
    Check(
        id="C07",
        severity="ask",
        where=PROSE - {"voice.parent"},
        look=finds_anywhere(_CHILD_BLAMED, _of_a_parent),
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
        id="C06",
        severity="ask",
        where=PROSE - VOICE - {"scale.up", "goal.see", "child.identity", "edu.learn", "edu.behave", "edu.peers"},
        look=finds(_FED_UP, _counted, _explained),
        says="You wrote “{words}”. What did they do or say, and what got in the way?",
        reason="Parents read this. A count and a reason are fair, and show what might help.",
        source=DOMAIN,
        trips=under("edu.home", "We have tried and tried. It is never her fault.", "Dad never answers our calls.")
        + under("sos.hard", "She doesn't help herself."),
        passes=under("edu.home", "Dad never answers in the day. He works nights and rings back by 4pm.")
        + under("edu.home", "Mum came to 1 of 4 meetings. She never answers before 3 as she is at work."),
    ),
    Check(
        id="C05",
        severity="ask",
        where=frozenset({"edu.learn", "edu.behave", "edu.look"}),
        look=finds(_EFFORT, _counted),
        says="You wrote “{words}”. What did you see that makes you say that?",
        reason=_ONLY_SEEN,
        source=f"{DOMAIN}; Staffordshire report writing guidance: say what you saw",
        trips=under("edu.learn", "Bright girl who could do better.", "He doesn't try.", "Easily distracted."),
        passes=under("edu.learn", "She could do more than half of the test: 14 of 20. In July it was 18."),
    ),
    Check(
        id="C05",
        severity="ask",
        where=PROSE - VOICE,
        look=finds(_JUDGED, _seen),
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
        where=PROSE - VOICE,
        look=finds(_POINTED),
        says="You wrote “{words}”. What would you like the reader to know, in plain words?",
        reason=_ONLY_SEEN,
        source=DOMAIN,
        trips=under("edu.home", "2 meetings booked, 2 no shows. Says it all really."),
        passes=under("edu.home", "2 meetings booked. Mum told us she had no bus fare for either."),
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
