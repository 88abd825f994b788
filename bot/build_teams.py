"""Builds the Teams channel out of settings, rooms and store. Nothing is opened and nobody is called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot import session
from bot.channels.teams import Ports, load_teams_settings
from bot.channels.teams.downloads import PATH
from bot.channels.teams.files import NAMES
from bot.channels.teams.questions import Box
from bot.interview.deadlines import due_dates
from bot.session import Rooms
from bot.settings import Settings
from bot.store import CodeRefused, Document, LinkRefused, Store, TooManyTries, read_code
from bot.store.inbox import Inbox, Places

if TYPE_CHECKING:
    from bot.channels.teams.channel import TeamsChannel, Timing


def teams_channel(settings: Settings, rooms: Rooms, store: Store, timing: Timing | None = None) -> TeamsChannel | None:
    """Return the channel; None when Teams is not set up. Raises SettingsError when only half of it is."""
    teams = load_teams_settings(settings.extra)
    if teams is None:
        return None
    from bot.channels.teams.channel import TeamsChannel  # imports Rasa, which takes seconds

    return TeamsChannel(teams, teams_ports(rooms, store, settings.public_url), timing)


def teams_ports(rooms: Rooms, store: Store, public_url: str) -> Ports:
    """Return what the channel needs of the other rooms."""
    return Ports(
        inbox=Inbox(store.engine, store.vault),
        places=Places(store.engine, store.vault),
        reports=TeamsReports(rooms, store, public_url),
        say=rooms.words.say,
        boxes=lambda question_id: boxes_of(rooms, question_id),
        today=rooms.today,
    )


def boxes_of(rooms: Rooms, question_id: str) -> tuple[Box, ...]:
    """Return the parts that are asked for on one card; none for a question that is answered in one piece."""
    question = rooms.questionnaire.by_id.get(question_id)
    if question is None or len(question.parts) < 2:
        return ()
    return tuple(Box(part.id, part.label, part.kind in ("date", "birth")) for part in question.parts)


class TeamsReports:
    """What the Teams channel does with reports, over the session and the store."""

    def __init__(self, rooms: Rooms, store: Store, public_url: str) -> None:
        self._rooms, self._store, self._public_url = rooms, store, public_url

    def conversation(self, person: str) -> str:
        """Return the conversation id of a person: a keyed hash of tenant and Entra object id."""
        return f"teams-{self._store.vault.digest('teams person', person)}"

    def looks_like_code(self, text: str) -> bool:
        """Whether a message is six words of the codes' list and nothing else."""
        return len(text) < 100 and read_code(text) is not None

    def open_with(self, code: str, conversation: str) -> str:
        """Open the report of a code in a conversation; wrong tries are counted for this person."""
        try:
            report_id = self._store.codes.resume(code, address=conversation)
        except TooManyTries:
            return "wait"
        except CodeRefused:
            return "refused"
        self._store.conversations.take_over(report_id, conversation)
        return "opened"

    def is_elsewhere(self, conversation: str) -> bool:
        """Whether another chat has taken the report over."""
        return self._store.conversations.standing(conversation) == "read"

    def take_back(self, conversation: str) -> None:
        """Make this conversation the one that writes its report."""
        report_id = self._store.conversations.report_of(conversation)
        if report_id is not None:
            self._store.conversations.take_over(report_id, conversation)

    def document(self, conversation: str) -> bytes:
        """Return the report as a Word file."""
        return session.document(self._rooms, self._report(conversation))

    def link(self, conversation: str) -> str:
        """Return a one-time link to the report, or "" without a public address."""
        if not self._public_url:
            return ""
        report_id = self._report(conversation)
        final = session.is_final(self._rooms, report_id)
        name = NAMES["final" if final else "draft"]
        content = session.document(self._rooms, report_id)
        secret, _ = self._store.documents.put(report_id, Document(content, name))
        return f"{self._public_url}{PATH}{secret}"

    def take(self, secret: str) -> tuple[bytes, str] | None:
        """Return the report of a link and its name, once."""
        try:
            document = self._store.documents.take(secret)
        except LinkRefused:
            return None
        return document.content, document.name

    def due(self, conversation: str) -> date | None:
        """Return the day by which the family gets the report; None without a conference date."""
        report_id = self._store.conversations.report_of(conversation)
        draft = self._rooms.store.load(report_id) if report_id else None
        conference = draft.answers.value("start.date") if draft else None
        if draft is None or not conference:
            return None
        days = self._rooms.partnership.deadline(str(draft.answers.value("start.kind") or ""))
        due = due_dates(
            date.fromisoformat(conference),
            family_days=days.family,
            chair_days=days.chair,
            today=self._rooms.today(),
        )
        return due.family

    def _report(self, conversation: str) -> str:
        report_id, _ = session.report_for(self._rooms, conversation)
        return report_id
