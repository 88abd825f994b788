"""Who passed on a worry, and who could be hurt when it is read at home."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.coaching.checks.patterns import finds_anywhere, words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE, HARM

_TELLS = (
    r"(?:told|tells|reported|reports|rang|rung|called|contacted|said|says|has said|raised|complained|saw|heard(?! (?:it'?s|that|about|from|of)\b)|hears"
    r"|phoned|texted|messaged|emailed|mentioned|stopped (?:me|us)|showed (?:me|us)|let (?:me|us|slip))"
)
_THEM = r"(?:mum|mam|dad|him|her|them|his \w+|her \w+|the (?:parents|family)|anyone|people|the others|he|she|they|step\w+|(?-i:(?!(?:We|They|It|This|That|There|The|You|What|Who|Not|And|But|If|When|School|Staff)\b)[A-Z])\w+)"
_OTHERS = _THEM.replace("|he|she|they", "|he|they")
_BY_TELLING = (
    r"(?:told|tells?|telling|spoke|spoken|talk(?:s|ed|ing)?|rang|rung|said|says|came (?:to|in)|been in|wrote|asked for help|phoned|passed"
    r"|(?:it'?s|it was|this was) (?:me|her|him|them|us|she|he)|where (?:it|this|that) (?:came|comes) from|who (?:it was|told|rang|said))"
)
_NOT_TO = r"not to (?:say|tell|let|mention|use|share|put|write|repeat|report|name|pass|record|give|involve|log|get)"
_SECRET = words(
    rf"""
    neighbours? (?:\w+ ){{0,6}}{_TELLS} | anonymous(?:ly)?(?: \w+)? | anonymity | member of the public
    (?:another|one|a|two) (?:(?!his\b|her\b|as\b|\d)\w+ ){{0,2}}?(?:(?:of the )?(?:other )?(?:parents?|mums?|dads?)|childminder|shopkeeper|lady|man|woman)(?: (?!who\b)\w+){{0,6}}? {_TELLS}
    (?:family friend|friend of (?:mum|dad|the family)) (?:\w+ )?{_TELLS}
    reported by (?:a |the |her |his |their )?\w+
    does(?:n'?t| not) want (?:to be named|mum to know|dad to know|them to know|{_THEM} to (?:know|find out|see|hear))
    (?:do|did|would)(?:n'?t| not) (?:want|like) {_THEM} to (?:know|find out|see (?:this|it)|hear)
    asked not to be (?:named|identified|mentioned|quoted) | in confidence | confidentially | off the record | between (?:us|you and me|ourselves)(?! (?:there'?s|it'?s|i (?:think|reckon)|definitely))
    (?:begg?(?:ed|ing|s)|asked|asks|pleaded|made (?:me|us) (?:promise|swear)|wants?|wanted|prefers?|insist(?:ed|s)|urged)(?: (?:with )?(?:me|us|school|staff|m(?:r|rs|s|iss) \w+|that we|we))? {_NOT_TO}
    (?:asked|wants?|wanted|wish(?:es|ed)?|prefers?|like[sd]?|hop(?:es|ing)) (?:to )?(?:stay|remain|be|keep) (?:anonymous|nameless|unnamed|out of it)
    (?:asked|wants|begged|please|pls|told us to) (?:us |me )?(?:to )?keep (?:her|his|my|their) names? (?:out|off|secret) | keep (?:her|his|my|their) names? out
    (?:keep|leave|kept|leaving) (?!(?:it|this|that|all|bits?|some|the|things)\b)(?:her|him|them|me|us|\w+)(?:'s name)? (?:well )?out of (?:it|this) | in private(?= (?:and|that|as|because|so|but|at)|[.,;]|$) | (?:told|said|spoke|rang|asked)(?: \w+){{0,4}}? privately | (?:asked|told|begged|warned)(?: (?:me|us|school|staff))? never to (?:ring|call|phone|text|say|tell|mention|let|write|use|email) | (?:listens?|listening) in | tipp?(?:ed)? (?:us|me) off | (?:get|gets|got|getting|come|comes|coming) back (?:on|to|at) (?:her|him|me|them|dad|mum)(?= ?(?:[.,;”"]|$|if|that|as|for|and|who)) | (?:hear|heard) (?:it|this|that) from (?:me|her|him|us|them) | no names | (?:don'?t|do not|never|not to|not) (?:name|quote|identify|mention|credit) (?:me|her|him|them|who|the source|my|us) | (?:would|'d|will|'ll) (?:stop|kill|hurt|hit|beat|punish|batter|cut|throw|leave|go mad at|go for|hate|never forgive|make)[^.!?\n]{{0,40}} if (?:he|she|they|mum|dad|\w+) (?:knew|found out|finds out|heard|hears) | if {_THEM} (?:ever )?(?:knew|found out|finds out|gets wind)(?=[.,;!”"]|$)
    only (?:talks?|speaks?|rings?|answers?|texts?) (?:to us |freely |openly )?(?:when|if|once) (?:she|he|they)(?:'s| is|'re| are)? (?:alone|on (?:her|his|their) own|by (?:her|him)self|out|away from) | (?:did(?:n'?t| not)|would(?:n'?t| not)|refused to|declined to|wouldnt|didnt) (?:want to |wish to )?(?:leave|give|say|share|tell us) (?:her|his|their|a|who) ?(?:own )?(?:name|details|number|she was|he was|they were) | (?:keeps?|keeping|kept|writes?|writing) (?:a |the |her |his |some )?(?:diary|log|notes?|record|list|recordings?|videos?)(?: \w+){{0,5}}? for (?:us|school|me)
    (?:does(?:n'?t| not)|do(?:n'?t| not)|did(?:n'?t| not)|without|avoid|stop|about|of|not want) (?:want |like )?{_THEM} (?:finding out|knowing|hearing|seeing (?:it|this)|to (?:get wind|suspect|guess|realise)) | (?:is|was|'s|being) the (?:one|person|caller|source|referrer) (?:who|that|behind) (?:\w+ )?(?:reported|told|rang|called|made|tipped|passed|referred|complained|it|this|raised)\w* | (?:he|dad|they|him|her|she|mum|\w+) (?:do|does|did)(?:n'?t| not) know (?:that )?(?:we|i|she|he|staff|school) (?:saw|know|knows|heard|have|has|had|noticed|were told|was told|spoke|talked|met) | mouthed | mouthing | if (?:it|this|that|word) (?:gets|got|ever gets|ever got|came|comes) (?:out|back) | (?:lose|get|have) (?:her|his|their) windows | (?:windows|car|tyres) (?:put|bricked|smashed) (?:in|through)? | (?:knew|knows|know|found out|finds out|thinks?|thought|guess\w*|suspects?|works? out|worked out) (?:that )?it was (?:her|him|them|me|us|she|he|\w+) (?:who|that) (?:told|rang|said|reported|spoke)
    (?:not|n'?t) want (?:her|his|their|the|any|\w+'s) names? (?:given|used|shared|in|on|mentioned|known|to be|written|put|anywhere|said|passed|told) | (?:will|would|could|does|do|did|is)(?:n'?t| not)(?: \w+)? (?:speak up|speak out|come forward|go on (?:the )?record|put (?:her|his|their) name|say so openly|give a statement|make a statement|be seen talking|be seen with us) | won'?t (?:speak up|speak out|come forward|go on record|put (?:her|his|their) name|give a statement) | wants? (?:no part|nothing to do with (?:it|this)|to stay out|to keep out|it kept)(?: \w+)? | (?:in|told|tells|said|met|came|comes|rang|spoke)(?: us| me)? (?:in )?secret(?:ly)? | let(?:ting)? on (?:that|to|she|he|who|about|we) | (?:sworn|swore)(?: \w+)? to secrecy | under (?:her|his) breath | not a word to | hush.?hush | quiet word | (?:come|coming|came|go|going) after (?:her|him|them|me)(?= |[.,;]|$) | get back at (?:her|him|them|me) for | make (?:her|him|them|me) pay
    (?:neighbours?|lady|woman|man|gran|nan|nana|grandma|grandad|grandparents?|aunt\w*|uncle|cousin|older sister|older brother|family friend|friend of mum|caller|landlord|lodger|childminder|babysitter|ex|ex.?partner|ex.?wife|parent|(?-i:[A-Z])\w+)(?: (?!(?:and|who)\b)\w+){{0,5}} (?:told us|rang us|told me|rang|reported (?:it|this)|logs?(?: it)?|came in|spoke to us|has (?:told|spoken)|made the call|keeps)[^.!?\n]{{0,40}}?(?:,| and| but|;|\.)?(?: (?:she|he|they))?(?:'s| is| are| was)? (?:very |really |too |so )?(?:scared|terrified|frightened|afraid|petrified)(?: (?:of|to) (?:him|her|them|dad|mum|what|be|say|go|(?-i:[A-Z])\w+))
    (?:don'?t|do not|dont|never|didn'?t|did not) (?:let on to|tell) {_THEM}(?= (?:i|that|we|what|about|any|or|and|this|it|please|pls)\b|[.,!”"']|$) | {_THEM} (?:does|do|must|should|can)(?:n'?t| not) (?:see|read|get to see|be shown) (?:this|that|what|the) (?:part|page|section|bit|line|report|paragraph|she|he|i|we|answer) | if {_THEM} (?:ever )?(?:reads?|sees?|hears?|learns?) what | (?:won'?t|will not|wont|can'?t|cannot|rather not|prefers? not to|not want to|n'?t want to|wished not to|wishes not to) be (?:named|identified|quoted|mentioned) | (?:neighbours?|babysitter|lady|woman|man|gran|nan|aunt\w*|uncle|cousin|childminder|parent|friend|mum|older \w+|lodger|ex|partner)(?: \w+){{0,7}} too (?:scared|frightened|afraid|terrified) (?:of \w+ )?to (?:talk|say|speak|come|tell|give|report|ring|go|be) | (?:phone|visits?|calls?|plan|meeting|account|appointment|bag|money|number|contact)[^.!?\n]{{0,40}} {_THEM} (?:does|do|did)(?:n'?t| not) know (?:about|of) | names? of (?:the |a |our )?(?:person|lady|woman|man|caller|neighbour|parent|mum|relative|one|source|referrer|friend) who
    (?:told|rang|reported|spoke|phoned|confided|came in|came to us)[^.!?\n]{{0,60}}?(?:but|and|as|because|while|,)[^.!?\n]{{0,20}}? ?{_THEM} (?:would never|will never|can'?t know|must never|was (?:in the (?:car|hall|room|house|kitchen|shower)|outside|listening|parking)) | (?:told|said|spoke|asked|whispered)(?: (?:me|us|it|this|to))* quietly | anon | on (?:the |a )?(?:promise|condition|understanding) (?:that )?(?:we|i|it|no|her|his) | (?:i|we) promised (?:her |him |them )?(?:that )?(?:(?:we|i)(?: would|'d)? )?(?:not|n'?t|never) | it was (?!(?:m(?:r|rs|s|iss)|dr|me|us|the (?:dsl|school|head|social))\b)(?:her|him|the \w+|\w+) who (?:rang|told|reported|called|tipped|contacted)(?! (?:the social|the dsl|999)) | {_THEM} (?:can'?t|cannot|mustn'?t) (?:ever )?(?:know|find out|hear|be told|see (?:it|this)) | (?:hung up|put the phone down|rang off|walked off) when (?:i|we|she|he|asked) | (?:didn'?t|did not|doesn'?t|does not|don'?t) want to (?:get|be|become) (?:involved|dragged)
    names? (?:not )?(?:given|left|withheld|supplied)(?= ?[.,;)]|$) | no name (?:given|left) | somewhere {_THEM} (?:can'?t|cannot|couldn'?t|won'?t|wouldn'?t) (?:see|hear|find|walk) | just (?:for|between) (?:us|you|school) | not for {_THEM}(?: (?:to (?:see|read|hear|know)|eyes|ears))?(?=[.,;”"]|$) | (?:go|goes|going) (?:no|any) further | (?:his|her|your|our|my) (?:eyes|ears) only | (?:told|tells|said to|rang|spoke to) (?:me|us) but (?:would|could|will|may|might|can'?t|must) | (?:gran|nan|nana|grandma|grandad|aunt\w*|uncle|cousin|neighbour|lady|woman|man|friend|older \w+|babysitter|childminder|mum|partner)(?: \w+){{0,3}} (?:won'?t|will not|wouldn'?t|would not|refused to|daren'?t|dare not) (?:say|tell|talk|go)[^.!?\n]{{0,40}} (?:afraid|scared|frightened|terrified|petrified)
    left out of (?:it|this) | (?:his|her|my|their) name (?:must|should|can)(?:n'?t| not) (?:be|go|come)
    (?:mum|mam|mother|gran|nan|grandma|aunt\w*|step\w+|sister|cousin|neighbour|partner)(?: (?!reads?)\w+){{0,5}} whisper(?:ed|ing|s)
    (?:slipped|passed|slid|pushed|sneaked|snuck|smuggled|left|hid|handed|gave) (?:me |us |staff |the office |m(?:r|rs|s|iss) \w+ )?(?:in )?(?:a |an |the )?(?:\w+ )?(?:secret |hidden )?notes?(?= (?:in|into|under|to|saying|that|asking|inside|through|across)\b)
    (?:please |pls )*(?:do not|don'?t|dont|must ?n'?t|must not) (?:let|tell|show) {_THEM} (?:see|know|find|read|hear|who|this|it|that (?:i|she|he|we)|where)
    (?:if|in case|when|before|unless|until) {_THEM} (?:ever |even )*(?:finds?|found|gets?|got|works?|worked) (?:out|wind|to (?:know|hear))
    if {_THEM} (?:ever )?(?:knew|knows|hears?|heard|saw|sees|reads?|thinks?) (?:that |about |of )?(?:this|it|she|he|i|we|they|who|where)
    {_OTHERS} (?:do|does|did)(?:n'?t| not) (?:yet )?know(?: that)? (?!and\b)(?:\w+(?:'s|'d)? )?(?:\w+ )?(?:\w+ ){{0,3}}?{_BY_TELLING}
    (?:must ?n'?t|must not|cannot|can'?t|never|not|nobody can) (?:\w+ )?(?:know|find out|hear|see) (?:that |about |it )*(?:\w+(?:'s|'d)? )?(?:\w+ ){{0,3}}?{_BY_TELLING}
    (?:has|have|had)(?:n'?t| not) told {_THEM} (?:that )?(?:she|he|they)(?:'s|'d| has| had)? (?:{_BY_TELLING})
    (?:he|dad|stepdad|father|partner|boyfriend|him|they|husband|uncle)(?: always| still| also| now)? (?:checks?|reads?|goes through|looks? through|tracks?|monitors?) (?:her|my|mum'?s|their) (?:phone|messages|texts|emails|calls)
    (?:she|mum|stepmum|mother|wife|girlfriend)(?: always| still| also| now)? (?:checks?|reads?|goes through|looks? through|tracks?|monitors?) (?:his|my|dad'?s|their) (?:phone|messages|texts|emails|calls)
    {_THEM} (?:must|can|should|need|may|ought)(?: ?n'?t| ?not| never)(?: to)? (?:ever )?(?:find out|know|hear|be told|read|see (?:it|this)|get wind) | {_THEM} (?:has|have|had)(?: got)? no idea(?: (?:that|about|she|he|we|they|it))?(?! (?:how|what|where|who|why|when|which))
    {_THEM}(?:'s|'re| is| are| was) (?:not aware|unaware)(?: that| of)? (?:she|he|we|they|this|it|any of|\w+ (?:has|have|told|spoke)) | knows? nothing (?:of|about) (?:this|it|her|his|the call|what) | kept? (?:it |this )?(?:secret|quiet|from (?:him|her|dad|mum|them)) | keep (?:it|this) (?:secret|quiet|to (?:ourselves|yourself|yourselves)|between|from)
    (?:asked|asks|begged|told|wants?|wanted|needs?) (?:us|me|school|staff) to (?:say (?:it|that it|this)|pretend|make out|keep|be (?:careful|discreet)|cover|act|protect|delete|lie) | (?:out of|not in|when (?:he|she|they)(?:'s|'re| is| are)?(?: not| out|n'?t)*) (?:earshot|hearing)
    only (?:talks?|speaks?|tells?|rings?|says?|opens up|messages|texts)(?: \w+){{0,5}}? when {_THEM}(?:'s| is| are|'re| was)? (?:not |out|away|at work|asleep|gone) | (?:would|did|could|has|had|will|does)(?:n'?t| not) (?:want to )?(?:give|leave|say|share) (?:us |me )?(?:her|his|their|a|any|who) ?(?:own )?(?:names?|details|number|she|he|they|it)
    (?:call(?:er)?|tip.?off|note|letter|e?.?mail|message|text)s? (?:came )?from (?:a|an|the|one of the|some) (?:\w+ )?(?:neighbours?|resident|passer.?by|well.?wisher|parent|mum|dad|relative|family member|unknown\w*|friend) | secretly (?:told|rang|filmed|recorded|messaged|keeps|came|phoned|met) | (?:diary|notes?|record|recordings?|log|photos?|videos?) (?:of (?:it|this|him|them|everything) )?for us
    on the (?:quiet|sly|qt) | (?:he|she|they|\w+)(?:'ll| will|'d| would) (?:get it|cop it|pay for it|suffer|be in for it|get (?:a )?(?:beating|hiding|hit|battered|hurt)|be (?:hurt|hit|beaten|punished)) if | (?:wants?|wanted|needs?|must be|should be|to be) (?:it |this |that )?kept (?:from|quiet|secret|private|between|hidden)
    without (?:his|her|dad|mum|their|{_THEM})(?:'s)? (?:knowledge|knowing|finding out|seeing) | behind (?:his|her|their|dad'?s|mum'?s) back
    (?:don'?t|do not|not|never) (?:say|tell \w+|let on|write|put(?: down)?) (?:that )?(?:it|this) (?:was|is|came|comes|'s)(?: from)? (?:me|her|him|us|them)
    (?:did(?:n'?t| not)|does(?:n'?t| not)) come from (?:me|her|him|them) | it (?:did not |didn'?t )?came? from (?:me|her|him|them)
    (?:scared|afraid|frightened|terrified|worried)(?: of)? (?:what )?(?:he|she|they|{_THEM})(?:'ll|'d| will| would| might| may)? (?:\w+ ){{0,3}}(?:if|when|for) (?:\w+ ){{0,4}}?(?:{_BY_TELLING}|finds?)
    """
)
_OWN_STAFF = re.compile(
    r"by (?:the )?(?:dsl|staff|school|me|us|police|ms|mrs|mr|miss|dr|social|ta|teacher|health|his|her teacher)",
)
_RELATIVE = words(
    r"(?:grand(?:mother|father|parents?|ma|pa)|gran|nan|nana|aunt(?:ie|y)?|uncle|ex.?partner|cousin"
    r"|older (?:brother|sister)) (?:has |have )?(?:reported|alleged|contacted (?:us|school)"
    r"|made a (?:referral|report|complaint))",
)


def _open(reading: Reading, span: Span) -> bool:
    """Whether it is no secret: a school's own staff report as their job, and a plan says who is to be rung."""
    quoted = reading.plain[span[0] : span[1]].lower()
    if quoted.startswith("reported by"):
        return bool(_OWN_STAFF.search(reading.plain[span[0] : span[1] + 24].lower()))
    if quoted.startswith(("if ", "when ", "before ", "in case", "unless", "until")):
        if _BARE_KNEW.match(quoted) and not _SPOKE.match(reading.plain, span[1]):
            return True
        return reading.question in _OPEN_PLANS or bool(re.match(r"\w+ (?:we|i) ", quoted))
    return False


_BARE_KNEW = re.compile(r"if \w+ (?:ever )?(?:knew|knows|thinks?|saw|sees) (?:that )?(?:i|we|he|she|they)$")
_SPOKE = re.compile(
    r"(?:'d|'s|'ve| had| has| have| was| were| is| are|'re)*(?: \w+)? (?:told|tell\w*|said|say\w*|talk\w*|spoke\w*|speak\w*|rang|rung|ring\w*|here|been|came|come|writ\w*|wrote|ask\w*"
    r"|phon\w*|text\w*|messag\w*|call\w*|report\w*|grass\w*|snitch\w*|let|show\w*|gave|giv\w*|in touch|see\w*|meet\w*|met|know|knew)\b",
    re.IGNORECASE,
)
"""If he knew that she had spoken is one thing; if he knows that there is football, another."""

_OPEN_PLANS = frozenset({"next.worse", "goal.see", "scale.up", "next.school", "next.others"})


CHECK = Check(
    id="C43",
    severity="privacy",
    where=EVERYWHERE,
    look=finds_anywhere(_SECRET, _open),
    says="You wrote “{words}”. Could that person be at risk if the parents read this?",
    reason="Someone who passed on a worry may be in danger when it is read at home.",
    source="Information sharing advice for safeguarding practitioners (2024): protect who could be harmed",
    trips=under("sos.harm", "A neighbour told us she hears screaming.", "We had an anonymous call.")
    + under("edu.home", "Mum whispered that she is not allowed out.", "If he finds out she rang us he will be angry.")
    + under("sos.harm", "Her uncle told us but asked us not to say so.", "Dad doesnt know she has spoken to us.")
    + under("sos.harm", "She passed a note to the office asking for help.", "pls dont let him see this"),
    passes=under("sos.harm", "Amira told Mrs Day. It was reported by the DSL that day.")
    + under("next.worse", "If mum finds out that he is back she rings Gran.")
    + under("edu.learn", "Dad reads with her and she whispers the long words."),
)
CHECKS = (
    CHECK,
    replace(
        CHECK,
        where=HARM | {"sos.unknown", "sos.hard"},
        look=finds_anywhere(_RELATIVE),
        trips=under("sos.harm", "Grandmother reported that they are left alone."),
        passes=under("sos.harm", "Gran told us the children slept at hers on 3 May."),
    ),
)
