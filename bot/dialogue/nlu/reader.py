"""Reads messages with the trained model's NLU alone: no tracker, no policies, no actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.graph import open_model
from bot.dialogue.nlu.components import COMMAND, LOOKS_LIKE, RANKING
from bot.dialogue.nlu.gate import ANSWER, LooksLike
from bot.interview.commands import Command


@dataclass(frozen=True)
class Understood:
    """What the NLU makes of a message: its Rasa intent, the exact command, or what it looks like.

    ``ranking``: the classifier's probability for each intent; empty where no classifier ran.
    """

    intent: str
    command: Command | None = None
    looks_like: LooksLike | None = None
    ranking: Mapping[str, float] = field(default_factory=dict)


Reader = Callable[[str], Understood]


def load_reader(model: Path) -> Reader:
    """Return a function that reads one message with the model's NLU, in a few milliseconds.

    Raises Rasa's own errors when the file is no model of this version.
    """
    parse = load_parser(model)
    return lambda text: understood(parse(text))


def load_parser(model: Path) -> Callable[[str], dict[str, Any]]:
    """Return a function that gives a message's parse data as Rasa would put it into the tracker."""
    _, metadata, runner = open_model(model)
    tracker = DialogueStateTracker.from_events("reader", [])

    def parse(text: str) -> dict[str, Any]:
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: tracker}
        result = runner.run(inputs=inputs, targets=[metadata.nlu_target])
        parsed: dict[str, Any] = result[metadata.nlu_target][0].as_dict(only_output_properties=True)
        return parsed

    return parse


def understood(parse_data: Mapping[str, Any]) -> Understood:
    """Take what the pipeline said out of a message's parse data (``tracker.latest_message.parse_data``)."""
    command, guess = parse_data.get(COMMAND), parse_data.get(LOOKS_LIKE)
    return Understood(
        intent=(parse_data.get("intent") or {}).get("name") or ANSWER,
        command=Command(command["name"], command["rest"]) if command else None,
        looks_like=LooksLike(**guess) if guess else None,
        ranking={entry["name"]: float(entry["confidence"]) for entry in parse_data.get(RANKING) or ()},
    )
