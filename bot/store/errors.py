"""What can go wrong in the store. Each error carries one sentence for the person who meets it.

No error holds content, SQL text or an address. ``StoreError`` and its children below it are met by someone
who writes a report; ``StoreRefused`` and its children are met by whoever starts the bot.
"""

from __future__ import annotations

from typing import Literal

Reason = Literal["locked", "full", "unreachable", "read only", "other"]


class StoreError(Exception):
    """Anything the store reports. ``str(error)`` is a sentence that may be shown as it stands."""

    says = "Your answers are kept, but I could not do that. Try again in a minute."

    def __init__(self, says: str = "") -> None:
        super().__init__(says or self.says)


class StoreUnavailable(StoreError):
    """The database cannot take or give anything now. Nothing of the change was written.

    ``reason``: what to look for, from a closed list, fit for a log or a metric.
    """

    says = "I could not keep that just now. Your earlier answers are safe. Send it again in a minute."

    def __init__(self, reason: Reason = "other") -> None:
        super().__init__()
        self.reason: Reason = reason


class Stale(StoreError):
    """Somebody saved this report in between, in another window or on another machine."""

    says = "This report was changed in another window. I will show you how it stands now."


class AlreadyDone(StoreError):
    """This message was taken before. ``version``: the version of the report that it led to."""

    says = "I have that message already. Nothing was added twice."

    def __init__(self, version: int) -> None:
        super().__init__()
        self.version = version


class ReportGone(StoreError):
    """There is no report under this id, or not any more."""

    says = "This report was deleted. You can start a new one."


class Damaged(StoreError):
    """A sealed value cannot be opened: it was changed, cut, moved, or sealed with a key that is not here."""

    says = "One part of this report cannot be read. Tell the people who run this chat. They have back-ups."


class TokenRefused(StoreError):
    """The token of a session is tampered with, over, or not ours. It does not say which."""

    says = "This chat has ended. Type your code to open your report again."


class CodeRefused(StoreError):
    """The code of words opens no report. It does not say why."""

    says = "That code did not open a report. Check each word, then type it again."


class TooManyTries(CodeRefused):
    """Wrong codes came too often. ``wait``: whole seconds until another code is looked at."""

    says = "There were too many wrong codes. Wait a while, then type your code again."

    def __init__(self, wait: int) -> None:
        super().__init__()
        self.wait = wait


class LinkRefused(StoreError):
    """The link to a document was used, is too old, or never was. It does not say which."""

    says = "This link was used or is too old. Ask for the document again in the chat."


class StoreRefused(StoreError):
    """The store does not open, and the bot must not start without it."""

    says = "The store could not be opened."


class BadStoreSetting(StoreRefused):
    """A setting of the store is wrong. The message names it."""


class MissingKey(StoreRefused):
    """There is no key to seal with."""

    says = "There is no key for the database. Set SOS_KEY, or put the key file named by SOS_KEY_FILE back."


class WrongKey(StoreRefused):
    """The key is not the one this database was sealed with."""

    says = "The key does not fit this database. Set SOS_KEY or SOS_KEY_FILE to the key that it was made with."


class SchemaNewer(StoreRefused):
    """The database was made by a later version of this program."""

    says = "A newer version of this program made the database. Install that version or restore a back-up."
