"""The classifier: Rasa's logistic regression, on weighted features and kept as plain numbers.

Three things differ from Rasa's, each measured on the blind sets of ``tests/nlu`` (docs/understanding.md): rare words and
letters weigh more than common ones and long messages no more than short ones (tf-idf), each intent is learned against all
others (liblinear), and the scores of all are compared by their exponentials. A third fewer requests are missed, and
learning takes a tenth of the time.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import RANKING_LENGTH, LogisticRegressionClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize

RANKING = "intent_ranking"
STRENGTH = "C"
"""The setting that says how closely the examples are followed: scikit-learn's inverse strength of regularisation."""


def _sentence_features(message: Message) -> list[Any]:
    """Return the features of the whole text, one matrix of one row for each featurizer, in their order."""
    return [
        feature.features if feature.is_sparse() else csr_matrix(np.atleast_2d(feature.features))
        for feature in message.features
        if feature.attribute == TEXT and feature.type == FEATURE_TYPE_SENTENCE
    ]


class WeightedRegression(LogisticRegressionClassifier):  # type: ignore[misc]
    """Says how likely each intent is, one message at a time (0.1 ms).

    What was learned is kept as numbers alone, without a library for reading arbitrary Python objects, which takes
    seconds to import and says what it would run.
    """

    _FILE = "weights.npz"
    weights: Any = None
    """Numbers by feature and intent; None until trained. ``offsets``, ``intents``: by intent; ``rarity``: by feature."""
    offsets: Any
    rarity: Any
    intents: list[str]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's settings, with ours for the solver and its strength."""
        rasas = LogisticRegressionClassifier.get_default_config()
        return {**rasas, "solver": "liblinear", "tol": 0.01, STRENGTH: 10.0}

    def __init__(self, config: dict[str, Any], name: str, storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, storage, resource)
        self.clf.set_params(C=self.config[STRENGTH])

    def _create_X(self, messages: list[Message]) -> Any:
        """Return the weighted features of the examples, and remember how rare each feature is."""
        parts = [vstack(column, format="csr") for column in zip(*map(_sentence_features, messages), strict=True)]
        rarities = [_rarity(part) for part in parts]
        self.rarity = np.concatenate(rarities)
        return hstack([normalize(part.multiply(r)) for part, r in zip(parts, rarities, strict=True)], format="csr")

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
            places = found.col + first
            values = found.data * self.rarity[places]
            scores += values @ self.weights[places] / (np.linalg.norm(values) or 1.0)
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
            numbers = {"weights": self.weights, "offsets": self.offsets, "rarity": self.rarity}
            np.savez(folder / self._FILE, intents=self.intents, **numbers)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> WeightedRegression:
        """Return the trained component. Raises ValueError or OSError when the model does not hold it."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / cls._FILE) as kept:
            component.weights, component.offsets, component.rarity = kept["weights"], kept["offsets"], kept["rarity"]
            component.intents = [str(name) for name in kept["intents"]]
        return component


def _rarity(part: Any) -> Any:
    """Return the weight of each feature of one featurizer: 1 for all where the numbers are no counts (word vectors)."""
    counts = part.nnz == 0 or part.min() >= 0
    return TfidfTransformer().fit(part).idf_ if counts else np.ones(part.shape[1])
