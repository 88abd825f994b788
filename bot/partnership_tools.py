"""What ``sos-report partnership check`` does: the file, the questions and the Word form held against each other."""

from __future__ import annotations

from pathlib import Path

from bot.interview.questionnaire import QUESTIONS_FILE, load_questionnaire
from bot.interview.wording import load_words
from bot.partnership import load_partnership
from bot.report import check_form
from bot.settings import load_settings


def check_all(file: Path | None, form: Path | None, questions: Path | None) -> tuple[list[str], list[str]]:
    """Return what is wrong, and what the partnership has still to confirm.

    Raises PartnershipError, QuestionnaireError or WordsError for a file that cannot be used at all.
    """
    settings = load_settings()
    questionnaire = load_questionnaire(questions or QUESTIONS_FILE)
    partnership = load_partnership(file or settings.partnership)
    load_words()
    problems = check_form(form or settings.form, questionnaire)
    for setting, ids in (("headings", partnership.headings), ("optional_questions", partnership.optional_questions)):
        problems += [f"{setting}: there is no question {i}" for i in ids if i not in questionnaire.by_id]
    notes = []
    if not partnership.direction_confirmed:
        notes.append(
            f"scale.confirmed: the partnership has not yet confirmed that the scale runs in the direction "
            f"{partnership.direction!r}"
        )
    return problems, notes
