"""What the page shows beside the conversation, worked out from the report as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import session
from bot.session import Message, Rooms

_WITH_FORM = ("fields", "people", "rows", "builder", "attendance")


class ReportDesk:
    """Reads outlines, reviews and documents of reports out of the session's rooms."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def begin(self) -> str:
        """Make a new report and return its id."""
        return session.begin(self._rooms).id

    def greet(self, report: str) -> list[dict[str, Any]]:
        """Return the greeting, or the welcome back, and the question that is open."""
        turn = session.greet(self._rooms, report)
        return [_message(said) for said in (*turn.says, turn.asks)]

    def outline(self, report: str) -> list[dict[str, Any]]:
        """Return each section that applies: id, title, how many done of how many, whether it is in hand."""
        return session.outline(self._rooms, report)

    def review(self, report: str) -> dict[str, Any]:
        """Return every question that applies with its answer in words, what is missing, tips, due dates."""
        return session.review(self._rooms, report)

    def screen_text(self, report: str) -> tuple[str, bool]:
        """Return the report as text, and whether it is final."""
        return session.screen_text(self._rooms, report), session.is_final(self._rooms, report)

    def document(self, report: str) -> tuple[bytes, bool]:
        """Return the Word file, and whether it is final."""
        return session.document(self._rooms, report), session.is_final(self._rooms, report)

    def parts(self, custom: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a question's metadata with the fields of its form: id, label and kind of each part."""
        part_id = str(custom.get("part") or "")
        question_id = str(custom.get("question") or "")
        if part_id:
            question_id = question_id[: -len(part_id) - 1]
        question = self._rooms.questionnaire.by_id.get(question_id)
        if question is None or question.kind not in _WITH_FORM:
            return custom
        if part_id:
            kinds = {part.id: part.kind for part in question.parts}
            return {**custom, "part_kind": kinds.get(part_id, "text")}
        return {**custom, "parts": [{"id": p.id, "label": p.label, "kind": p.kind} for p in question.parts]}

    def erase(self, report: str) -> None:
        """Delete the report."""
        self._rooms.store.erase(report)


def _message(said: Message) -> dict[str, Any]:
    buttons = [{"title": b.title, "payload": b.send} for b in said.buttons]
    return {"text": said.text, "buttons": buttons, "custom": dict(said.custom)}
