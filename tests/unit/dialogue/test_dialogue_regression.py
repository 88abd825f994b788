"""The classifier: what is kept of it gives the probabilities of scikit-learn's on the same weighted features."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix, hstack
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

from bot.dialogue.nlu.regression import WeightedRegression

CONTEXT = ExecutionContext(GraphSchema({}))
NUMBERS = np.random.default_rng(7)
WIDTHS = {"words": 12, "letters": 30}


def message(intent: str | None = None, *, vector: int = 0) -> Message:
    """A message with two sets of counts, as two featurizers leave them, and a word vector where one is asked for."""
    made = Message({TEXT: "some words", **({"intent": intent} if intent else {})})
    for origin, width in WIDTHS.items():
        row = coo_matrix(NUMBERS.integers(0, 3, size=(1, width)) * 1.0)
        made.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, origin))
    if vector:
        made.add_features(Features(NUMBERS.normal(size=(1, vector)), FEATURE_TYPE_SENTENCE, TEXT, "vectors"))
    return made


def counts(messages: list[Message]) -> list[Any]:
    """The counts of messages, one matrix for each featurizer."""
    return [
        coo_matrix(np.vstack([m.features[n].features.toarray() for m in messages])).tocsr() for n in range(len(WIDTHS))
    ]


def trained(examples: list[Message], folder: Path) -> Any:
    """Train, and load what was kept."""
    storage, resource = LocalModelStorage(folder), Resource("classifier")
    settings = WeightedRegression.get_default_config()
    WeightedRegression.create(settings, storage, resource, CONTEXT).train(TrainingData(examples))
    return WeightedRegression.load(settings, storage, resource, CONTEXT)


@pytest.mark.parametrize("intents", [["answer", "help"], ["answer", "help", "why", "skip"]])
def test_what_was_kept_gives_scikit_learns_scores_on_weighted_counts(intents: list[str], tmp_path: Path) -> None:
    examples = [message(intent) for intent in intents for _ in range(8)]
    loaded = trained(examples, tmp_path)
    weighing = [TfidfTransformer().fit(part) for part in counts(examples)]
    learner = LogisticRegression(solver="liblinear", C=10.0, tol=0.01, class_weight="balanced", random_state=42)
    learner.fit(
        hstack([w.transform(p) for w, p in zip(weighing, counts(examples), strict=True)]),
        [m.get("intent") for m in examples],
    )

    for _ in range(20):
        asked = message()
        scores = learner.decision_function(
            hstack([w.transform(p) for w, p in zip(weighing, counts([asked]), strict=True)])
        )
        by_intent = scores.ravel() if len(intents) > 2 else np.array([0.0, scores.item()])
        loaded.process([asked])

        expected = dict(zip(sorted(intents), softmax(by_intent), strict=True))
        assert {entry["name"]: entry["confidence"] for entry in asked.get("intent_ranking")} == pytest.approx(expected)
        assert asked.get("intent")["name"] == max(expected, key=lambda name: expected[name])


def test_word_vectors_are_read_beside_the_counts(tmp_path: Path) -> None:
    examples = [message(intent, vector=5) for intent in ("answer", "help") for _ in range(8)]
    asked = message(vector=5)
    trained(examples, tmp_path).process([asked])

    assert sum(entry["confidence"] for entry in asked.get("intent_ranking")) == pytest.approx(1.0)


def test_a_message_without_any_known_word_has_a_ranking_all_the_same(tmp_path: Path) -> None:
    loaded = trained([message(intent) for intent in ("answer", "help") for _ in range(8)], tmp_path)
    asked = Message({TEXT: "zzz"})
    for origin, width in WIDTHS.items():
        asked.add_features(Features(coo_matrix((1, width)), FEATURE_TYPE_SENTENCE, TEXT, origin))
    loaded.process([asked])

    assert all(np.isfinite(entry["confidence"]) for entry in asked.get("intent_ranking"))


def test_a_model_without_the_numbers_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        WeightedRegression.load(
            WeightedRegression.get_default_config(), LocalModelStorage(tmp_path), Resource("classifier"), CONTEXT
        )
