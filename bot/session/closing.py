"""The review, the finished report, pausing, deleting, and the numbers to call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.coaching import review as coach_review
from bot.interview import scale
from bot.interview.answers import Key
from bot.interview.deadlines import due_dates
from bot.interview.kinds import KINDS
from bot.report import to_do, to_do_text
from bot.session import asking, moving
from bot.session.asking import NO, YES
from bot.session.replies import is_sure, yes_or_no
from bot.session.turn import Button, Message
from bot.session.work import Work

MOST_TIPS = 12
STATUS_WORDS = {"skipped": "session.word_skipped", "not_known": "session.word_not_known", "none": "session.word_none"}


# review and progress


def show_review(work: Work) -> None:
    """Show what is missing first, then every section in words with the numbers to change by."""
    work.go_on()
    interview = work.interview
    numbers = {k: n for n, k in enumerate(moving.numbered(work), 1)}
    missing = [f"{numbers[k]}. {moving.title(work, k)}" for k in interview.missing if k in numbers]
    if missing:
        work.say("session.review_missing", lines="\n".join(missing))
    for section in work.rooms.questionnaire.sections:
        keys = [k for k in numbers if work.question(k).section == section.id and work.answer(k) is not None]
        if keys:
            lines = "\n".join(f"{numbers[k]}. {moving.title(work, k)}: {in_words(work, k)}" for k in keys)
            work.tell(f"{section.title}\n{lines}", custom={"review": section.id, "rows": _rows(work, keys, numbers)})
    thoughts = tips(work)
    if thoughts:
        work.say("session.review_tips", lines="\n".join(f"- {line}" for line in thoughts))
    work.say("session.review_end")


def _rows(work: Work, keys: list[Key], numbers: Mapping[Key, int]) -> list[dict[str, Any]]:
    return [
        {"number": numbers[k], "question": k.question, "title": moving.title(work, k), "answer": in_words(work, k)}
        for k in keys
    ]


def tips(work: Work) -> list[str]:
    """Return what the coach would have the writer think about before the report is sent, a dozen at most."""
    found = coach_review(
        work.rooms.questionnaire,
        work.draft.answers,
        today=work.rooms.today(),
        direction=work.draft.direction,
        children={c.id: c.name for c in work.interview.children},
        share_by=_share_by(work),
        school=str((work.draft.answers.value("start.author") or {}).get("school") or ""),
        coach=work.rooms.coach,
    )
    return [f.says for f in found][:MOST_TIPS]


def _share_by(work: Work) -> date | None:
    """Return the last day on which the family gets the report, once the conference has a date."""
    conference = work.draft.answers.value("start.date")
    if not conference:
        return None
    days = work.rooms.partnership.deadline(work.draft.answers.value("start.kind") or "initial")
    day, today = date.fromisoformat(conference), work.rooms.today()
    return due_dates(day, family_days=days.family, chair_days=days.chair, today=today).family


def in_words(work: Work, key: Key) -> str:
    """Return an answer as it is read back in lists."""
    answer = work.answer(key)
    if answer is None:
        return work.words("session.word_open")
    if answer.status != "given":
        return work.words(STATUS_WORDS[answer.status])
    question = work.question(key)
    if question.kind == "score":
        wording = work.rooms.partnership.scales[work.draft.direction]
        return scale.printed(wording, answer.value)
    return KINDS[question.kind].in_words(question, answer.value)


def show_progress(work: Work) -> None:
    """Say how far the report is, section by section."""
    interview, lines = work.interview, []
    for section in work.rooms.questionnaire.sections:
        part = interview.section_progress(section)
        if part.of:
            lines.append(work.words("session.progress_line", title=section.title, done=part.done, of=part.of))
    whole = interview.progress
    work.say("session.progress", done=whole.done, of=whole.of, lines="\n".join(lines))


# finish and document


def finish(work: Work) -> None:
    """Finish the report, or say what it still needs."""
    work.go_on()
    interview = work.interview
    still_open = [k for k in interview.applicable if interview.is_open(k)]
    if still_open:
        lines = "\n".join(f"- {moving.title(work, k)}" for k in still_open[:10])
        work.say("session.not_finished", count=len(still_open), lines=lines)
    elif not interview.is_complete:
        work.wait("leave_out", keys=[list(k) for k in interview.missing])
    else:
        _hand_over(work)


def _hand_over(work: Work) -> None:
    work.tell(work.words("session.finished"), custom={"document": "final"})
    show_to_do(work)


def show_to_do(work: Work) -> None:
    """Say what is left to do outside the report: who must see it, by when, and where it goes."""
    found = to_do(work.rooms.questionnaire, work.rooms.partnership, work.draft, work.rooms.today())
    work.tell(to_do_text(found), custom={"to_do": True})


def ask_leave_out(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask before the report is finished with questions that were skipped."""
    lines = "\n".join(f"- {moving.title(work, Key(*k))}" for k in waiting["keys"])
    text = work.words("session.leave_out", lines=lines)
    data = asking.metadata(work, None, state="leave_out", options=["yes", "no"])
    return Message(text, (YES, NO), data)


def reply_leave_out(work: Work, text: str) -> bool:
    """On a yes the skipped questions print as not answered; on a no the first of them is asked again."""
    agreed, keys = yes_or_no(text), [Key(*k) for k in work.waiting["keys"]]
    if agreed is None:
        work.go_on()
        return False
    work.go_on()
    if agreed:
        for key in keys:
            answer = work.answer(key)
            if answer is not None:
                work.put(key, replace(answer, closed=True))
        _hand_over(work)
    else:
        work.desk(focus=list(keys[0]))
    return True


def give_document(work: Work) -> None:
    """Hand over the report as it now stands."""
    final = work.interview.is_complete
    work.tell(work.words("session.document_final" if final else "session.document_draft"),
              custom={"document": "final" if final else "draft"})  # fmt: skip
    if not final:
        show_to_do(work)


# pause and delete


def pause(work: Work) -> None:
    """Say that everything is kept, and give the code that opens the report again."""
    code = work.rooms.codes.new_code(work.draft.id)
    count = sum(a.status == "given" for _, a in work.draft.answers)
    key = "session.paused" if count != 1 else "session.paused_one"
    work.tell(work.words(key, count=count, code=code), custom={"resume_code": code})


def ask_delete(work: Work, waiting: Mapping[str, Any]) -> Message:
    """Ask once before everything is deleted."""
    data = asking.metadata(work, work.current(), state="delete", options=["yes, delete everything", "no"])
    return Message(
        work.words("session.delete"),
        (Button("Yes, delete everything", "yes, delete everything"), Button("No", "no")),
        data,
    )


def reply_delete(work: Work, text: str) -> bool:
    """Delete on a clear yes only; a no goes on, and anything else is an answer."""
    agreed = yes_or_no(text)
    if is_sure(text):
        work.erased = True
        work.say("session.deleted")
        return True
    work.go_on()
    if agreed is None and not re.match(r"(?i)\W*(?:no\b|do not|don.?t|stop|cancel|wait)", text):
        return False
    work.say("session.not_deleted")
    return True


# danger now


def numbers(work: Work) -> str:
    """Return the numbers to call, one a line."""
    partnership = work.rooms.partnership
    lines = [f"{c.name}: {c.phone}" for c in partnership.now]
    return "\n".join([work.words("session.call_first", number=partnership.emergency), *lines])


def stop_text(work: Work) -> str:
    """Return the stop screen: the numbers, and that this is not an alarm."""
    return work.words("session.stop", numbers=numbers(work))


def scale_facts(work: Work, key: Key, typed: str) -> scale.ScaleFacts:
    """Return what the contradiction checks need to know about a child. ``typed``: the words with the number."""
    answers, child = work.draft.answers, key.child
    outcomes = {s["item"]: s.get("outcome") for s in answers.value("sos.sort", child) or ()}
    safety = sum(
        (outcomes.get(row["id"]) or ("safety" if source == "sos.safety" else "")) == "safety"
        for source, row in work.interview.items_to_sort(child)
    )
    reason = str(answers.value("scale.why", child) or "")
    others = tuple(
        a.value for k, a in answers if k.question == key.question and k.child != child and a.status == "given"
    )
    return scale.ScaleFacts(
        dangers=len(work.interview.dangers(child)),
        safety_items=safety,
        harm_written=answers.value("sos.harm", child) is not None,
        reason=f"{reason} {typed}".strip(),
        other_scores=others,
        last_score=None,
    )
