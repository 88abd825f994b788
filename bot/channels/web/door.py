"""The door over the store: sessions made by the server, codes to come back, documents fetched once."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from bot.channels.web.ports import LinkGone, Pass, ReportDeleted, Standing, TooManyTries, WrongCode
from bot.store import CodeRefused, Document, LinkRefused, Session, Store, TokenRefused
from bot.store import TooManyTries as StoreTooManyTries

CHANNEL = "web"
RENEW_WITH_LESS_THAN = timedelta(days=3)
DOCUMENT_MINUTES = timedelta(minutes=10)


class StoreDoor:
    """Says who someone is by what the store holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def start(self, report: str) -> Pass:
        """Make a session that writes a report. Raises the store's errors."""
        session, token = self._store.sessions.open(CHANNEL, report)
        return _pass(session, token)

    def check(self, token: str) -> Pass | None:
        """Return the session of a token, or None. Raises ReportDeleted when its report is gone."""
        try:
            session = self._store.sessions.find(token)
        except TokenRefused:
            return None
        if session.channel != CHANNEL:
            return None
        if session.report_id is None or session.standing == "over":
            raise ReportDeleted
        return _pass(session, token)

    def resume(self, code: str, address: str) -> Pass:
        """Open the report of a code; others may only read from now on. Raises WrongCode, TooManyTries."""
        try:
            report = self._store.codes.resume(code, address=address)
        except StoreTooManyTries as error:
            raise TooManyTries(error.wait) from None
        except CodeRefused:
            raise WrongCode from None
        session, token = self._store.sessions.open(CHANNEL, report)
        self._store.conversations.take_over(report, session.id)
        return _pass(session, token)

    def renew(self, held: Pass) -> Pass:
        """Return the session with a later end when it is near, else as it is."""
        if held.expires - datetime.now(timezone.utc) > RENEW_WITH_LESS_THAN:
            return held
        try:
            token = self._store.sessions.refresh(held.token)
        except TokenRefused:
            return held
        return replace(_pass(self._store.sessions.find(token), token), standing=held.standing)

    def end(self, held: Pass) -> None:
        """End a session."""
        self._store.sessions.end(held.conversation)

    def draft_key(self, held: Pass) -> str:
        """Return the key with which the page seals text that is not sent yet (32 bytes, base64)."""
        digest = self._store.vault.digest("text not sent yet", held.conversation)
        return base64.b64encode(hashlib.sha256(digest.encode()).digest()).decode()

    def leave_document(self, report: str, content: bytes, name: str) -> tuple[str, datetime]:
        """Keep a document for one download. Raises the store's errors."""
        return self._store.documents.put(report, Document(content, name), DOCUMENT_MINUTES)

    def take_document(self, secret: str) -> tuple[bytes, str]:
        """Return a document and its name, once. Raises LinkGone."""
        try:
            found = self._store.documents.take(secret)
        except LinkRefused:
            raise LinkGone from None
        return found.content, found.name


def _pass(session: Session, token: str) -> Pass:
    standing: Standing = "open" if session.standing == "open" else "read"
    return Pass(token, session.id, session.report_id or "", session.expires, standing)
