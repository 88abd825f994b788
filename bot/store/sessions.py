"""Sessions: whoever holds a token that the server signed may go on with one conversation.

What stands in the database is a keyed hash of the token's random part, so neither the database nor the
signing key alone is enough to make a token that is let in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.store.conversations import Conversations, Standing
from bot.store.database import guarded, reading, writing
from bot.store.errors import TokenRefused
from bot.store.moments import Clock, from_number, to_number, utc_now
from bot.store.sealing import Vault
from bot.store.tables import conversations, sessions
from bot.store.tokens import Tokens

LIFETIME = timedelta(days=7)


@dataclass(frozen=True)
class Session:
    """A session that was let in. ``id`` is also its conversation's id, and no secret.

    ``report_id`` is None until a report is begun or opened by its code. ``standing``: see ``Conversations``.
    """

    id: str
    channel: str
    report_id: str | None
    standing: Standing
    expires: datetime


class Sessions:
    """Opens, checks and ends sessions."""

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = utc_now, *, lifetime: timedelta = LIFETIME) -> None:
        self._engine, self._vault, self._clock, self._lifetime = engine, vault, clock, lifetime
        self._tokens = Tokens(vault.key_for("session token"))
        self._conversations = Conversations(engine, vault, clock)

    @guarded
    def open(self, channel: str, report_id: str | None = None) -> tuple[Session, str]:
        """Make a session, and return it with its token, which is told to the client and kept nowhere.

        Raises ReportGone when ``report_id`` is given and there is no such report.
        """
        expires = self._expiry()
        token, random = self._tokens.make(expires)
        session_id = self._id(random)
        hashed = self._vault.digest("conversation", session_id)
        row = {"id": session_id, "conversation": hashed, "channel": channel, "expires": to_number(expires)}
        if report_id is not None:
            self._conversations.attach(session_id, report_id)
        with writing(self._engine) as connection:
            connection.execute(insert(sessions), row)
        return Session(session_id, channel, report_id, "open", expires), token

    @guarded
    def find(self, token: str) -> Session:
        """Return the session of a token. Raises TokenRefused, the same whatever is wrong with it."""
        random, expires = self._tokens.read(token, self._clock())
        joined = sessions.outerjoin(conversations, sessions.c.conversation == conversations.c.id)
        wanted = select(sessions.c.channel, conversations.c.report_id, conversations.c.standing)
        session_id = self._id(random)
        with reading(self._engine) as connection:
            row = connection.execute(wanted.select_from(joined).where(sessions.c.id == session_id)).first()
        if row is None:
            raise TokenRefused
        return Session(session_id, row.channel, row.report_id, row.standing or "open", expires)

    @guarded
    def refresh(self, token: str) -> str:
        """Return a token for the same session, good for a full lifetime from now. Raises TokenRefused."""
        session = self.find(token)
        random, _ = self._tokens.read(token, self._clock())
        expires = self._expiry()
        later = update(sessions).where(sessions.c.id == session.id).values(expires=to_number(expires))
        with writing(self._engine) as connection:
            if not connection.execute(later).rowcount:
                raise TokenRefused
        return self._tokens.make(expires, random)[0]

    @guarded
    def end(self, session_id: str) -> bool:
        """End a session and forget its conversation; its report stays. Returns False if there was none."""
        hashed = self._vault.digest("conversation", session_id)
        with writing(self._engine) as connection:
            connection.execute(delete(conversations).where(conversations.c.id == hashed))
            return bool(connection.execute(delete(sessions).where(sessions.c.id == session_id)).rowcount)

    def _expiry(self) -> datetime:
        """A whole second, as the token holds it."""
        moment = self._clock() + self._lifetime
        return from_number(to_number(moment) // 1_000_000 * 1_000_000)

    def _id(self, random: bytes) -> str:
        return self._vault.digest("session", random.hex())
