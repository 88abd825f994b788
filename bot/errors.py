"""The errors that a person at the command line can mend: shown as one sentence, without a traceback."""

from __future__ import annotations


def user_errors() -> tuple[type[Exception], ...]:
    """Return the classes of the errors whose message says what to do. Imports late: few commands need them all."""
    from rasa.exceptions import ModelNotFound

    from bot.coaching import CoachError
    from bot.dialogue.server import StartError
    from bot.fill import CaseError
    from bot.interview.questionnaire import QuestionnaireError
    from bot.interview.wording import WordsError
    from bot.partnership import PartnershipError
    from bot.report import FormError
    from bot.session import NoSuchReport
    from bot.settings import SettingsError
    from bot.store.errors import StoreError
    from bot.training import TrainingError

    return (
        CaseError, CoachError, FormError, ModelNotFound, NoSuchReport, PartnershipError, QuestionnaireError, SettingsError,
        StartError, StoreError, TrainingError, WordsError,
    )  # fmt: skip
