"""What keeps an installation in order: deleting what is due, reading the audit, and renewing the keys."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timezone

from bot.build import make_store
from bot.partnership import Partnership, load_partnership
from bot.settings import Settings, SettingsError
from bot.store import KeyFile, Line, Purged, Rules, Store, StoreError, keys_in_use, rotate

logger = logging.getLogger(__name__)
PURGE_SECONDS = 3600.0


def rules(partnership: Partnership) -> Rules:
    """Return after how many days a report is deleted, as the partnership's file says."""
    return Rules(partnership.days_after_conference, partnership.days_without_activity)


def purge(settings: Settings) -> Purged:
    """Delete every report that is due. Raises the store's errors."""
    store = make_store(settings)
    try:
        return store.retention.purge(datetime.now(timezone.utc), rules(load_partnership(settings.partnership)))
    finally:
        store.close()


def audit_lines(settings: Settings, limit: int) -> list[Line]:
    """Return the newest lines of the audit: what was done and when, without content."""
    store = make_store(settings)
    try:
        return store.audit.lines(limit)
    finally:
        store.close()


def rotate_keys(settings: Settings) -> int:
    """Put a new key first and seal everything again with it, while the server goes on. Returns the rows sealed."""
    if not settings.key:
        KeyFile(settings.key_file).add_key()
    store = make_store(settings)
    try:
        return rotate(store.engine, store.vault)
    finally:
        store.close()


def forget_keys(settings: Settings) -> int:
    """Drop the keys that nothing is sealed with any more. Returns how many are left.

    Raises SettingsError when the keys come from SOS_KEY: there they are dropped by hand.
    """
    if settings.key:
        raise SettingsError("SOS_KEY holds the keys here: take the old ones out of it by hand")
    store = make_store(settings)
    try:
        return len(KeyFile(settings.key_file).forget(keys_in_use(store.engine)).keys)
    finally:
        store.close()


class Keeper(threading.Thread):
    """Deletes what is due once an hour while the server runs. A database that is away is tried again an hour on."""

    def __init__(self, store: Store, partnership: Partnership, seconds: float = PURGE_SECONDS) -> None:
        super().__init__(name="keeper", daemon=True)
        self._store, self._rules, self._seconds = store, rules(partnership), seconds
        self._stopped = threading.Event()

    def run(self) -> None:
        """Purge now and then until the process ends."""
        while True:
            try:
                gone = self._store.retention.purge(datetime.now(timezone.utc), self._rules)
                logger.info("purged", extra={"ids": {"count": gone.reports}})
            except StoreError as error:
                logger.warning("purge_failed", extra={"ids": {"error": type(error).__name__}})
            if self._stopped.wait(self._seconds):
                return

    def stop(self) -> None:
        """Ask the thread to end."""
        self._stopped.set()
