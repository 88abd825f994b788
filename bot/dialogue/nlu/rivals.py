"""Rasa's DIET behind our gate. Only ``compare`` uses it: importing it brings in TensorFlow's layers."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.diet_classifier import DIETClassifier

from bot.dialogue.nlu.components import OnlyUnsettled


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Diet(OnlyUnsettled, DIETClassifier):
    """Rasa's DIET, for unsettled messages."""
