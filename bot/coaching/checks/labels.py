"""Labels and soft words that stand where an act should stand."""

from __future__ import annotations

import re

from bot.coaching.checks.patterns import DOMAIN, finds, rich, shown, words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import DANGER, GOAL, HARM, PROSE, STEPS, VOICE

_LABEL = words(
    r"""
    neglect(?:ed|ful|ing|s)?
    (?:emotional|physical|sexual|domestic|substance|alcohol|drug)(?:ly)? (?:abus\w+|harm\w*|misuse
        |violence|neglect)
    abus(?:e|ed|ive|ing) | (?:substance|drug|alcohol|drink) (?:misuse|abuse|issues?|problems?|use)
    significant harm | at risk | risk of (?:\w+ )?(?:harm|abuse|neglect) | traumati?[sz]?\w* | trauma
    attachment\w* | dys.?regulat\w+ | protective factors?
    emotional (?:well.?being|harm|needs?|difficulties|availability)
    (?:low|poor) self.?(?:esteem|worth|confidence) | basic (?:care )?needs? | basic care
    needs (?:are |were |being )?(?:not |un)met | unmet needs? | exploit(?:ed|ation) | groom(?:ed|ing)
    coercive control | controlling | parentif\w+ | safeguarding (?:concerns?|issues?) | anxi(?:ety|ous)
    mental health | adverse childhood\w* | aces | toxic stress | hyper.?vigilan\w+
    emotionally unavailable
    lack of (?:boundaries|supervision|stimulation|care|routine|guidance|stability)
    poor (?:home )?conditions | poor supervision
    inappropriate(?:ly)? (?:touch\w*|relationship|chastis\w+|disciplin\w+) | over.?chastis\w+
    chastis\w+ | (?:parental|family|marital|adult) conflict | expos(?:ed|ure) to | random (?:people|men|adults)
    drug (?:dealer|dealing|user|taker)s? | harsh (?:parenting|discipline) | resilien(?:t|ce) | victim
    """
)
_SOFT = words(
    r"""
    aggressi(?:on|ve) (?:from|by|behaviou?r|towards|in the|at home) | bust.?ups? | set.?to | handy with (?:his|her) (?:fists|hands) | rough with | gets? nasty | (?:a|his|her) (?:bit of a |bad |short |nasty )?temper | short fuse | punch.?ups? | (?:big|massive|regular|loud) (?:rows?|arguments?|fights?) | blow.?ups? | falling.?outs? | unpleasantness
    volatile | toxic(?! stress) | turbulent | tempestuous | fiery | altercations?
    domestic(?: (?:abuse|violence|incidents?|disputes?|issues?|situations?|arguments?))?(?! (?:tasks
        |chores|work|help))
    rough.?hand\w+ | heavy.?handed
    (?:they|mum and \w+|\w+ and mum|parents|adults) (?:always |often |are always |constantly )?(?:fight
        |argu|row)(?:s|e|es|ing)?
    (?:fight|argu)(?:s|ing|ments?) (?:at home|in the home|between) | got physical
    lost (?:his|her|their) temper | scuffles? | (?:a|the|their) (?:row|dispute|disagreement|tussle)s?
    dv | (?:has|have) a temper | rows? (?:at home|between) | arguing | violen(?:t|ce)
    """
)
_VIOLENT_ACT = words(
    r"""
    hit(?:s|ting)? | punch\w* | push\w* | kick\w* | slap\w* | grab\w* | thr[eo]w\w* | strangl\w*
    chok\w+ | shov\w+ | smash\w* | shout\w* | scream\w* | beat\w* | drag\w* | bit | spat | broke | held
    pinn?ed | bruis\w* | hurt | pulled | locked | threaten\w*
    """
)
_ACTED_ON = r"(?:mum|dad|him|her|them|jay|the (?:door|wall)|it|me|us)"


def _act_told(reading: Reading, span: Span) -> bool:
    """Whether who did what is told in the same sentence or the next, as an act and not in the passive."""
    start, end = reading.near(span[0], before=1)
    text = reading.plain[start : span[0]] + " " * (span[1] - span[0]) + reading.plain[span[1] : end]
    act = _VIOLENT_ACT.search(text)
    return bool(act) and bool(re.search(r"\w", text[: act.start()]) if act else False)


_VERDICT = words(
    r"""
    non.?accidental(?: injur\w+)? | nai | diagnos(?:ed|is)(?: (?:as|with))? | guilty | perpetrators?
    (?:was|were|been|is|being) (?:\w+ly )?(?:abused|raped|molested|assaulted) | paedophile
    sex offender | meets? (?:the )?threshold | (?:ptsd|post.?traumatic stress) | illegal(?:ly)?
    criminal(?:ly)?
    """
)
_AUTHORITY = words(
    r"""
    doctors? | hospital | paediatric\w+ | gp | police | court | judge | nurse | consultant
    psycholog\w+ | psychiatr\w+ | social (?:worker|care) | health visitor | medical | camhs | dr
    clinic
    """
)


_CONDITION = (
    r"(?:asd|asc|autis\w+|on the spectrum|adhd|add|odd|pda|dyslexi\w+|dyspraxi\w+|fasd|ptsd|ocd|attachment (?:disorder|issues?|problems?)|trauma\w*|depress\w+|bipolar|personality disorder|"
    r"tourette'?s|psycho\w*|schizo\w+|an? eating disorder|anorexi\w+|learning disab\w+|foetal alcohol|sociopath\w*|narcissis\w+)"
)
_GUESSED_ILLNESS = words(
    rf"""
    (?:probabl[ey]|prob|possibl[ey]|poss|maybe|perhaps|i think|we think|i'?m sure|i reckon|i believe|i suspect|we suspect|suspect(?:ed)?|clearly|obviously|definitely|undiagnosed|borderline|traits of|signs of|a touch of|a bit|bit of|almost certainly|seems?|seems to have|could be|might be|may be|might have|may have|could have|must be|must have|likely|looks like|presents as|presents with|classic|textbook|query|\?)(?: (?:she|he|they|it|mum|dad|that|has|have|is|'s|to be|to have|an?|got|some|the|like|some kind of|some sort of|undiagnosed|child|case of|it'?s|he'?s|she'?s|there'?s|there|also|mild|be|very|either|all|down to)){{0,5}} {_CONDITION}
    (?<!of )(?<!with )undiagnosed \w+ | {_CONDITION}(?: or \w+)? (?:if you ask me|in my (?:view|opinion)|i (?:think|reckon|suspect|bet|would say|'d say)|imo|probably|prob|possibly|maybe|to my mind|for sure)
    """
)


def _authority(reading: Reading, span: Span) -> bool:
    start, end = reading.near(span[0])
    return bool(_AUTHORITY.search(reading.plain, start, end))


_WITHOUT_LABELS = frozenset(
    {
        "child.identity",
        "edu.send",
        "family.who",
        "family.pr",
        "edu.attend",
        "start.know",
        "start.attend",
        "share.form",
        "sos.unknown",
        "voice.how",
    }
)

CHECKS = (
    Check(
        id="C36",
        severity="ask",
        where=HARM | DANGER | {"sos.hard", "edu.home", "voice.parent", "inv.changed"},
        look=finds(_SOFT, _act_told),
        says="You wrote “{words}”. Who did what to whom?",
        reason="Soft words hide who was violent and make both sound equal.",
        source=f"{DOMAIN}: name the behaviour, not the label",
        trips=under(
            "sos.harm",
            "They have a volatile relationship.",
            "There was a domestic incident.",
            "There was an altercation.",
        ),
        passes=under("sos.harm", "The row on 3 May: dad pushed mum into the door. Jay saw it."),
    ),
    Check(
        id="C39",
        severity="ask",
        where=HARM | DANGER | {"sos.hard"},
        look=finds(_VERDICT, _authority),
        says="You wrote “{words}”. Who came to that view?",
        reason="A medical or legal view is for those who can reach it. School says what it saw.",
        source=f"{DOMAIN}: separate observation, allegation and opinion",
        trips=under("sos.harm", "It was a non-accidental injury.", "She was abused.", "He is the perpetrator."),
        passes=under("sos.harm", "The hospital doctor told us on 3 May that the injury was non-accidental."),
    ),
    Check(
        id="C39",
        severity="ask",
        where=PROSE - VOICE - {"voice.parent", "share.diff", "view.plan"},
        look=finds(_GUESSED_ILLNESS, _authority),
        says="You wrote “{words}”. Who came to that view, and what have you seen yourself?",
        reason="A medical view is for those who can reach it. School says what it saw.",
        source=f"{DOMAIN}: separate observation, allegation and opinion",
        trips=under("edu.send", "Being assessed. Probably ASD if you ask me.")
        + under("edu.behave", "I think she has an attachment disorder.", "Clearly undiagnosed ADHD."),
        passes=under("edu.send", "SEN support since May. The paediatrician thinks it may be ADHD.")
        + under("child.identity", "Amira is autistic and has a hearing aid."),
    ),
    Check(
        id="C03",
        severity="ask",
        where=PROSE - _WITHOUT_LABELS - VOICE - STEPS - GOAL,
        look=finds(_LABEL, shown, rich),
        says="You wrote “{words}”. What did someone see or hear that tells you?",
        reason="A label is read in as many ways as there are readers. What was seen is read in one.",
        source=f"{DOMAIN}: danger statements name the behaviour",
        trips=under("sos.harm", "She is a victim of neglect.", "There is parental substance misuse.")
        + under("edu.behave", "He is dysregulated.")
        + under("sos.danger", "Amira is at risk of significant harm."),
        passes=under("view.plan", "Yes, for neglect. Left without care at least 6 times since May.")
        + under("sos.harm", "Neglect is our worry: on 3 May she said “mum forgot me”."),
    ),
)
