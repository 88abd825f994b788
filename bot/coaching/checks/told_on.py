"""Who would pay for telling: fear, reprisals and secrecy, whoever the source is, the child too."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.coaching.checks import sources
from bot.coaching.checks.patterns import finds_anywhere, words
from bot.coaching.finding import Span, under
from bot.coaching.language import Reading

_TOLD = (
    r"(?:(?:been )?(?:told|telling|tells|talking|talked|talks|said|saying|says|spoke|spoken|speaking|speaks|rang|rung|ringing|rings|phoned|phoning|texted|texting"
    r"|called us|grassed|grassing|snitched|snitching|blabbed|dobbed|reported|reporting|asked for help|let (?:us|me|on|slip|school)|opened (?:her|his|my) mouth|contacted|messaged"
    r"|come (?:to|in|here)|came (?:to|in|here)|in touch|been in|spilled|shown|showed|sent))"
)
_WHO = r"(?:i|she|he|they|we|shed|hed|id|theyd|it was|mum|mam|dad|nan|gran|[a-z]+)"
_KNEW = r"(?:knew|knows|found out|finds? out|hears?|heard|sees|saw|thinks?|thought|realised?|cottons? on|clocks?|clocked|twigs?|susses?|sussed|got wind|gets wind|learn(?:s|ed|t)|discovers?|works? out|worked out|suspects?|suspected|caught (?:her|him|them|me)|catches (?:her|him|them|me))"
_PEER = r"(?:girl|boy|pupil|student|lad|lass|friend|mate|classmate|kid|child|parent|mum|dad|neighbour|lady|woman|man|resident|relative|cousin|aunt\w*|uncle|gran|nan|nana|grandma|grandad|brother|sister|sibling|teenager|young person|babysitter|childminder|caller|ex|person|tenant|colleague)"
_AFRAID = r"(?:scared|frightened|afraid|terrified|petrified|fear(?:s|ful|ing)|worried what|threatened|had threats|having threats|getting threats|threats made|nervous of)"
_OF = (
    r"(?= (?:of|for|what|they|he|she|that (?:he|they|she)|to be|to say|about being|in case|if|by|because)\b| ?[.,;)]|$)"
)
_MARKED = r"(?:(?:a |the )?(?:grass|snitch|rat|tell.?tale|supergrass|informer)|grassing|snitching|telling tales)"
_SLY = words(
    rf"""
    if \w+(?: \w+)? (?:ever |even )?{_KNEW}(?: that| about| out)?,? (?:it was|{_WHO}(?:'d|'s|'ve| had| has| have| was| were| is|'re)? (?:ever |just |been )*{_TOLD})
    (?:he|she|they|dad|mum|(?-i:[A-Z])\w+)(?:'d|'ll| would| will| said (?:he|she|they)'d) (?:\w+ )?(?:batter|kill|murder|go (?:mad|off|mental|ballistic|spare|nuts|for|through)|kick off|beat|smash|flip|lose it|come (?:after|for|round)|do (?:her|him|me|us|them)) ?[^.!?\n]{{0,40}}? (?:if|for) (?:he|she|they|it|dad|mum|(?-i:[A-Z])\w+)? ?(?:knew|found out|finds out|heard|hears|telling|talking|talked|grass\w*|speaking|saying|saw|sees)
    (?:scared|afraid|frightened|worried|terrified|n'?t want|not want|doesnt want|dont want|won'?t|refus\w+|hates?)[^.!?\n]{{0,30}}? {_MARKED}
    (?:labelled|branded|known as|seen as|marked as|down as) {_MARKED}
    (?:thinks?|thought|knows?|knew|says|reckons?|finds? out|found out|heard|accus\w+)[^.!?\n]{{0,25}}? (?:grassed|snitched|dobbed|blabbed|told on (?:him|them|her))
    (?:get|gets|got|be|being|been) (?:battered|hit|hurt|beaten|beat|killed|punished|a hiding|a slap|a beating|it|jumped|done over|stabbed|leathered|belted)(?: \w+){{0,3}} for (?:telling|saying|talking to|speaking|grassing|ringing|letting|snitching|opening)
    (?:(?:another|a|one|the|some) (?:\w+ ){{0,4}}?|from (?:\w+ ){{0,3}}?|by (?:\w+ ){{0,3}}?){_PEER}s?\b(?:[^.!?\n]{{0,50}}? )?(?:who|and|but|she|he|they|is|are|was|,)[^.!?\n]{{0,25}}? {_AFRAID}{_OF}
    (?:made|makes) (?:me|us|m(?:r|rs|s|iss) \w+) (?:swear|promise) | (?:swear|swore|sworn) (?:that )?(?:i|we|not|never)(?: would| will)?(?:n'?t| not| never)? (?:to )?(?:say|tell|mention|name)
    (?:talks?|talked|speaks?|spoke|tells?|told|rings?|rang|calls?|texts?|phones?|messages|comes?|came|meets?|met|whispers?|writes?)\b[^.!?\n]{{0,40}}? (?:so (?:that )?|in case |where |cos |because |as )\w+ (?:won'?t|wont|can'?t|cant|doesn'?t|doesnt|couldn'?t|wouldn'?t|isn'?t|cannot|might|may|would|could|will|is) (?:not )?(?:see|hear|find|notice|listen\w*|check\w*|catch|overhear|be (?:listening|watching)|know(?! (?:what|how|where|when|that (?:she|he) (?:is|can))))
    (?:goes|looks|going|looking|go) through (?:her|his|my|mum'?s|dad'?s) (?:phone|mobile|messages|texts|calls|call log|emails)
    (?:would|'d|will|'ll|might|could|must) (?:\w+ )?(?:know|guess|work out|realise|twig|suss) (?:it was|it came|it'?s come|who (?:told|said|rang|it was|it came|grassed|reported)|where it (?:came|comes)|that it (?:was|came))
    (?:hurt|hit|kill|beat|leave|send|take|lock|smash|get rid|batter|punish|throw|go|stop|burn|drown|come|never)\b[^.!?\n]{{0,40}}? if (?:she|he|they|i|anyone|we|any of (?:us|them)) (?:ever |even )?(?:talks?|talked|tells?|told|says? (?:anything|a word|owt|something)|said (?:anything|a word|owt|something)|speaks?|spoke|grass\w*|snitch\w*|opens? (?:her|his|my)|opened|lets? on|blabs?)
    (?:would not|wouldn'?t|did not (?:want|wish) to|didn'?t (?:want|wish) to|does not (?:want|wish) to|doesn'?t (?:want|wish) to|asked not to|rather not|refused to) be (?:named|quoted|identified|mentioned|in it|written down|recorded)
    (?:asked|asks|wants?|wanted|hopes?|hoped|said|begged|prefers?) (?:that |for |if )?(?:it|this|that)(?: could| can| would)? (?:to )?(?:stays?|staying|goes? no further|is kept|be kept|remains?) ?(?:with|between|in|private|quiet|just|here|secret)? | (?:forget|pretend)(?: that)? (?:i|she|he|we|they) (?:ever |never |didn'?t |did not )?(?:said|say|told|tell|mentioned|mention|rang|ring|came|come|spoke|speak) | (?:don'?t|dont|do not|not to) (?:write|put) (?:that|this|it)(?: \w+){{0,2}}? down | (?:he|she|dad|mum) (?:reads|checks|opens|sees) (?:everything|all)(?= ?[.,;!”"]| (?:i|she|that|her|my|we|the post|letters|of it)\b)
    (?:won'?t|wont|would not|wouldn'?t|doesn'?t want to|did not want to|didn'?t want to|refus\w+ to|asked not to) have (?:her|his|their) names? | (?:scared|frightened|afraid|terrified|worried|nervous) (?:of|about|at) (?:him|her|them|dad|mum|(?-i:[A-Z])\w+) (?:reading|seeing|hearing|finding|knowing|getting (?:wind|to)|learning)
    (?:another|one of the(?: other)?) (?:mums?|dads?|parents?|neighbours?|families)(?: (?:at|on|in|from|by|of) the \w+(?: \w+)?)? (?:says?|mentioned|has said|keeps? saying|was saying)
    (?:begg?(?:ed|s)|asked|asks|told|pleaded with|urged|warned) (?:them|her|him|nursery|the \w+|m(?:r|rs|s|iss) \w+|staff|everyone) (?:to )?(?:not|never) (?:to )?(?:let on|let|tell|say|mention|name|write|put) | (?:take|takes|took|taking) it out on (?:him|her|them|me|mum|us|the (?:kids|children|baby|little \w+))
    only (?:talks?|speaks?|rings?|tells?|answers?|comes?|texts?|calls?|messages)(?: \w+){{0,3}}? (?:when|if|once|while|after) \w+(?:'s| is| has| goes| was|'s gone)?(?: \w+){{0,1}}? (?:at work|out|away|gone|asleep|not (?:there|in|around|home)|in bed|left)
    (?:don'?t|dont|do not|never|not to) (?:you )?tell (?:him|her|them|dad|mum|nan|(?-i:[A-Z])\w+) (?:that )?(?:i|i'?ve|we|we'?ve|she|he)(?: have| had|'ve|'d)? (?:told|said|spoke\w*|talked|rang|been|written|wrote|come|came)
    (?:so|that|asked(?: that)?|hopes?|wants?|begged) (?:he|she|they|dad|mum|(?-i:[A-Z])\w+) (?:must |should |can )?(?:never|not|n'?t|does not|doesn'?t) (?:ever )?(?:sees?|reads?|hears?|knows?|finds?|gets?)\b[^.!?\n]{{0,25}}? (?:because|as|or|cos|in case|he|she|they)
    traced? back | (?:point|points|pointed|lead|leads) (?:straight |right )?(?:back )?to (?:her|him|them)(?: as)? | (?:get|gets|got|go|goes|find its way) (?:straight )?back to (?:him|them|dad|the (?:family|dad|step\w+|boyfriend|lads))(?= ?[.,;)”"]|$| and| that| she| he| it)
    (?:more than (?:she|he|they) (?:will|would|dare|dares|can)|(?:won'?t|wont|will not|wouldn'?t|daren'?t|scared to|afraid to|frightened to|refus\w+ to)) (?:put|write|give|say)(?: \w+){{0,3}}? (?:down|in writing|on paper|a statement|on record|officially)
    (?:want|wants|wanted|like|likes) (?:it|this|that|her name|his name|their name|any of (?:it|this)) (?:known|out|to (?:get|come|go) (?:out|back)|traced|repeated|passed on|on record|in the report)
    (?:asked|asks|begged|told|wants?|wanted)(?: (?:us|me|school|staff|that|m(?:r|rs|s|iss) \w+))* (?:we |i )?(?:not|don'?t|do not|dont|never|didn'?t)(?: to)? (?:tell|say|let on|put|mention|name|write|record|pass|repeat|share|include|use (?:her|his|their) name)
    (?:don'?t|dont|do not|never|must ?n'?t|can'?t) (?:say|write|put|let on|mention|tell (?:him|them|her|anyone|mum|dad))(?: (?:in here|here|in this|in the report|down))?(?: that)? (?:it|this|where|who)(?:'s| is| was)? ?(?:came?|comes?|coming|from|told|said|her|him|me|nan|mum|gran|us)
    (?:bricks?|paint|dog mess|petrol|eggs?|fireworks?) (?:\w+ )?through (?:her|his|their|the) (?:window|door|letter ?box) | (?:her|his|their) (?:windows?|tyres?|car|door|bins?) (?:were |was |got |get |have been |has been )?(?:put in|put through|smashed|slashed|kicked in|scratched|keyed|torched|done)
    (?:has|had|put|puts|did|smashed|smash|kicked|bricked) (?:her|his|their|nan'?s|gran'?s|the neighbour'?s|my) (?:windows?|door|car|tyres)(?: \w+)? (?:in|before|last time|through)
    (?:lives?|live) (?:next door|on the same (?:road|street|landing|estate|stair)|opposite|nearby|across the road|two doors down)[^.!?\n]{{0,30}}? (?:and|so) (?:is|are|she'?s|he'?s|they'?re)? ?(?:scared|frightened|afraid|worried|terrified|would know|does not want|doesn'?t want)
    (?:paid|pay|pays|paying) for (?:it|telling|talking|that|this)(?= (?:last|the last|before|when|if|later|at home|tonight)\b) | last time (?:she|he|i|they) (?:told|said|spoke|rang|talked)[^.!?\n]{{0,40}}? (?:hit|beat|batter\w*|punish\w*|hurt|locked|kicked|smashed|took|lost|got|went)
    (?:on the understanding|providing|provided|as long as|only if) (?:that )?(?:nobody|no one|(?:we|i|it|she|he|they)(?: \w+)?(?:n'?t| not| never)) (?:\w+ )?(?:named?|tell|told|say|said|use|mention\w*|quote\w*|identif\w+|known|get back|repeat\w*)
    """
)
_KNOW_WHERE = re.compile(
    r"\b(?:they|he|lads|boys|men|gang|dad|dealers?|(?-i:[A-Z])\w+) (?:all )?knows? (?:where (?:she|he|they|i|her|his|my|mum|nan|gran|we)\b ?(?:\w+ )?(?:lives?|stays?|works?|is|goes|school|are|mum|nan|gran|family|house)|which (?:house|car|door|flat)|what (?:she|he) drives|where to find (?:her|him|them|me))",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(
    r"\b(?:if|whether|n'?t|not|unless|how|check|ask(?:ed)?|sure|unclear|should|needs? to) [^.!?\n]{0,20}$",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:told|tell|tells|said|says|came from|from a|from another|info|information|rang|rung|reported|heard|let (?:us|me)|spoke|talk\w*|disclos\w+|statement|speak|source|grass\w*|write)\b",
    re.IGNORECASE,
)
_OWN_CLASS = frozenset({"edu.learn", "edu.attend", "child.identity", "edu.send"})


def _reprisal(reading: Reading) -> Span | None:
    """Find a source of whom those who could hurt them know where they live."""
    for match in _KNOW_WHERE.finditer(reading.plain):
        before = reading.plain[max(0, match.start() - 40) : match.start()]
        if not _NOT_KNOWN.search(before) and _TELLING.search(reading.plain):
            return match.span()
    return None


def _supposed(reading: Reading, span: Span) -> bool:
    """Whether it is only what will be done, or someone who is afraid of something and has told nothing."""
    quoted = reading.plain[span[0] : span[1]].lower()
    if reading.question in _OWN_CLASS:
        return True
    if re.match(r"if (?:we|i|school|staff) ", quoted):
        return True
    start, end = reading.near(span[0], before=1)
    source = quoted.startswith(("from ", "by ")) or _TELLING.search(quoted)
    return bool(_FRIGHT.search(quoted)) and not (source and _TELLING.search(reading.plain, start, end))


_FRIGHT = re.compile(_AFRAID + "$")
_find_sly = finds_anywhere(_SLY, _supposed)

CHECKS = (
    replace(
        sources.CHECK,
        look=lambda reading: _find_sly(reading) or _reprisal(reading),
        trips=under(
            "sos.harm",
            "Sana told us, he'd batter her if he knew shed grassed.",
            "It came from nan. Dont say it came from her.",
        )
        + under("sos.pattern", "4 times since May, but if omar knew she'd been talking he would go mad at her.")
        + under(
            "inv.events", "12 Oct. It came from another girl who is scared of these lads. They know where she lives."
        )
        + under("edu.home", "Mum talks to me in the cloakroom so omar wont see."),
        passes=under("sos.unknown", "Whether dad knows where they live now.")
        + under("sos.harm", "On 3 May Amira told Mrs Day that she is scared of dogs.")
        + under("voice.parent", "Mum said “I told him myself” and asked us to write it down.")
        + under("edu.behave", "He kicks off if he hears the bell, 4 times since May."),
    ),
)
