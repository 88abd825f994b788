"""Help, why, examples and the common questions: answered from the question's own text and the partnership's file."""

from __future__ import annotations

from datetime import date

from bot.interview import info
from bot.interview.answers import Key
from bot.interview.deadlines import due_dates
from bot.interview.questionnaire import Question
from bot.session.work import Work

LONG_DATE = "{0:%A} {0.day} {0:%B} {0.year}"


def _in_hand(work: Work) -> tuple[Key, Question] | None:
    key = work.current()
    return (key, work.question(key)) if key is not None else None


def help_(work: Work) -> None:
    """Explain the question in hand and what can be typed."""
    found = _in_hand(work)
    if found is not None:
        key, question = found
        work.say("session.help_question", hint=work.fill(question.hint, key), improve=work.fill(question.improve, key))
    work.say("session.help_commands")


def why(work: Work) -> None:
    """Say why the question in hand is asked."""
    found = _in_hand(work)
    if found is None:
        work.say("session.help_commands")
    else:
        work.tell(work.fill(found[1].why, found[0]))


def example(work: Work) -> None:
    """Show a good and a poor answer to the question in hand, and what would make the poor one better."""
    found = _in_hand(work)
    if found is None:
        work.say("session.help_commands")
        return
    _, question = found
    work.say("session.example", good=question.good, poor=question.poor, improve=question.improve)


def scale_direction(work: Work) -> None:
    """Say which way the scale of this report runs."""
    wording = work.rooms.partnership.scales[work.draft.direction]
    work.tell(wording.ends)


def deadline(work: Work) -> None:
    """Say by when the report goes to the family and to the chair."""
    work.tell(due(work))


def due(work: Work) -> str:
    """Return by when the report goes to the family and to the chair, in words."""
    conference = work.draft.answers.value("start.date")
    if not conference:
        return work.words("session.deadline_unknown")
    days = work.rooms.partnership.deadline(work.draft.answers.value("start.kind") or "initial")
    day, today = date.fromisoformat(conference), work.rooms.today()
    found = due_dates(day, family_days=days.family, chair_days=days.chair, today=today)
    key = "session.deadline_late" if found.chair_late else "session.deadline"
    return work.words(key, family=LONG_DATE.format(found.family), chair=LONG_DATE.format(found.chair))


def info_values(work: Work) -> dict[str, object]:
    """Return the partnership's own values that the answers to common questions are filled with."""
    partnership = work.rooms.partnership
    return {
        "partnership": partnership.name,
        "queries": partnership.queries,
        "chair": partnership.chair,
        "send_to": partnership.send_to,
        "days_after_conference": partnership.days_after_conference,
        "days_without_activity": partnership.days_without_activity,
        "resources": "\n".join(f"{r.title}: {r.url}" for r in partnership.resources),
    }


def has_topic(name: str, rest: str) -> bool:
    """Whether a command was asked about one of its topics ("help", about being stuck), which has words of its own."""
    return bool(rest) and info.has_topic(name, rest)


def information(work: Work, name: str, rest: str) -> None:
    """Answer a common question: what a term means, who sees this, where it is kept, who the bot is."""
    work.tell(info.answer(name, rest, info_values(work)))
