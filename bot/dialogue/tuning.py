"""What is changed in Rasa itself, each with its reason and what it gained. Done once, when the server starts.

Subclasses do the rest (``graph``, ``processor``, ``snapshot``, ``locks``). These few cannot be reached by
one. All of them were read in, and measured with, one version of Rasa; with any other nothing is changed and
the start says so, because a bot that is slower is better than one that is wrong.
"""

from __future__ import annotations

import ast
import copy
import importlib
import importlib.util
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

logger = logging.getLogger(__name__)

VERSION = "3.6.21"
_TRAINING_HELPERS = "rasa.utils.train_utils"
_HEAVY = {
    "rasa.nlu.classifiers.diet_classifier": "DIETClassifier",
    "rasa.nlu.selectors.response_selector": "ResponseSelector",
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": "ConveRTFeaturizer",
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": "LanguageModelFeaturizer",
    "rasa.core.policies.ted_policy": "TEDPolicy",
    "rasa.core.policies.unexpected_intent_policy": "UnexpecTEDIntentPolicy",
}
"""Modules that import TensorFlow, and the component that each one holds."""
_RECIPE_PARTS = ("rasa.engine.recipes.default_components", "rasa.graph_components.validators.default_recipe_validator")


class _Deferred(ModuleType):
    """Stands for a module until one of its own names is used, then hands over to it.

    It knows those names from the source, because libraries that look for where something is defined ask every
    module for every name.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = importlib.util.find_spec(name)
        self.__file__ = (self.__spec__ and self.__spec__.origin) or ""
        self._names = _own_names(Path(self.__file__).read_text(encoding="utf-8"))

    def __getattr__(self, name: str) -> Any:
        if name not in self._names:
            raise AttributeError(f"module {self.__name__} has no attribute {name}")
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _own_names(source: str) -> frozenset[str]:
    """Return the names that a module binds at its top level."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        else:
            names.update(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    return frozenset(names)


def _check_result(action: Any, result: Any) -> bool:
    """Check that an action of this process returned events and responses, in the shape that Rasa then reads.

    Stock Rasa makes a JSON schema, checks it, and checks the result against it, for every result. Gain: 17 ms
    for each action; against a schema that is made once, 1.4 ms of a turn of 15. Raises ValueError without the
    value that is wrong.
    """
    parts = (result.get("events"), result.get("responses")) if isinstance(result, dict) else (0, 0)
    if not all(part is None or isinstance(part, list) for part in parts):
        raise ValueError(f"{action.name()} returned what is not an action result")
    events, responses = (part or () for part in parts)
    named = all(isinstance(event, dict) and isinstance(event.get("event"), str) for event in events)
    if not named or not all(isinstance(response, dict) for response in responses):
        raise ValueError(f"{action.name()} returned what is not an action result")
    return True


class _NoCopies:
    """Stands for the module ``copy`` where what is copied is only handed on, or the original is dropped."""

    copy = staticmethod(copy.copy)

    @staticmethod
    def deepcopy(value: Any) -> Any:
        """Return the value itself."""
        return value


def known_version() -> bool:
    """Whether the installed Rasa is the one that all of this was measured with."""
    from importlib.metadata import version

    return version("rasa") == VERSION


def defer_training_helpers() -> None:
    """Import ``rasa.utils.train_utils`` when it is first used. Call before Rasa's agent is imported.

    The one module through which serving imports TensorFlow is imported for a function that only training
    calls. Gain: import 9.5 s -> 3.9 s; memory of the small bot of the tests 556 MB -> 216 MB.
    """
    if not known_version() or _TRAINING_HELPERS in sys.modules:
        return
    import rasa.utils

    deferred = _Deferred(_TRAINING_HELPERS)
    sys.modules[_TRAINING_HELPERS] = deferred
    rasa.utils.train_utils = deferred


@contextmanager
def train_without_tensorflow(config: str) -> Iterator[None]:
    """Train a pipeline of light components without importing the heavy ones of the recipe.

    Stock Rasa's recipe imports every component that it knows, and its check asks whether the pipeline has DIET or
    TED among them. ``config``: the text of config.yml; when it names one of those, nothing is changed. Gain: 6 s of 17.
    """
    if not known_version() or any(name in config for name in _HEAVY.values()) or _RECIPE_PARTS[0] in sys.modules:
        yield
        return
    stand_ins = {}
    for module, name in _HEAVY.items():
        stand_ins[module] = ModuleType(module, "Stands for a component that this pipeline does not use.")
        setattr(stand_ins[module], name, type(name, (), {}))
    before = {module: sys.modules.get(module) for module in (*_HEAVY, *_RECIPE_PARTS)}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for module, found in before.items():
            sys.modules.pop(module, None)
            if found is not None:
                sys.modules[module] = found


def train_without_cache() -> None:
    """Keep nothing of a training but the model. Call before a training that is forced.

    Stock Rasa fingerprints every token of every example after each step, and keeps all steps on disk, for the
    next training to look up; a forced one never looks. Gain: a third of the training.
    """
    if not known_version():
        return
    from rasa.engine.training.hooks import TrainingHook

    TrainingHook.on_before_node = lambda *_, **__: {}
    TrainingHook.on_after_node = lambda *_, **__: None


def train_without_copies() -> None:
    """Join the training data of several files as they are. Call before a training.

    Stock Rasa copies every example of all files so far for each file that it adds, though it drops the originals.
    Gain: a sixth of the training.
    """
    if not known_version():
        return
    import rasa.shared.nlu.training_data.training_data

    rasa.shared.nlu.training_data.training_data.copy = _NoCopies


def tune() -> None:
    """Change what only a patch can reach. With another version of Rasa it only says so in the log."""
    if not known_version():
        logger.warning("rasa_not_tuned", extra={"ids": {"version": VERSION}})
        return
    from rasa.core.actions.action import RemoteAction
    from rasa.core.policies.rule_policy import RulePolicy

    from bot.dialogue.rules import possible_keys

    RemoteAction._validate_action_result = _check_result
    RulePolicy._get_possible_keys = possible_keys
    _find_events_once()
    _copy_nothing_for_logs()


def _find_events_once() -> None:
    """Remember the class of each kind of event. Stock Rasa walks through all subclasses for each event."""
    from rasa.shared.core.events import Event

    if not hasattr(Event.resolve_by_type, "cache_info"):
        Event.resolve_by_type = staticmethod(lru_cache(maxsize=100)(Event.resolve_by_type))


def _copy_nothing_for_logs() -> None:
    """Hand values as they are to loggers that write nothing, in modules that copy for no other reason."""
    import rasa.core.actions.forms
    import rasa.core.policies.rule_policy
    import rasa.core.processor

    for module in (rasa.core.actions.forms, rasa.core.policies.rule_policy, rasa.core.processor):
        module.copy = _NoCopies
