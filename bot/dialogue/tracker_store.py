"""Where Rasa's trackers are kept: one small sealed snapshot for each conversation, behind a port."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.snapshot import TURNS, freeze, thaw

# No conversation has this id: ids are made by the server and are longer.
PROBE = "start-up probe"
_BEGAN_WITH = "began_with"  # on a tracker: the snapshot that it was made from, held under the conversation's lock


class Snapshots(Protocol):
    """Keeps one blob for each conversation. What is given is plain; the implementation seals it.

    Every method raises when it cannot do its work. ``save`` returns only once the blob is on disk.
    """

    def load(self, conversation_id: str) -> bytes | None: ...

    def save(self, conversation_id: str, snapshot: bytes) -> None: ...

    def erase(self, conversation_id: str) -> object: ...


class MemorySnapshots:
    """Snapshots in memory, for tests and for trying the bot out."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load(self, conversation_id: str) -> bytes | None:
        """Return the blob of a conversation, or None."""
        return self.kept.get(conversation_id)

    def save(self, conversation_id: str, snapshot: bytes) -> None:
        """Keep the blob of a conversation."""
        self.kept[conversation_id] = snapshot

    def erase(self, conversation_id: str) -> None:
        """Forget a conversation."""
        self.kept.pop(conversation_id, None)


class SnapshotTrackerStore(TrackerStore):  # type: ignore[misc]
    """Rasa's tracker store over snapshots.

    An error of the port goes up, so that the turn fails: no fall-back.
    """

    def __init__(self, snapshots: Snapshots, domain: Domain | None = None, *, turns: int = TURNS) -> None:
        """Keep trackers in ``snapshots``; ``turns``: how many of the last turns a snapshot holds.

        Raises whatever the port raises when it cannot be read from, so that the bot does not start.
        """
        super().__init__(domain)
        self._snapshots = snapshots
        self._turns = turns
        snapshots.load(PROBE)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the snapshot of a tracker, unless it is the one that the turn began with.

        One answer after another leaves the same state behind, so that most turns need no write here.
        """
        snapshot = freeze(tracker, turns=self._turns)
        if snapshot != getattr(tracker, _BEGAN_WITH, None):
            self._snapshots.save(tracker.sender_id, snapshot)
            setattr(tracker, _BEGAN_WITH, snapshot)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a conversation, or None for a new one.

        Raises SnapshotError for a spoiled one.
        """
        data = self._snapshots.load(sender_id)
        if data is None:
            return None
        tracker = thaw(data, sender_id, self.domain)
        setattr(tracker, _BEGAN_WITH, data)
        return tracker

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """Return a new tracker. It is kept with its first turn, not before: there is nothing in it."""
        return self.init_tracker(sender_id)

    async def keys(self) -> Iterable[str]:
        """Refuse: nothing lists the conversations of this bot."""
        raise NotImplementedError("conversations are not listed")
