"""An invented family with three children, one not yet born, as a draft with every question answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from bot.interview.answers import Answer, Answers, Key
from bot.interview.draft import Draft
from bot.interview.interview import Interview
from bot.interview.questionnaire import Question, Questionnaire
from bot.partnership import Partnership

TODAY = date(2026, 11, 23)
BEGUN = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
AMIRA, BILAL, BABY = "c_amir", "c_bila", "c_baby"
CHILDREN = (AMIRA, BILAL, BABY)
NAMES = {AMIRA: "Amira Khan", BILAL: "Bilal Khan", BABY: "Baby Khan"}

WRITTEN: Mapping[str, Any] = {
    "start.now": "no",
    "start.kind": "review",
    "start.last": "2026-09-04",
    "start.date": "2026-12-04",
    "start.author": {
        "name": "Ms R Cole", "job": "deputy DSL", "school": "Elm Park Primary", "phone": "020 7946 0000",
        "email": None,
    },
    "start.know": "I have taught Amira every day since September 2025.\nI last saw her on 20 November 2026.",
    "start.attend": "I will go. If I am ill, Mr Shah (DSL) will go and has read this.",
    "child.who": [
        {"id": AMIRA, "name": "Amira Khan", "born": "2017-03-14", "due": False, "year": "Year 5"},
        {"id": BILAL, "name": "Bilal Khan", "born": "2023-05-02", "due": False, "year": None},
        {"id": BABY, "name": "Baby Khan", "born": "2027-02-20", "due": True},
    ],
    "family.who": [
        {"id": "r_1", "who": "Mum (Sana Khan)"},
        {"id": "r_2", "who": "Gran Noor picks Amira up on Fridays.\nShe lives two streets away."},
    ],
    "family.pr": "Mum and dad, from our admission form.",
    "family.restrict": "yes",
    "edu.home": "Mum came to 2 of 3 meetings this term.",
    "sos.hard": "Mum works nights and has no family near by.",
    "sos.unknown": "We do not know who looks after the children on Friday nights.",
    "voice.parent": "Mum (19 November): “I know I need to stop.” Dad: not asked yet.",
    "next.school": [
        {"id": "r_3", "who": "Mrs Day", "what": "See Amira each Monday.", "how": "Amira says she feels safe.",
         "by": {"date": "2027-02-12", "words": "12 February 2027", "approx": False}},
        {"id": "r_4", "who": "Mr Shah", "what": "Ring the health visitor.", "how": None,
         "by": {"date": None, "words": "by the end of term", "approx": True}},
    ],
    "next.others": [
        {"id": "r_5", "who": "Gran and mum", "what": "Write down who is on call.", "how": "", "by": None},
    ],
    "next.worse": "If Amira is not in by 9.30am, we ring the social worker by 10am.",
    "share.parent": {"choice": "not_yet", "text": "Ms Cole will read it with mum on 30 November."},
    "share.diff": "Mum says it has been 4 times, not 6. Our log has 6 dates.",
    "share.form": "Dad reads Urdu. We have asked for it by 27 November.",
    "sign.off": {"name": "Mr A Shah", "job": "DSL", "date": "2026-12-01"},
}  # fmt: skip

WRITTEN_OF_EACH: Mapping[str, Any] = {
    "child.identity": "{name} speaks Urdu and English.",
    "inv.help": "From 6 October 2026 {name} has had breakfast club each day.",
    "inv.changed": "Since 7 September 2026 Gran has brought {name} in 4 days a week.",
    "inv.events": [
        {"id": "r_e2", "what": "{name} came in with a bruise on one arm.", "who": "Mrs Day",
         "did": "The DSL called the social worker at 9.40am.",
         "date": {"date": "2026-11-03", "words": "3 November 2026", "approx": False}},
        {"id": "r_e0", "what": "{name} slept in class.", "who": "", "did": None, "date": None},
        {"id": "r_e1", "what": "{name} told Ms Cole “I made my own tea”.", "who": "Ms Cole", "did": "",
         "date": {"date": "2026-10-01", "words": "early October", "approx": True}},
    ],
    "edu.attend": {
        "text": "84.5% from 3 September to 20 November 2026. {name} was late 9 times.",
        "percent": 84.5, "from": "2026-09-03", "to": "2026-11-20",
    },
    "edu.learn": "In July 2026 {name} read at the level we expect.",
    "edu.send": {"choice": "sen_support", "text": "{name} has 20 minutes with Mrs Day each day."},
    "edu.excl": [{"id": "r_x", "what": "One suspension for {name}: 2 days, 5 and 6 November 2026."}],
    "edu.look": "On 9 of the last 20 school days {name} wore the same stained shirt.",
    "edu.behave": "Since October {name} cries at home time about twice a week.",
    "edu.peers": "{name} has two close friends.",
    "sos.harm": "On 3 November 2026 {name} said “dad’s friend grabbed me”.",
    "sos.impact": "{name} would not go out to play for a week.",
    "sos.pattern": "We have logged it 6 times since May 2026 for {name}.",
    "sos.danger": [
        {"id": "d_1", "who": "Ms Cole and Mrs Day", "about": "When mum drinks at night no one is awake.",
         "could": "{name} could be hurt in a fire or a fall.\nLater, {name} may feel alone."},
        {"id": "d_2", "whole": "School is worried that dad’s friend grabs {name}. {name} could be hurt."},
    ],
    "sos.strength": [
        {"id": "i_1", "item": "Mum reads with {name} most nights."},
        {"id": "i_2", "item": "Mum has agreed to stop drinking for {name}."},
        {"id": "i_3", "item": "Ms Reid kept {name} until 9pm on 3 November."},
    ],
    "sos.safety": [
        {"id": "i_4", "item": "Gran took {name} to hers on 10, 17 and 24 October."},
        {"id": "i_5", "item": "{name} likes the breakfast club."},
        {"id": "i_6", "item": "Uncle Amir sleeps at the flat with {name} on Fridays."},
    ],
    "sos.sort": [
        {"item": "i_1", "source": "sos.strength", "acted": True, "danger": False, "safer": None,
         "times": None, "known": None, "outcome": "strength", "reason": ""},
        {"item": "i_2", "source": "sos.strength", "acted": False, "danger": None, "safer": None,
         "times": None, "known": None, "outcome": "next", "reason": ""},
        {"item": "i_3", "source": "sos.strength", "acted": True, "danger": True, "safer": True,
         "times": "Once", "known": "Ms Reid told {name}’s teacher.", "outcome": "safety", "reason": ""},
        {"item": "i_4", "source": "sos.safety", "acted": True, "danger": True, "safer": True,
         "times": "Three times", "known": "{name} told us.", "outcome": "safety", "reason": ""},
        {"item": "i_5", "source": "sos.safety", "acted": False, "danger": None, "safer": None,
         "times": None, "known": None, "outcome": "strength", "reason": ""},
        {"item": "i_6", "source": "sos.safety", "acted": True, "danger": False, "safer": None, "times": "",
         "known": "", "outcome": "safety", "reason": "Mum drinks on Fridays, so {name} was in danger then."},
    ],
    "sos.network": "Gran Noor, who rings {name} every night.",
    "voice.how": "Mrs Day used Three Houses with {name} on 18 November 2026.",
    "voice.worry": "“I worry when mum’s friend stays. I listen on the stairs,” {name} said.",
    "voice.good": "{name} said “Nan’s house. Pancakes on Sunday.”",
    "voice.wish": "{name} said “I want mum to wake up before me.”",
    "scale.score": 3,
    "scale.why": "Not lower: Gran has stepped in 3 times for {name}. Not higher: it still happens.",
    "scale.up": "{name} has come in on time 5 days in a row.",
    "goal.see": [
        {"id": "g_1", "for": "d_1", "parent": "A sober adult is awake each night.",
         "child": "{name} sleeps well.", "seen": "We see this for six months."},
        {"id": "g_2", "for": "d_2", "whole": "{name} is only with adults that mum and Gran trust."},
        {"id": "g_3", "for": "", "whole": "{name} is happy to go home at the end of the day."},
    ],
    "share.child": {"choice": "part", "text": "Mrs Day read {name} the words that {name} had said."},
    "view.plan": {"choice": "yes_neglect", "text": "{name} was left without care at least 6 times."},
}  # fmt: skip


def full_draft() -> Draft:
    """Return the draft with every question answered for all three children."""
    by_key = {Key(question): Answer("given", value) for question, value in WRITTEN.items()}
    for child in CHILDREN:
        for question, value in WRITTEN_OF_EACH.items():
            by_key[Key(question, child)] = Answer("given", named(value, NAMES[child]))
    return Draft(id="d_1", direction="safety", begun=BEGUN, touched=BEGUN, answers=Answers(by_key))


def named(value: Any, name: str) -> Any:
    """Return a value with ``{name}`` filled in wherever there is text."""
    if isinstance(value, str):
        return value.replace("{name}", name)
    if isinstance(value, list):
        return [named(v, name) for v in value]
    return {k: named(v, name) for k, v in value.items()} if isinstance(value, dict) else value


def empty_draft() -> Draft:
    """Return a draft just begun."""
    return Draft(id="d_2", direction="safety", begun=BEGUN, touched=BEGUN)


def with_answer(draft: Draft, question: str, answer: Answer | Any, child: str = "") -> Draft:
    """Return a draft with one answer changed; what is not an Answer is a given value."""
    answer = answer if isinstance(answer, Answer) else Answer("given", answer)
    return replace(draft, answers=draft.answers.with_(Key(question, child), answer))


def without_answer(draft: Draft, question: str, child: str = "") -> Draft:
    """Return a draft with one answer taken out."""
    return replace(draft, answers=draft.answers.without(Key(question, child)))


def interview_of(questionnaire: Questionnaire, partnership: Partnership, draft: Draft) -> Interview:
    """Return the interview of a draft, as the session sees it."""
    return Interview(questionnaire, draft.answers, optional=partnership.optional_questions, length=draft.length)


def typed_texts(question: Question, value: Any) -> list[str]:
    """Return the paragraphs that someone typed in a value: never ids, options or ISO days."""
    if isinstance(value, str):
        return value.split("\n") if question.kind in ("prose",) else []
    skip = {
        "id",
        "for",
        "choice",
        "born",
        "due",
        "percent",
        "from",
        "to",
        "item",
        "source",
        "outcome",
        "date",
    }
    if question.id in ("sos.strength", "sos.safety"):
        skip -= {"item"}
    rows = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
    found: list[str] = []
    for row in rows:
        for part, text in row.items():
            if isinstance(text, str) and part not in skip:
                found += [line for line in text.split("\n") if line]
    return found
