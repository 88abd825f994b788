"""Sealing: AES-256-GCM over every value that a person typed, tied to the row and the column it belongs to.

A sealed value is ``nonce (12 bytes) + ciphertext + tag (16 bytes)``; the id of its key stands in a column
beside it. Table, row and key id are bound in as associated data, so a value that was moved to another row,
cut short or changed does not open. Nonces are random: a key is good for 2**32 values (NIST SP 800-38D, 8.3),
which is years of work for the largest authority; ``sos-report keys rotate`` begins a new count.

Keyed hashes (of question ids, codes, addresses) hang on one random secret, itself kept sealed in the
database. So they stay the same when the keys are rotated, and mean nothing to anyone without the key.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.store.errors import Damaged, MissingKey
from bot.store.keys import KeyRing, KeySource, derive

NONCE_BYTES = 12
SECRET_BYTES = 32


class Sealed(NamedTuple):
    """A sealed value and the id of the key that opens it."""

    key_id: str
    sealed: bytes


class Sealer:
    """Seals and opens values with the keys of a source."""

    def __init__(self, source: KeySource) -> None:
        self._source = source
        self._ciphers: dict[str, AESGCM] = {}

    def ring(self) -> KeyRing:
        """Return the keys as they are now."""
        return self._source.ring()

    def seal(self, plain: bytes, table: str, *row: str) -> Sealed:
        """Seal a value for one row of a table. ``row``: the values of the row's primary key."""
        ring = self._source.ring()
        nonce = secrets.token_bytes(NONCE_BYTES)
        bound = _bound(ring.current, table, *row)
        return Sealed(ring.current, nonce + self._cipher(ring, ring.current).encrypt(nonce, plain, bound))

    def open(self, value: Sealed, table: str, *row: str) -> bytes:
        """Return what was sealed for this row. Raises Damaged when it is anything else."""
        ring = self._source.ring()
        if value.key_id not in ring.keys or len(value.sealed) < NONCE_BYTES:
            raise Damaged
        nonce, text = value.sealed[:NONCE_BYTES], value.sealed[NONCE_BYTES:]
        try:
            return self._cipher(ring, value.key_id).decrypt(nonce, text, _bound(value.key_id, table, *row))
        except InvalidTag:
            raise Damaged from None

    def _cipher(self, ring: KeyRing, name: str) -> AESGCM:
        if name not in self._ciphers:
            self._ciphers[name] = AESGCM(ring.keys[name])
        return self._ciphers[name]


class Vault(Sealer):
    """A sealer that also makes keyed hashes, once the database's own secret is open."""

    def __init__(self, source: KeySource, secret: bytes) -> None:
        super().__init__(source)
        if len(secret) != SECRET_BYTES:
            raise MissingKey
        self._secret = secret
        self._derived: dict[str, bytes] = {}

    def key_for(self, purpose: str) -> bytes:
        """Return a key of 32 bytes for one purpose, that outlives a rotation."""
        if purpose not in self._derived:
            self._derived[purpose] = derive(self._secret, purpose)
        return self._derived[purpose]

    def digest(self, purpose: str, *parts: str) -> str:
        """Return a keyed hash (HMAC-SHA256, cut to 128 bits) of some texts, as 32 hexadecimal digits."""
        return hmac.new(self.key_for(purpose), _joined(parts), hashlib.sha256).hexdigest()[:32]


def _bound(*parts: str) -> bytes:
    return b"sos-report 1" + _joined(parts)


def _joined(parts: tuple[str, ...]) -> bytes:
    """Join texts so that no two lists of texts give the same bytes: each has its length in front."""
    coded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join(len(text).to_bytes(4, "big") + text for text in coded)
