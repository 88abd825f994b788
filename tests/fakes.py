"""Stand-ins for the rooms that touch the outside: a store in a dictionary, a coach that says what it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone

from bot.coaching import Finding, Setting
from bot.interview.draft import Direction, Draft, Length
from bot.interview.questionnaire import Question, load_questionnaire
from bot.interview.wording import load_words
from bot.partnership import load_partnership
from bot.partnership.partnership import DEFAULT_FORM
from bot.session import Rooms

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)


@dataclass
class FakeStore:
    """Keeps drafts in a dictionary, with the version check of the real store."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    saves: int = 0
    broken: Exception | None = None

    def create(self, direction: Direction, length: Length = "full") -> Draft:
        draft = Draft(id=f"r{len(self.drafts) + 1}", direction=direction, begun=NOW, touched=NOW, length=length)
        self.drafts[draft.id] = draft
        return draft

    def load(self, report_id: str) -> Draft | None:
        return self.drafts.get(report_id)

    def save(
        self, before: Draft, after: Draft, *, message_id: str | None = None, keep_until: date | None = None
    ) -> Draft:
        if self.broken is not None:
            raise self.broken
        if self.drafts[after.id].version != before.version:
            raise RuntimeError("stale")
        self.saves += 1
        saved = replace(after, version=before.version + 1)
        self.drafts[after.id] = saved
        return saved

    def erase(self, report_id: str) -> bool:
        return self.drafts.pop(report_id, None) is not None


@dataclass
class FakeConversations:
    """Remembers which report a conversation writes."""

    known: dict[str, str] = field(default_factory=dict)

    def report_of(self, conversation_id: str) -> str | None:
        return self.known.get(conversation_id)

    def attach(self, conversation_id: str, report_id: str) -> None:
        self.known[conversation_id] = report_id


class FakeCodes:
    """Gives the same code of words each time."""

    def new_code(self, report_id: str) -> str:
        return "river-candle-amber-fox-tulip-stone"


@dataclass
class FakeCoach:
    """Raises the findings that it was told to, for texts that hold a word."""

    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    def check(self, question: Question, text: str, setting: Setting) -> tuple[Finding, ...]:
        return next((found for word, found in self.findings.items() if word in text), ())


def rooms(store: FakeStore | None = None, coach: FakeCoach | None = None) -> Rooms:
    """Return rooms with the real questions and words around fakes of everything else."""
    return Rooms(
        questionnaire=load_questionnaire(),
        words=load_words(),
        partnership=load_partnership(),
        coach=coach or FakeCoach(),  # type: ignore[arg-type]
        store=store or FakeStore(),
        codes=FakeCodes(),
        conversations=FakeConversations(),
        form=DEFAULT_FORM,
        today=lambda: TODAY,
    )
