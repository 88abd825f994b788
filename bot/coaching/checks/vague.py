"""Words too loose to act on: vague worries, vague amounts, and answers that say next to nothing."""

from __future__ import annotations

import re

from bot.coaching import facts
from bot.coaching.checks.patterns import DOMAIN, denied, finds, rich, shown, words
from bot.coaching.finding import NOWHERE, Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EDUCATION, HARM, PROSE, STORY, VOICE

_WORRY = words(
    r"""
    concerns?(?! that| about (?:the|his|her) (?:bruis|cut|mark)) | concerning | issues?
    problems?(?! solving) | difficult(?:y|ies)(?! (?:hearing|seeing|walking)) | chaotic | poor(?:ly)?
    inappropriate(?:ly)? | negative(?:ly)?
    (?:significant |big |huge |adverse )?impact(?:ed|s|ing)? (?:on|her|him|them)? | affect(?:ed|s|ing)
    struggl\w+ | challeng(?:es|ing|ed?) | unsettled | complex | complicated | tricky | worrying
    incidents? | vulnerab\w+ | in (?:a )?crisis | (?:everything|all that'?s|what is|what'?s) going on
    what (?:really|actually|exactly) (?:goes on|happens) | (?:his|her|their|its|the) situation | home ?life | unstable | instability | unsafe
    (?:things?|it|life|stuff) (?:is|are|has|have|was|were|had|'s|seems?|got|gets?)(?: \w+){0,3} (?:bad
        |hard|rough|worse|difficult|better|ok|okay|fine|improved|settled|tough|not good|not great)
    (?:isn'?t|aren'?t|wasn'?t|weren'?t|not|nowhere near) (?:really |quite )?(?:what|where|how|as \w+ as) (?:it|he|she|they|we|you) (?:should|would|might|ought)(?: to)? (?:be|expect|hope|like|want)
    (?:things|it|matters|(?:the |her |his |their )?(?:situation|relationship|behaviou?r|placement)) (?:deteriorat\w+|escalat\w+|(?:get|gets|got|go|goes|went) (?:worse|downhill|wrong|bad|too much)|broke down|breaks? down|kicks? off)
    (?:is|are|was|were|been|being|gone|things|it'?s) (?:all )?(?:up and down|hit and miss|touch and go|all over the place|a mixed bag|mixed|patchy|inconsistent|erratic)(?= ?[.,;!]| and\b| but\b| at\b| with\b|$) | under.?achiev\w+
    (?:a lot|so much|too much|all sorts|stuff|things|something)(?: of \w+)? (?:going on|happening|isn'?t right|not right|wrong|off|amiss) (?:at|in|with|for|about)? ?(?:home|the home|this family|them|her|him|the background|mum|dad)?
    (?:isn'?t|not|wasn'?t|nothing like) (?:really |quite |at all )?(?:him|her|them)sel(?:f|ves) | out of sorts | not (?:quite )?(?:with it|all there) | (?:looks?|seems?|appears?) (?:unwell|poorly|rough|run down|ill|pale|thin|tired|neglected|sad|down|flat|low|lost|troubled|distant)
    (?:gone|going|went|goes) (?:downhill|backwards|off the (?:rails|boil)|to pieces|south) | (?:ha(?:s|ve) )?(?:deteriorated|worsened|declined|regressed|slipped|escalated) | all over the place | not great
    leaves? a lot to be desired | not up to (?:standard|scratch) | could be better | not (?:great|good|right|ideal) | pastoral support
    put(?:ting)? (?:things|measures|strategies|support) in place
    (?:lots|plenty|a lot|variety|range) of (?:support|help|things|strategies|interventions)
    (?:various|several|multiple|numerous) \w+
    """
)
_MILD = words(
    r"""
    better | worse | improv\w+ | declin\w+ | settled | fine | ok(?:ay)? | good | great | bad(?:ly)?
    well(?! as| known) | behind | below | not much | nothing much | support(?:ive|ed|s)? | the usual
    average | middle | high | low | positives? | negatives? | above | potential | as appropriate
    polic(?:y|ies) | procedures? | escalate | relevant agencies | agencies | lots | worried | worry
    upset | sad | unhappy | quiet | withdrawn | angry | tired | hopefully | everything | generally
    general | behaviou?r | safe(?:ty)? | do something | sort (?:it|this|that) | some of it | disagree\w* | disput\w+ | contests? | not happy
    (?:wasn'?t|isn'?t|weren'?t|aren'?t|not|un)(?: very| too| that| really| so)? ?(?:happy|keen|pleased|impressed|sure|comfortable) | bits of it | some (?:parts|things|bits|points) | dreadful | awful | terrible | excellent | brilliant | fantastic
    changes? | happy | enjoys? | likes? | loves? | close | bond | pleasant | lovely
    """
)
_AMOUNT = words(
    r"""
    (?:a|any|quite a|the) (?:large |small |great |fair )?(?:number|handful|string|series|couple|bunch|host|variety|range) of (?!days\b|weeks\b)\w+ | plenty of \w+ | on and off | in and out | off and on | comes and goes | dips? in and out | as long as (?:we|i|anyone) \w+ (?:known|can remember) | whenever
    often | frequent(?:ly)? | regular(?:ly)? | sometimes | several | on ?going | a lot | lots of
    lately | recent(?:ly)? | always | never | constant(?:ly)? | occasional(?:ly)? | usually
    repeated(?:ly)? | numerous | multiple | many (?:times|occasions) | various | all the time
    most of the time | comes? and goes? | on (?:many|several|numerous|multiple) occasions | for ages
    for (?:a|some) (?:long )?(?:time|while) | long.?standing | a while | rarely | continual(?:ly)?
    persistent(?:ly)? | at times | a few | loads | history of | over a number of years | quite a bit
    most (?:weekends|nights|days|weeks|mornings|evenings|times|lessons|afternoons|fridays|mondays|saturdays|sundays) | (?:some|certain|odd) (?:weekends|nights|days|weeks|mornings|evenings|lessons) | (?:every|any) chance | day in,? day out | again and again | over and over | countless | endless\w* | umpteen | tons of | no end of | dozens of | the odd \w+ | hardly ever | seldom | nearly always | almost always | more and more | increasingly | routinely | a fair (?:bit|few|amount)
    mostly | more than once | (?:every )?now and (?:then|again) | every so often | once in a while | half the time
    on occasions? | from time to time | time and (?:time )?again
    """
)
_GAPS = {"child.identity", "family.who", "family.pr", "share.form", "start.attend", "edu.send"}
_NOTHING = re.compile(
    r"^\W*(?:n\s?/?\s?a|as (?:above|before|previously(?: stated)?)|see (?:above|below|attached|cpoms|file"
    r"|chronology|previous|last)[\w\s]*|same(?: as (?:above|before))?|ditto|nothing (?:to add|else|more)"
    r"|tbc|tba|various|yes|lots|everything|nothing|none|not applicable"
    r"|not appropriate|too (?:young|upsetting)|not sure|unsure|unknown|possibly|maybe|don'?t know|idk|\?+"
    r"|no,? too young)[\W\d]*$",
    re.IGNORECASE,
)
_NO_PLAIN = re.compile(r"^\W*no\W*$|^\W*n/?a\b.{0,30}$", re.IGNORECASE)
_SEND_EMPTY = re.compile(
    r"^(?:\W|\b(?:yes|he|she|they|has|have|gets|some|extra|additional|special|needs?|help|support"
    r"|educational|send?|list|for|some|what|monitored|looked|after|at|regular|usual|normal|same|as|others|all|lots|of|good|well|supported|a|bit|of|is|on|the|register|in|class|lessons?|school|from|staff|adults?|tas?|with|her|his"
    r"|their|learning|work|things?|lots?|little|receives?|receiving|getting|for|at|when|needed|required|if)\b)+$",
    re.IGNORECASE,
)
_BLAND = words(
    r"""
    ordinary | average | regular | usual | any other | bubbly | cheerful | delightful | a pleasure | lovely | typical | nice | sweet | normal | nothing special | good (?:boy|girl|kid|child)
    like any other | great kid | pleasant
    """
)
_SHORT = 8


def _thin(reading: Reading) -> bool:
    """Whether the whole answer holds not one plain fact."""
    return reading.weight == 0 and not reading.dates


def _bare(reading: Reading) -> Span | None:
    """Find a mild word in an answer that holds not one plain fact."""
    return finds(_MILD, _not_so)(reading) if _thin(reading) and len(reading.words) <= 40 else None


def _not_so(reading: Reading, span: Span) -> bool:
    """Whether a mild word is denied; "was not happy" is itself one."""
    return denied(reading, span) and not re.match(r"some|bits", reading.own[span[0] : span[1]], re.IGNORECASE)


_LOOSE_TIME = re.compile(
    r"(?:(?:this|last|the|over the) (?:half.?term|term|year|school year|academic year|month|season)|a couple|most|some|all|same|any|the odd|other|the other|that|now|a few)\b",
    re.IGNORECASE,
)


def _numbered(reading: Reading, span: Span) -> bool:
    """Whether a number or a day that could be looked up stands beside, more than "most weekends"."""
    start, end = reading.near(span[0], before=1)
    others = (*reading.dates, *reading.counts, *reading.quotes)
    near = [s for s in others if start <= s[0] < end and not span[0] <= s[0] < span[1]]
    return any(not _LOOSE_TIME.match(reading.plain, s[0]) for s in near)


def _bad_number(reading: Reading) -> Span | None:
    """Find a word for how well someone attends where no number stands."""
    return None if re.search(r"\d", reading.plain) or reading.counts else finds(_MILD, denied)(reading)


def _strength_shown(reading: Reading, span: Span) -> bool:
    """Whether a strength says what someone does: then "always" is praise, and no count is needed."""
    return reading.question == "sos.strength" and bool(reading.acts)


def _empty(reading: Reading) -> Span | None:
    text, question = reading.own.strip(), reading.question
    if question in ("share.child", "share.parent") and _NO_PLAIN.match(text):
        return NOWHERE
    if question == "edu.send":
        return NOWHERE if _SEND_EMPTY.match(text) and len(reading.words) < 10 else None
    if question == "child.identity":
        bland = _BLAND.search(reading.own)
        few = reading.weight <= bool(re.search(r"\b\d+.year.old\b", reading.own))
        return bland.span() if bland and len(reading.words) < 10 and few else None
    return NOWHERE if _NOTHING.match(text) and not reading.quotes else None


def _no_fact(reading: Reading) -> Span | None:
    if facts.UNKNOWN.search(reading.plain):
        return None
    few = len(reading.words) < (_SHORT if reading.dates else 25)
    return NOWHERE if reading.weight == 0 and few and reading.words else None


_ONE_FACT = "What is one thing that you saw, heard or did?"

CHECKS = (
    Check(
        id="C02",
        severity="ask",
        where=PROSE
        - VOICE
        - {
            "sos.danger",
            "start.know",
            "family.pr",
            "share.form",
            "start.attend",
            "edu.send",
            "child.identity",
            "next.others",
        },
        look=finds(_WORRY, denied, shown, rich),
        says="You wrote “{words}”. What do you mean by that, in a few facts?",
        says_for={
            "scale.why": "You wrote “{words}”. Which fact weighs most for you?",
            "next.worse": "You wrote “{words}”. What would you see, and who would you call?",
        },
        reason="Each reader fills a loose word with a different picture.",
        source=DOMAIN,
        trips=under("sos.harm", "There are lots of concerns.")
        + under("sos.impact", "It had a negative impact.")
        + under("edu.attend", "Attendance is poor."),
        passes=under("edu.learn", "We raised concerns with mum on 3 May and she said “I will sit with her”.")
        + under("edu.look", "No concerns. She came in with a clean coat and ate her lunch on all 5 days."),
    ),
    Check(
        id="C02",
        severity="ask",
        where=STORY - {"sos.unknown", "start.know"},
        look=_bare,
        says="You wrote “{words}”. What did you see or hear that shows it?",
        says_for={
            "next.worse": "You wrote “{words}”. What would you see, and who would you call?",
            "share.diff": "You wrote “{words}”. Which part, and what do they say?",
        },
        reason="A mild word with no fact beside it tells a reader nothing.",
        source=DOMAIN,
        trips=under("edu.home", "Good communication.") + under("inv.changed", "Things have improved."),
        passes=under("edu.home", "Good: mum rang us 3 times and came in on 2 May."),
    ),
    Check(
        id="C02",
        severity="ask",
        where=frozenset({"edu.attend"}),
        look=_bad_number,
        says="You wrote “{words}”. What is the percent, and which dates does it cover?",
        reason="Each reader fills a loose word with a different picture.",
        source=DOMAIN,
        trips=under("edu.attend", "Not too bad now, it was awful last year."),
        passes=under("edu.attend", "Better: 91% since September, 80% last year."),
    ),
    Check(
        id="C01",
        severity="ask",
        where=HARM | EDUCATION | {"sos.strength", "sos.safety", "inv.changed", "inv.help"},
        look=finds(_AMOUNT, _numbered, rich, _strength_shown),
        says="You wrote “{words}”. About how many times is that, and between which dates?",
        reason="A count and a span of time show a pattern. “Often” does not.",
        source=DOMAIN,
        trips=under("sos.pattern", "It is ongoing.", "It happens often.", "Most weekends.")
        + under("edu.attend", "Often late."),
        passes=under("sos.pattern", "Often: 6 times since May."),
    ),
    Check(
        id="C00",
        severity="ask",
        where=PROSE - VOICE,
        look=_empty,
        says="That tells the reader little so far. " + _ONE_FACT,
        says_for={
            "sos.unknown": "It is fine to have gaps. What is one thing that you cannot see from school?",
            "edu.send": "A reader needs to know the need. What is the extra help, and for what?",
            "child.identity": "A reader has not met {child}. What is one thing about them that people should know?",
            "share.child": "It may be right to wait. What did you share with {child}, or why would it not be right?",
            "share.parent": "A reader will want the plan. When will you go through it with them?",
            "view.plan": "The chair will ask for reasons. Which facts bring you to that view?",
        },
        reason="An empty answer looks like an answer and hides a gap.",
        source=DOMAIN,
        trips=under("sos.unknown", "N/A") + under("edu.send", "Yes") + under("scale.why", "See above."),
        passes=under("sos.unknown", "Who has the children on Friday nights.")
        + under("edu.send", "Yes. Mrs Day reads with her."),
        family="missing",
    ),
    Check(
        id="C00",
        severity="ask",
        where=STORY,
        look=_no_fact,
        says="A reader has not met {child}. " + _ONE_FACT,
        says_for={
            "edu.home": "A reader has not met the parents. " + _ONE_FACT,
            "sos.strength": "A small thing counts. What do they do that shows it?",
            "sos.safety": "One real time is enough. When did someone act to keep {child} safe?",
            "sos.hard": "One thing is enough. What is it that makes it hard, and for whom?",
            "voice.parent": "Each parent has a view. What did they say, and when?",
            "share.child": "It may be right to wait. What did you share with {child}, or why would it not be right?",
            "inv.help": "One thing is enough. What did you try, and what was different after?",
            "inv.changed": "One thing is enough. What have you seen that is not as it was?",
            "share.diff": "Both views can stand. Which part do they see in another way, and what do they say?",
            "next.worse": "A plan needs a sign and a call. What would you see, and who would you ring?",
            "scale.up": "Small is good here. What would you see someone do?",
            "scale.why": "The reason counts more than the number. Which fact weighs most for you?",
            "view.plan": "The chair will ask for reasons. Which facts bring you to that view?",
        },
        reason="A story needs one fact that could be checked.",
        source=DOMAIN,
        trips=under("edu.behave", "Up and down.") + under("inv.help", "Nurture, toast, time out card."),
        passes=under("edu.behave", "She cries at the gate twice a week."),
        family="missing",
    ),
)
