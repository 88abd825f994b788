"""Which rules fit the state of a conversation: what Rasa's rule policy decides, worked out with less work.

Rasa asks each rule about each turn, going through the rule's JSON again every time. Here the conditions of a
rule are taken apart once, and the few that tell rules apart (the intent, the action before) come first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER

State = Mapping[str, Mapping[str, Any]]


class _Turn(NamedTuple):
    """What a rule asks of one turn. ``begins``: nothing has happened before it."""

    begins: bool
    alike: tuple[tuple[str, str, Any], ...]
    unset: tuple[tuple[str, str], ...]


def possible_keys(_: Any, lookup: Mapping[str, str], states: Sequence[State]) -> set[str]:
    """Return the keys of the rules that fit the turns of a conversation, the newest turn last.

    Stands in for ``RulePolicy._get_possible_keys`` and gives what that gives.
    """
    newest_first = list(reversed(states))
    return {key for key in lookup if _fits(_turns(key), newest_first)}


def _fits(turns: Sequence[_Turn], states: Sequence[State]) -> bool:
    """Whether each turn of a rule fits; where the conversation or the rule is shorter, the rest is not asked."""
    return all(_turn_fits(turn, state) for turn, state in zip(turns, states))  # noqa: B905


def _turn_fits(turn: _Turn, state: State) -> bool:
    begins = not state.get(PREVIOUS_ACTION)
    if turn.begins or begins:
        return turn.begins and begins
    for part, key, value in turn.alike:
        if state.get(part, {}).get(key) != value:
            return False
    return all((state.get(part, {}).get(key) or SHOULD_NOT_BE_SET) == SHOULD_NOT_BE_SET for part, key in turn.unset)


@lru_cache(maxsize=1_000)
def _turns(rule_key: str) -> tuple[_Turn, ...]:
    """Take the conditions of a rule apart, the newest turn first."""
    return tuple(_turn(state) for state in reversed(json.loads(rule_key)))


def _turn(state: State) -> _Turn:
    asked = [(part, key, value) for part, values in state.items() for key, value in values.items()]
    asked.sort(key=lambda condition: condition[0] != USER)
    return _Turn(
        begins=not state.get(PREVIOUS_ACTION),
        # JSON makes lists of the tuples of a state.
        alike=tuple(
            (part, key, tuple(value) if isinstance(value, list) else value)
            for part, key, value in asked
            if value and value != SHOULD_NOT_BE_SET
        ),
        unset=tuple((part, key) for part, key, value in asked if value == SHOULD_NOT_BE_SET),
    )
