"""Where it is kept: every report sealed, committed before it is acknowledged, and gone when it is deleted.

``open_store`` opens all of it. SQLAlchemy is used here and nowhere else. Of the house this room knows the
interview's values only.
"""

from bot.store.audit import Audit, Line
from bot.store.codes import Codes, read_code
from bot.store.conversations import Conversations, SnapshotStore, Standing
from bot.store.database import connect, is_new_file
from bot.store.documents import Document, Documents
from bot.store.errors import (
    AlreadyDone,
    BadStoreSetting,
    CodeRefused,
    Damaged,
    LinkRefused,
    MissingKey,
    ReportGone,
    SchemaNewer,
    Stale,
    StoreError,
    StoreRefused,
    StoreUnavailable,
    TokenRefused,
    TooManyTries,
    WrongKey,
)
from bot.store.keys import FixedKeys, KeyFile, KeyRing, KeySource, keys_from_setting, new_key_text
from bot.store.opening import Store, open_store, unlock
from bot.store.reports import ReportStore, Rescue
from bot.store.retention import Purged, Retention, Rules
from bot.store.rotation import keys_in_use, rotate
from bot.store.schema import upgrade
from bot.store.sealing import Vault
from bot.store.sessions import Session, Sessions
from bot.store.transcripts import Transcripts

__all__ = [
    "AlreadyDone",
    "Audit",
    "BadStoreSetting",
    "CodeRefused",
    "Codes",
    "Conversations",
    "Damaged",
    "Document",
    "Documents",
    "FixedKeys",
    "KeyFile",
    "KeyRing",
    "KeySource",
    "Line",
    "LinkRefused",
    "MissingKey",
    "Purged",
    "ReportGone",
    "ReportStore",
    "Rescue",
    "Retention",
    "Rules",
    "SchemaNewer",
    "Session",
    "Sessions",
    "SnapshotStore",
    "Stale",
    "Standing",
    "Store",
    "StoreError",
    "StoreRefused",
    "StoreUnavailable",
    "TokenRefused",
    "TooManyTries",
    "Transcripts",
    "Vault",
    "WrongKey",
    "connect",
    "is_new_file",
    "keys_from_setting",
    "keys_in_use",
    "new_key_text",
    "open_store",
    "read_code",
    "rotate",
    "unlock",
    "upgrade",
]
