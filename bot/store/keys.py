"""The keys that everything is sealed with, and where they come from: a setting, or a file of mode 0600.

A ring holds one current key, which seals, and the older ones, which still open what they sealed. Key ids are
worked out from the keys, so nobody has to name them and a wrong key is known by its id.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.store.errors import BadStoreSetting, MissingKey

KEY_BYTES = 32
_SETTING_SHAPE = "SOS_KEY must be 32 random bytes in base64, or several such keys with commas, newest first."
_FILE_SHAPE = "The key file named by SOS_KEY_FILE cannot be read. Restore it from its back-up."


def key_id(key: bytes) -> str:
    """Return the public name of a key: 12 hexadecimal digits that tell nothing about it."""
    return derive(key, "key id", length=6).hex()


def derive(key: bytes, purpose: str, *, length: int = KEY_BYTES) -> bytes:
    """Return a key for one purpose, by HKDF-SHA256 (RFC 5869)."""
    return HKDF(hashes.SHA256(), length, salt=None, info=b"sos-report " + purpose.encode()).derive(key)


@dataclass(frozen=True)
class KeyRing:
    """Keys by id. ``current``: the id of the one that seals."""

    keys: Mapping[str, bytes] = field(repr=False)
    current: str

    @classmethod
    def of(cls, keys: Iterable[bytes]) -> KeyRing:
        """Make a ring of keys, the current one first. Raises ValueError for none or one of a wrong length."""
        found = list(keys)
        if not found or any(len(key) != KEY_BYTES for key in found):
            raise ValueError("a key ring needs keys of 32 bytes")
        by_id = {key_id(key): key for key in found}
        return cls(MappingProxyType(by_id), key_id(found[0]))


class KeySource(Protocol):
    """Where the ring is got from, each time something is sealed or opened."""

    def ring(self) -> KeyRing:
        """Return the ring as it is now. Raises StoreRefused when it cannot be had."""


class FixedKeys:
    """A ring that stays as it is while the program runs."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring

    def ring(self) -> KeyRing:
        """Return the ring."""
        return self._ring


def keys_from_setting(value: str) -> FixedKeys:
    """Read the keys of the setting SOS_KEY: base64, several with commas between, the current one first.

    Raises BadStoreSetting without repeating the value.
    """
    try:
        return FixedKeys(KeyRing.of(_decode(part) for part in value.split(",")))
    except (ValueError, binascii.Error):
        raise BadStoreSetting(_SETTING_SHAPE) from None


class KeyFile:
    """Keys in a JSON file of mode 0600, read again whenever the file changes.

    Reading again lets a running server take up a new key without a restart. When the file is gone the server
    stops sealing at once: answers under a key that exists in memory only would be lost at the next start.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._ring: KeyRing | None = None

    def ring(self) -> KeyRing:
        """Return the ring. Raises MissingKey, or BadStoreSetting for a file that others can read."""
        try:
            state = os.stat(self.path)
        except FileNotFoundError:
            raise MissingKey from None
        seen = (state.st_mtime_ns, state.st_ino, state.st_size)
        if self._ring is None or seen != self._seen:
            if state.st_mode & 0o077:
                raise BadStoreSetting("The key file named by SOS_KEY_FILE can be read by others. Set its mode to 0600.")
            self._ring, self._seen = _read(self.path), seen
        return self._ring

    def make(self) -> KeyRing:
        """Make the file with one new key, unless it is there already. Returns the ring of the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._draft(KeyRing.of([secrets.token_bytes(KEY_BYTES)]))
        try:
            # A link appears whole or not at all, so of two processes that start at once one key wins.
            os.link(draft, self.path)
        except FileExistsError:
            pass
        finally:
            os.unlink(draft)
        _sync_folder(self.path.parent)
        return self.ring()

    def add_key(self) -> KeyRing:
        """Put a new key first. What the older keys sealed can still be opened. Returns the new ring."""
        old = self.ring()
        return self._write(KeyRing.of([secrets.token_bytes(KEY_BYTES), *_current_first(old)]))

    def forget(self, in_use: Iterable[str]) -> KeyRing:
        """Drop every key that is neither current nor among the ids ``in_use``. Returns what is left."""
        old, kept = self.ring(), set(in_use)
        return self._write(KeyRing.of(k for k in _current_first(old) if key_id(k) in kept | {old.current}))

    def _write(self, ring: KeyRing) -> KeyRing:
        os.replace(self._draft(ring), self.path)
        _sync_folder(self.path.parent)
        return self.ring()

    def _draft(self, ring: KeyRing) -> Path:
        """Write a ring to a file beside the key file, down to the disk, and return its path."""
        draft = self.path.with_name(f".{self.path.name}.{secrets.token_hex(8)}")
        listed = [base64.urlsafe_b64encode(key).decode() for key in _current_first(ring)]
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            json.dump({"keys": listed}, file)
            file.flush()
            os.fsync(file.fileno())
        return draft


def new_key_text() -> str:
    """Return a new random key in the form that SOS_KEY takes."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _read(path: Path) -> KeyRing:
    try:
        listed = json.loads(path.read_text(encoding="ascii"))["keys"]
        return KeyRing.of(_decode(text) for text in listed)
    except (OSError, ValueError, KeyError, TypeError):
        raise BadStoreSetting(_FILE_SHAPE) from None


def _decode(text: str) -> bytes:
    return base64.b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)


def _current_first(ring: KeyRing) -> list[bytes]:
    return [ring.keys[ring.current], *(key for name, key in ring.keys.items() if name != ring.current)]


def _sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
