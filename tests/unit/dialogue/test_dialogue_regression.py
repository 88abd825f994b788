"""The classifier that is kept as plain numbers gives Rasa's probabilities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix

from bot.dialogue.nlu.components import PlainRegression

CONTEXT = ExecutionContext(GraphSchema({}))
NUMBERS = np.random.default_rng(7)


def message(intent: str | None = None) -> Message:
    """A message with two sets of features, as two featurizers leave them."""
    made = Message({TEXT: "some words", **({"intent": intent} if intent else {})})
    for origin, width in (("words", 12), ("letters", 30)):
        row = coo_matrix(NUMBERS.integers(0, 2, size=(1, width)) * 1.0)
        made.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, origin))
    return made


def trained(kind: Any, intents: list[str], folder: Path) -> Any:
    """Train, and load what was kept."""
    storage, resource = LocalModelStorage(folder), Resource("classifier")
    component = kind.create(kind.get_default_config(), storage, resource, CONTEXT)
    examples = [message(intent) for intent in intents for _ in range(8)]
    component.train(TrainingData(examples))
    return component, kind.load(kind.get_default_config(), storage, resource, CONTEXT)


@pytest.mark.parametrize("intents", [["answer", "help"], ["answer", "help", "why", "skip"]])
def test_what_was_kept_gives_the_probabilities_of_rasas_classifier(intents: list[str], tmp_path: Path) -> None:
    learner, loaded = trained(PlainRegression, intents, tmp_path)
    rasas = LogisticRegressionClassifier(
        LogisticRegressionClassifier.get_default_config(), "classifier", LocalModelStorage(tmp_path), Resource("x")
    )
    rasas.clf = learner.clf
    for _ in range(20):
        ours = message()
        theirs = Message({TEXT: "some words"}, features=ours.features)
        loaded.process([ours])
        rasas.process([theirs])
        expected = {entry["name"]: entry["confidence"] for entry in theirs.get("intent_ranking")}
        assert {entry["name"]: entry["confidence"] for entry in ours.get("intent_ranking")} == pytest.approx(expected)
        assert ours.get("intent")["name"] == theirs.get("intent")["name"]


def test_a_model_without_the_numbers_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        PlainRegression.load(
            PlainRegression.get_default_config(), LocalModelStorage(tmp_path), Resource("classifier"), CONTEXT
        )
