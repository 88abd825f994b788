"""Tokens of sessions: 128 random bits and an expiry, signed by the server. No client names its own session.

A token is 72 characters of base64url: 16 random bytes, 6 bytes of expiry (seconds since 1970) and an
HMAC-SHA256 of both. 54 bytes fill base64 exactly, so there is one spelling of each token and no second.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from datetime import datetime, timezone

from bot.store.errors import TokenRefused

RANDOM_BYTES = 16
EXPIRY_BYTES = 6
_BODY = RANDOM_BYTES + EXPIRY_BYTES
_SHAPE = re.compile(r"[A-Za-z0-9_-]{72}")


class Tokens:
    """Makes and reads tokens with one signing key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, expires: datetime, random: bytes | None = None) -> tuple[str, bytes]:
        """Return a token that is good until ``expires``, and its random part.

        ``random``: the random part of an older token that this one takes the place of.
        """
        random = random or secrets.token_bytes(RANDOM_BYTES)
        body = random + int(expires.timestamp()).to_bytes(EXPIRY_BYTES, "big")
        return base64.urlsafe_b64encode(body + self._sign(body)).decode(), random

    def read(self, token: str, now: datetime) -> tuple[bytes, datetime]:
        """Return the random part and the expiry. Raises TokenRefused, the same for whatever is wrong."""
        body, signature = _split(token)
        good = hmac.compare_digest(signature, self._sign(body))
        expires = int.from_bytes(body[RANDOM_BYTES:], "big")
        if not good or expires <= now.timestamp():
            raise TokenRefused
        return body[:RANDOM_BYTES], datetime.fromtimestamp(expires, timezone.utc)

    def _sign(self, body: bytes) -> bytes:
        return hmac.new(self._key, body, hashlib.sha256).digest()


def _split(token: str) -> tuple[bytes, bytes]:
    """Return the signed part and the signature; zeros, which nothing signs, for what is not a token."""
    raw = base64.urlsafe_b64decode(token) if _SHAPE.fullmatch(token) else bytes(_BODY + 32)
    return raw[:_BODY], raw[_BODY:]
