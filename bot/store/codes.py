"""Codes of six words that open a report again, on any machine and in any channel.

Six words drawn from the 1186 of ``words.txt`` are 61 bits. No two words of the list are one letter apart, so
that a slip of the finger is not another code. What is kept is an argon2id hash of all six words, made over a
keyed hash, so that it cannot be tried without the key either; and, to find the one row, a keyed hash of the
first two words. That second hash gives up no more than those 20 bits even to someone who has the key: the
other 41 still cost an argon2 each. Exactly one argon2 is worked out for any code, so time tells nothing.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.store.audit import Audit
from bot.store.database import guarded, reading, writing
from bot.store.errors import CodeRefused, StoreUnavailable
from bot.store.limits import Limits
from bot.store.moments import Clock, utc_now
from bot.store.reports import hold
from bot.store.sealing import Vault
from bot.store.tables import codes

WORDS_FILE = Path(__file__).with_name("words.txt")
WORDS_IN_CODE = 6
_DRAWS = 8


def make_hasher() -> PasswordHasher:
    """Return argon2id with 19 MiB, 2 passes and 1 lane, the least that OWASP's cheat sheet asks for."""
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


@lru_cache(maxsize=1)
def code_words() -> tuple[str, ...]:
    """Return the words that codes are made of."""
    return tuple(WORDS_FILE.read_text(encoding="ascii").split())


def read_code(typed: str) -> tuple[str, ...] | None:
    """Return the six words of a code as a person typed it, or None when it is not one.

    Capitals, spaces, commas and hyphens make no difference.
    """
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKC", typed).casefold())
    known = frozenset(code_words())
    return tuple(words) if len(words) == WORDS_IN_CODE and known.issuperset(words) else None


class Codes:
    """Makes codes, and opens reports with them. A report has one code at most; a new one ends the old."""

    def __init__(
        self, engine: Engine, vault: Vault, clock: Clock = utc_now, *, hasher: PasswordHasher | None = None
    ) -> None:
        self._engine, self._vault = engine, vault
        self._hasher = hasher or make_hasher()
        self._limits = Limits(engine, vault, clock)
        self._audit = Audit(engine, vault, clock)
        self._decoy: str | None = None

    @guarded
    def new_code(self, report_id: str) -> str:
        """Make a code for a report and return it, once: it cannot be read back. An older code ends.

        Raises ReportGone when there is no such report.
        """
        for _ in range(_DRAWS):
            words = tuple(secrets.choice(code_words()) for _ in range(WORDS_IN_CODE))
            if self._keep(report_id, words):
                return "-".join(words)
        raise StoreUnavailable

    @guarded
    def has_code(self, report_id: str) -> bool:
        """Whether a code was made for a report."""
        wanted = select(codes.c.report_id).where(codes.c.report_id == report_id)
        with reading(self._engine) as connection:
            return connection.execute(wanted).first() is not None

    @guarded
    def resume(self, code: str, *, address: str) -> str:
        """Return the id of the report that a code opens.

        ``address``: where the code came from (a network address, a Teams account); kept as a keyed hash only.
        Raises CodeRefused without a reason; TooManyTries, which is one too, with the seconds to wait. What is
        not six words of the list is refused uncounted: it cannot open anything.
        """
        words = read_code(code)
        if words is None:
            raise CodeRefused
        self._limits.take(address)
        report_id = self._match(words)
        if report_id is None:
            raise CodeRefused
        self._limits.give_back(address)
        with writing(self._engine) as connection:
            self._audit.note(connection, "code used", report_id)
        return report_id

    def _keep(self, report_id: str, words: tuple[str, ...]) -> bool:
        """Put a code in place of the older one. Returns False when its first two words are in use already."""
        row = {
            "report_id": report_id,
            "first_words": self._index(words),
            "hash": self._hasher.hash(self._whole(words)),
        }
        try:
            with writing(self._engine) as connection:
                hold(connection, report_id)
                connection.execute(delete(codes).where(codes.c.report_id == report_id))
                connection.execute(insert(codes), row)
                self._audit.note(connection, "code made", report_id)
        except IntegrityError:
            return False
        return True

    def _match(self, words: tuple[str, ...]) -> str | None:
        wanted = select(codes.c.report_id, codes.c.hash).where(codes.c.first_words == self._index(words))
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        try:
            self._hasher.verify(row.hash if row else self._decoy_hash(), self._whole(words))
        except VerificationError:
            return None
        return row.report_id if row else None

    def _decoy_hash(self) -> str:
        if self._decoy is None:
            self._decoy = self._hasher.hash(secrets.token_hex(16))
        return self._decoy

    def _index(self, words: tuple[str, ...]) -> str:
        return self._vault.digest("first words", *words[:2])

    def _whole(self, words: tuple[str, ...]) -> str:
        return self._vault.digest("code", *words)
