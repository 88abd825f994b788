"""Checks that need the whole report: run when the writer looks through it, never while they type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from bot.coaching.checks.voice import alike
from bot.coaching.coach import Coach
from bot.coaching.days import days
from bot.coaching.finding import Setting, Severity
from bot.interview.answers import Answers, Key
from bot.interview.draft import Direction
from bot.interview.questionnaire import Question, Questionnaire
from bot.interview.wording import fill

WORRIES = ("sos.harm", "sos.impact", "sos.pattern", "sos.danger")
GOOD = ("sos.strength", "sos.safety")
STALE_NUMBERS = timedelta(days=14)
STALE_VIEWS = timedelta(days=28)
_HIGH, _LOW = 8, 2
_VERY_WORRIED = re.compile(
    r"\b(?:(?:very|really|extremely|so|highly) (?:worried|concerned|unsafe)|serious(?:ly)? (?:worried"
    r"|concern\w*|risk)|high risk|not safe|unsafe|in danger|being (?:hurt|harmed))\b",
    re.IGNORECASE,
)
_NOT_WORRIED = re.compile(
    r"\b(?:not (?:at all |really |very )?(?:worried|concerned)|no (?:real )?(?:worries|concerns|risk)"
    r"|(?:is|are|feels?|quite|very) safe|low risk)\b",
    re.IGNORECASE,
)
_OTHER_PARENT = re.compile(
    r"\b(?:dads?|daddy|fathers?|step.?\w+|partner|parents|boyfriend|husband|both)\b", re.IGNORECASE
)
_MOTHER = re.compile(r"\b(?:mums?|mummy|mam|mothers?|step.?\w+|partner|parents|girlfriend|wife|both)\b", re.IGNORECASE)

SAYS: Mapping[str, str] = {
    "no_good": "A fair report has both sides. Is there anything good, even small, to add for {child}?",
    "no_worry": "A fair report has both sides. Is there a worry for {child} that is not written yet?",
    "copied": "This is much the same for {child} as for {other}. What is different for {child}?",
    "calm_score": "The number says few worries, but a danger is written and no safety. Which is right for {child}?",
    "grave_score": "The number says great danger, but no past harm is written. Which is right for {child}?",
    "grave_words": "The words sound more worried than the number. Is the number for {child} what you mean?",
    "calm_words": "The words sound less worried than the number. Is the number for {child} what you mean?",
    "same_score": "Each child has the same number. Is that right for each of them?",
    "one_parent": "Only one parent is named in the report. Do you know anything about the other one?",
    "old_numbers": "The attendance ends some time ago. Can you bring it up to now for {child}?",
    "old_views": "{child}’s views are from some time ago. Can someone ask again before the meeting?",
    "late": "The day to share it with the family has passed. Can you share it today and tell the chair’s office?",
}
"""What is said at review. Each asks one question."""


@dataclass(frozen=True)
class ReviewFinding:
    """One thing to look at before the report goes. ``question`` and ``child`` say where it can be changed."""

    question: str
    child: str
    id: str
    severity: Severity
    says: str

    def __repr__(self) -> str:
        """Show the place and the check, no words of the report."""
        return f"ReviewFinding({self.question}, {self.id}, {self.severity})"


@dataclass(frozen=True)
class _Occasion:
    """What review knows besides the answers."""

    today: date
    direction: Direction
    children: Mapping[str, str]
    share_by: date | None
    school: str


def typed_text(value: Any) -> str:
    """Return the sentences in an answer's value, whatever its kind, one to a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(t for t in (typed_text(v) for v in value) if t)
    if isinstance(value, dict):
        hidden = (
            ("id", "choice", "for", "item", "source", "date", "from", "to")
            if "source" in value or "approx" in value
            else ("id", "choice", "for")
        )
        return "\n".join(t for k, v in value.items() if k not in hidden and (t := typed_text(v)))
    return ""


def review(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    today: date,
    direction: Direction = "safety",
    children: Mapping[str, str] | None = None,
    share_by: date | None = None,
    school: str = "",
    coach: Coach | None = None,
) -> tuple[ReviewFinding, ...]:
    """Return what the whole report shows, in the order of the questions: asks first, then tips.

    ``children``: names by child id (from ``child.who`` when not given). ``share_by``: the last day to share
    the report with the family, if known. What the writer was already asked about an answer, and kept, is not
    asked again. With a ``coach`` the tips of every single answer are gathered too.
    """
    named = _children(answers) if children is None else children
    occasion = _Occasion(today, direction, named, share_by, school)
    found = [
        *_one_sided(answers, named),
        *_copied(questionnaire, answers, named),
        *_scores(answers, occasion),
        *_parents(answers),
        *_old(answers, occasion),
        *_late(answers, occasion),
        *(_tips(questionnaire, answers, occasion, coach) if coach else ()),
    ]
    order = {question: place for place, question in enumerate(questionnaire.by_id)}
    kept = [f for f in found if f.question in order and not _asked(answers, f)]
    return tuple(sorted(kept, key=lambda f: (f.severity == "tip", order[f.question])))


def _children(answers: Answers) -> dict[str, str]:
    return {row["id"]: str(row.get("name") or "") for row in answers.value("child.who") or []}


def _asked(answers: Answers, finding: ReviewFinding) -> bool:
    """Whether it was raised on that answer before: marks may stand after a row's id ("r_1:C10")."""
    answer = answers.get(Key(finding.question, finding.child))
    marks = answer.asked if answer is not None else ()
    return finding.severity != "tip" and any(mark.rpartition(":")[2] == finding.id for mark in marks)


def _first(name: str) -> str:
    return name.split()[0] if name.split() else "the child"


def _say(what: str, child: str = "", other: str = "") -> str:
    says = fill(SAYS[what], key=what, child=_first(child), other=_first(other))
    return says[0].upper() + says[1:]


def _any(answers: Answers, questions: tuple[str, ...], child: str) -> bool:
    return any(answers.value(question, child) for question in questions)


def _one_sided(answers: Answers, children: Mapping[str, str]) -> Iterator[ReviewFinding]:
    for child, name in children.items():
        worry, good = _any(answers, WORRIES, child), _any(answers, GOOD, child)
        if worry and not good:
            yield ReviewFinding("sos.strength", child, "C34", "tip", _say("no_good", name))
        if good and not worry:
            yield ReviewFinding("sos.harm", child, "C34", "tip", _say("no_worry", name))


def _copied(questionnaire: Questionnaire, answers: Answers, children: Mapping[str, str]) -> Iterator[ReviewFinding]:
    for question in questionnaire.questions:
        if question.per != "child" or question.kind in ("score", "choice", "attendance", "sort"):
            continue
        for one, other in combinations(children, 2):
            texts = [typed_text(answers.value(question.id, child)) for child in (one, other)]
            if alike(*texts):
                yield ReviewFinding(question.id, other, "C29", "ask", _say("copied", children[other], children[one]))


def _scores(answers: Answers, occasion: _Occasion) -> Iterator[ReviewFinding]:
    children = occasion.children
    scores = {child: s for child in children if isinstance(s := answers.value("scale.score", child), int)}
    for child, score in scores.items():
        what = _score_against_words(answers, child, score if occasion.direction == "safety" else 10 - score)
        if what:
            yield ReviewFinding("scale.score", child, "C33", "ask", _say(what, children[child]))
    if len(scores) > 1 and len(set(scores.values())) == 1:
        yield ReviewFinding("scale.score", next(reversed(scores)), "C33", "ask", _say("same_score"))


def _score_against_words(answers: Answers, child: str, safe: int) -> str:
    """Return which contradiction there is. ``safe``: the score as if 10 were safe."""
    why = typed_text(answers.value("scale.why", child))
    if safe >= _HIGH and answers.value("sos.danger", child) and not answers.value("sos.safety", child):
        return "calm_score"
    if safe <= _LOW and not answers.value("sos.harm", child):
        return "grave_score"
    if safe >= _HIGH and _VERY_WORRIED.search(why) and not _NOT_WORRIED.search(why):
        return "grave_words"
    if safe <= _LOW and _NOT_WORRIED.search(why) and not _VERY_WORRIED.search(why):
        return "calm_words"
    return ""


def _parents(answers: Answers) -> Iterator[ReviewFinding]:
    text = "\n".join(typed_text(answers.value(q)) for q in ("family.who", "family.pr", "voice.parent"))
    if text.strip() and not (_OTHER_PARENT.search(text) and _MOTHER.search(text)):
        yield ReviewFinding("family.who", "", "C41", "ask", _say("one_parent"))


def _old(answers: Answers, occasion: _Occasion) -> Iterator[ReviewFinding]:
    today = occasion.today
    for child, name in occasion.children.items():
        attendance = answers.value("edu.attend", child)
        until = attendance.get("to") if isinstance(attendance, dict) else None
        if until and today - date.fromisoformat(until) > STALE_NUMBERS:
            yield ReviewFinding("edu.attend", child, "C42", "ask", _say("old_numbers", name))
        heard = [day for _, day in days(typed_text(answers.value("voice.how", child)), today)]
        if heard and today - max(heard) > STALE_VIEWS:
            yield ReviewFinding("voice.how", child, "C42", "ask", _say("old_views", name))


def _late(answers: Answers, occasion: _Occasion) -> Iterator[ReviewFinding]:
    value = answers.value("share.parent")
    choice = value.get("choice") if isinstance(value, dict) else None
    passed = occasion.share_by is not None and occasion.today > occasion.share_by
    if passed and choice not in ("yes", "not_safe"):
        yield ReviewFinding("share.parent", "", "C40", "tip", _say("late"))


def _tips(questionnaire: Questionnaire, answers: Answers, occasion: _Occasion, coach: Coach) -> Iterator[ReviewFinding]:
    children = occasion.children
    setting = Setting(people=tuple(children.values()), school=occasion.school, today=occasion.today)
    for key, answer in answers:
        question: Question | None = questionnaire.by_id.get(key.question)
        text = typed_text(answer.value) if answer.status == "given" else ""
        if question is None or not text:
            continue
        about = replace(setting, child=children.get(key.child, ""))
        for finding in coach.check(question, text, about):
            if finding.severity == "tip":
                yield ReviewFinding(key.question, key.child, finding.id, "tip", finding.says)
