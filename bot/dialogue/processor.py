"""Rasa's message processor and agent, so that a turn is done whole or not at all.

Stock Rasa goes on when an action raises: the events are lost, the bot says nothing, and the tracker is kept
as if all was well. Here the turn stops, the conversation stays as it was before the message, and the user
is told.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.channel import HeldBack, TurnChannel
from bot.dialogue.executor import ActionFailed, InProcessActions
from bot.dialogue.graph import open_model

logger = logging.getLogger(__name__)

OnError = Callable[[BaseException], str]
# A leading slash makes Rasa take a message for an intent, with slots to set. Put before it, this sign has no
# width and is not stripped, so that typed text stays text.
WORD_JOINER = "\u2060"


class TurnProcessor(MessageProcessor):  # type: ignore[misc]
    """Runs one turn. An error goes up with nothing kept and nothing said."""

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        return open_model(model_path)

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Run a turn and send its messages once the tracker is kept.

        Raises what an action or the store raises.
        """
        channel = message.output_channel
        held = HeldBack(channel)
        message.output_channel = held
        try:
            await super().handle_message(message)
        finally:
            message.output_channel = channel
        await held.let_go()
        return getattr(channel, "messages", None)

    def _parse_message_with_graph(
        self, message: UserMessage, tracker: DialogueStateTracker, only_output_properties: bool = True
    ) -> dict[str, Any]:
        typed = message.text or ""
        if not typed.lstrip().startswith("/"):
            parsed: dict[str, Any] = super()._parse_message_with_graph(message, tracker, only_output_properties)
            return parsed
        message.text = WORD_JOINER + typed
        try:
            parsed = super()._parse_message_with_graph(message, tracker, only_output_properties)
        finally:
            message.text = typed
        return {**parsed, "text": typed}

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Leave out a warning for developers, for which Rasa makes and compares a whole domain each time."""

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        """Run an action as Rasa does, but let an error through and copy the tracker only if need be."""
        try:
            view = tracker
            if prediction.events:
                view = tracker.copy()
                view.update_with_events(prediction.events, self.domain)
            events = await action.run(output_channel, nlg, view, self.domain)
        except ActionExecutionRejection:
            tracker.update(ActionExecutionRejected(action.name(), prediction.policy_name, prediction.max_confidence))
            return bool(self.should_predict_another_action(action.name()))
        self._log_action_on_tracker(tracker, action, events, prediction)
        if action.name() != ACTION_LISTEN_NAME:
            await self.execute_side_effects(events, tracker, output_channel)
        return bool(self.should_predict_another_action(action.name()))


class TurnAgent(Agent):  # type: ignore[misc]
    """Rasa's agent over a ``TurnProcessor``. Whatever fails in a turn becomes one sentence for the user."""

    def __init__(self, actions: InProcessActions, on_error: OnError, **kwargs: Any) -> None:
        """``on_error``.

        The sentence for an error. It is given the first cause, whose text it must not repeat.
        """
        super().__init__(action_endpoint=actions, **kwargs)
        self._actions = actions
        self._on_error = on_error
        self._turns: set[asyncio.Task[list[dict[str, Any]] | None]] = set()

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Domain | None) -> TrackerStore:
        """Keep the store as it is, where Rasa would wrap it so that a failing one is replaced by memory."""
        if store is None:
            raise ValueError("the agent needs a tracker store")
        return store

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load a model.

        Raises ModelNotFound when there is none, and ValueError when an action has no code.
        """
        processor = TurnProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        _check_actions(processor.domain, self._actions)
        self._actions.know_domain(processor.domain.as_dict())
        self.processor, self.domain = processor, processor.domain
        self.tracker_store.domain = processor.domain
        self.nlg.responses = processor.domain.responses
        self._set_fingerprint(fingerprint)

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Run a turn under the conversation's lock. An error is told to the user and logged without any
        content.

        A turn that has begun is finished even when the client that sent the message goes away.
        """
        turn = asyncio.ensure_future(self._turn(message))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        return await asyncio.shield(turn)

    async def finish_turns(self) -> None:
        """Wait until no turn is in hand."""
        while self._turns:
            await asyncio.wait(set(self._turns))

    async def _turn(self, message: UserMessage) -> list[dict[str, Any]] | None:
        began = time.monotonic()
        if message.output_channel is None:
            message.output_channel = TurnChannel()
        ids: dict[str, object] = {"conversation": message.sender_id, "message": message.message_id}
        try:
            said: list[dict[str, Any]] | None = await super().handle_message(message)
        except Exception as error:
            cause = first_cause(error)
            failed = error.action if isinstance(error, ActionFailed) else ""
            logger.error(
                "turn_failed",
                exc_info=cause,
                extra={"ids": {**ids, "action": failed, "error": type(cause).__name__}},
            )
            return await _tell(message, self._on_error(cause))
        logger.info("turn", extra={"ids": {**ids, "ms": round((time.monotonic() - began) * 1000)}})
        return said


def first_cause(error: BaseException) -> BaseException:
    """Return the error that the given one was raised from, at the bottom."""
    while isinstance(error, ActionFailed) and error.__cause__ is not None:
        error = error.__cause__
    return error


async def _tell(message: UserMessage, sentence: str) -> list[dict[str, Any]] | None:
    channel = message.output_channel
    await channel.send_response(message.sender_id, {"text": sentence, "custom": {"failed": True}})
    return getattr(channel, "messages", None)


def _check_actions(domain: Domain, actions: InProcessActions) -> None:
    responses = set(domain.responses)
    missing = sorted(set(domain.user_actions) - actions.names - responses)
    if missing:
        raise ValueError(f"the model names actions that have no code: {', '.join(missing)}")
