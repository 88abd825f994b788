"""The pipeline of ``config.yml``: our first and last component, and Rasa's own ones between them.

``CommandReader`` settles what needs no classifier: exact commands, and whatever is too long or shaped like
prose. Rasa's components then run only for what is left. ``AnswerGate`` makes the intent ``answer`` of all
that is not an exact command, and says what the message looks like (``looks_like``) for the session to weigh.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import RANKING_LENGTH, LogisticRegressionClassifier
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import hstack, vstack

from bot.dialogue.nlu.gate import ANSWER, intent_of, looks_like, worth_guessing
from bot.interview.commands import exact

SETTLED = "settled"
COMMAND = "command"
LOOKS_LIKE = "looks_like"
RANKING = "intent_ranking"

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
    """Rasa's whitespace tokenizer, for unsettled messages."""


def _sentence_features(message: Message) -> list[Any]:
    """Return the sparse features of the whole text, one matrix of one row for each featurizer, in their order."""
    return [
        feature.features
        for feature in message.features
        if feature.attribute == TEXT and feature.type == FEATURE_TYPE_SENTENCE and feature.is_sparse()
    ]


class PlainRegression(LogisticRegressionClassifier):  # type: ignore[misc]
    """Rasa's logistic regression, kept as plain numbers and asked about one message at a time.

    The same probabilities as Rasa's, without matrices for a single row (4 ms -> 0.1 ms), and without a library
    for reading arbitrary Python objects, which takes seconds to import and says what it would run.
    """

    _FILE = "weights.npz"
    weights: Any = None
    """Numbers by feature and intent; None until trained. ``offsets`` and ``intents``: by intent."""
    offsets: Any
    intents: list[str]

    def _create_X(self, messages: list[Message]) -> Any:
        # The same matrix as Rasa's, joined once and not message by message (3.5 s -> 0.4 s of a training).
        rows = [_sentence_features(message) for message in messages]
        return hstack([vstack(column) for column in zip(*rows, strict=True)], format="csr")

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the ranking of the intents, surest first, and the first of them as the intent."""
        for message in messages if self.weights is not None else ():
            chances = self._chances(message)
            order = np.argsort(-chances, kind="stable")[: self.config[RANKING_LENGTH] or None]
            ranking = [{"name": self.intents[n], "confidence": float(chances[n])} for n in order]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(RANKING, ranking, add_to_output=True)
        return messages

    def _chances(self, message: Message) -> Any:
        scores, first = self.offsets.copy(), 0
        for part in _sentence_features(message):
            found = part.tocoo()
            scores += found.data @ self.weights[found.col + first]
            first += found.shape[1]
        grown = np.exp(scores - scores.max())
        return grown / grown.sum()

    def persist(self) -> None:
        """Keep what was learned, once the training is done."""
        learned = self.clf.coef_, self.clf.intercept_
        # Of two intents scikit-learn keeps only the second one's numbers; the first one's are nought.
        coefficients, self.offsets = (np.concatenate([0 * n, n]) if len(n) == 1 else n for n in learned)
        self.weights = np.ascontiguousarray(coefficients.T)
        self.intents = [str(name) for name in self.clf.classes_]
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / self._FILE, weights=self.weights, offsets=self.offsets, intents=self.intents)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PlainRegression:
        """Return the trained component. Raises ValueError or OSError when the model does not hold it."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / cls._FILE) as kept:
            component.weights, component.offsets = kept["weights"], kept["offsets"]
            component.intents = [str(name) for name in kept["intents"]]
        return component


@DefaultV1Recipe.register(_Type.INTENT_CLASSIFIER, is_trainable=True)
class Classifier(OnlyUnsettled, PlainRegression):
    """Rasa's logistic regression, for unsettled messages."""


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
