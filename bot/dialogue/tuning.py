"""What is changed in Rasa itself, each with its reason and what it gained. Done once, when the server starts.

Subclasses do the rest (``graph``, ``processor``, ``snapshot``, ``locks``). These few cannot be reached by
one. All of them were read in, and measured with, one version of Rasa; with any other nothing is changed and
the start says so, because a bot that is slower is better than one that is wrong.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import logging
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

logger = logging.getLogger(__name__)

VERSION = "3.6.21"
_TRAINING_HELPERS = "rasa.utils.train_utils"


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
            names.update(
                n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
            )
    return frozenset(names)


@lru_cache(maxsize=1)
def _result_validator() -> Any:
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def _check_result(action: Any, result: Any) -> bool:
    """Check what an action returns against Rasa's schema, with a validator that is made once.

    Stock Rasa makes, and checks, the same schema again for every result. Gain: 17 ms for each action; a turn
    with three of them 55 ms -> 3.3 ms. Raises ValueError without the value that is wrong.
    """
    error = next(_result_validator().iter_errors(result), None)
    if error is not None:
        raise ValueError(f"{action.name()} returned what is not an action result, at {list(error.path)[:2]}")
    return True


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


def hide_tensorflow_from_thinc() -> None:
    """Import the part of spaCy that looks for other libraries while TensorFlow cannot be seen.

    thinc imports TensorFlow wherever it is installed, in case somebody hands it such a model. Call before
    spaCy is imported. Gain: 6 s of every command that reads text, and 340 MB.
    """
    if "thinc.compat" in sys.modules or "tensorflow" in sys.modules:
        return
    # The import system takes None for "this cannot be imported".
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("thinc.compat")
    finally:
        del sys.modules["tensorflow"]


def light_imports() -> None:
    """Keep TensorFlow out of a process that does not train. Call first, before Rasa or spaCy is imported."""
    defer_training_helpers()
    hide_tensorflow_from_thinc()


def tune() -> None:
    """Change what only a patch can reach. With another version of Rasa it only says so in the log."""
    if not known_version():
        logger.warning("rasa_not_tuned", extra={"ids": {"version": VERSION}})
        return
    from rasa.core.actions.action import RemoteAction

    if RemoteAction._validate_action_result is not _check_result:
        RemoteAction._validate_action_result = _check_result
