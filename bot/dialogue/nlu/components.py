"""The pipeline of ``config.yml``: our first and last component, and Rasa's own ones between them.

``CommandReader`` settles what needs no classifier: exact commands, and whatever is too long or shaped like
prose. Rasa's components then run only for what is left. ``AnswerGate`` makes the intent ``answer`` of all
that is not an exact command, and says what the message looks like (``looks_like``) for the session to weigh.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.nlu.gate import ANSWER, intent_of, looks_like, worth_guessing
from bot.dialogue.nlu.regression import RANKING, WeightedRegression
from bot.dialogue.nlu.text_speak import spelled_out
from bot.interview.commands import exact

SETTLED = "settled"
COMMAND = "command"
LOOKS_LIKE = "looks_like"

_Type = DefaultV1Recipe.ComponentType


class _Plain(GraphComponent):
    """A component without settings and without anything to train or keep."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _Plain:
        """Return a new component, as Rasa's graph asks for one."""
        return cls()


@DefaultV1Recipe.register(_Type.INTENT_CLASSIFIER, is_trainable=False)
class CommandReader(_Plain):
    """Reads exact commands, and closes the way past the classifier that a leading "/" opens in Rasa."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Settle each message that is an exact command (``command`` is set) or that cannot look like one."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            command = exact(text)
            if command is not None:
                message.set(COMMAND, {"name": command.name, "rest": command.rest}, add_to_output=True)
            message.set(SETTLED, command is not None or not worth_guessing(text))
            # Rasa takes "/intent{...}" for a trusted payload that may name any intent and set any slot. Users
            # type here, so the slash goes; the event in the tracker keeps the text as it was typed.
            message.set(TEXT, text.strip().lstrip("/") if text.strip().startswith("/") else text)
        return messages


class OnlyUnsettled:
    """Leaves out messages that are settled. Without tokens Rasa's featurizers leave them out too."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Run Rasa's component on the messages that are not settled yet."""
        unsettled = [message for message in messages if not message.get(SETTLED)]
        if unsettled:
            super().process(unsettled)  # type: ignore[misc]
        return messages


@DefaultV1Recipe.register(_Type.MESSAGE_TOKENIZER, is_trainable=False)
class Tokenizer(OnlyUnsettled, WhitespaceTokenizer):
    """Rasa's whitespace tokenizer, for unsettled messages, on words that are spelled out."""

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the words of a message with short forms spelled out; the message itself stays as it was typed."""
        spelled = Message(data={attribute: spelled_out(str(message.get(attribute)))})
        tokens: list[Token] = super().tokenize(spelled, attribute)
        return tokens


@DefaultV1Recipe.register(_Type.INTENT_CLASSIFIER, is_trainable=True)
class Classifier(OnlyUnsettled, WeightedRegression):
    """The classifier, for unsettled messages."""


@DefaultV1Recipe.register(_Type.INTENT_CLASSIFIER, is_trainable=False)
class AnswerGate(_Plain):
    """Has the last word on the intent: an exact command, else ``answer``."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message, and ``looks_like`` where it has the air of a command."""
        for message in messages:
            command = message.get(COMMAND)
            name = intent_of(command["name"]) if command else ANSWER
            if not message.get(SETTLED):
                ranking = {entry["name"]: float(entry["confidence"]) for entry in message.get(RANKING) or ()}
                guess = looks_like(str(message.get(TEXT) or ""), ranking)
                if guess is not None:
                    message.set(LOOKS_LIKE, guess.as_dict(), add_to_output=True)
            message.set(INTENT, {"name": name, "confidence": 1.0}, add_to_output=True)
        return messages
