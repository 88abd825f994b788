"""Rules are matched as Rasa matches them, only faster."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import SHOULD_NOT_BE_SET

from bot.dialogue.rules import possible_keys

NAMES = st.sampled_from(["help", "answer", "interview", "listen", SHOULD_NOT_BE_SET])
SLOT_VALUES = st.one_of(st.tuples(st.sampled_from([0.0, 1.0])), st.just(SHOULD_NOT_BE_SET), st.none())
STATES = st.fixed_dictionaries(
    {},
    optional={
        "user": st.fixed_dictionaries({}, optional={"intent": NAMES, "text": NAMES}),
        "prev_action": st.fixed_dictionaries({}, optional={"action_name": NAMES}),
        "active_loop": st.fixed_dictionaries({}, optional={"name": NAMES, "rejected": st.booleans()}),
        "slots": st.dictionaries(st.sampled_from(["requested_slot", "code"]), SLOT_VALUES),
    },
)
TURNS = st.lists(STATES, min_size=1, max_size=4)


def as_rasa_does(lookup: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
    """What ``RulePolicy._get_possible_keys`` returns, by Rasa's own check of one rule and one turn."""
    policy, keys = RulePolicy.__new__(RulePolicy), set(lookup)
    for turn, state in enumerate(reversed(states)):
        keys = {key for key in keys if policy._is_rule_applicable(key, turn, state)}
    return keys


@given(rules=st.lists(TURNS, max_size=6), states=TURNS)
def test_the_same_rules_fit_as_in_rasa(rules: list[Any], states: list[dict[str, Any]]) -> None:
    lookup = {json.dumps(rule, sort_keys=True): "action" for rule in rules}
    assert possible_keys(None, lookup, states) == as_rasa_does(lookup, states)


@given(states=TURNS)
def test_a_rule_fits_the_turns_that_it_was_made_of(states: list[dict[str, Any]]) -> None:
    lookup = {json.dumps(states, sort_keys=True): "action"}
    assert possible_keys(None, lookup, states) == as_rasa_does(lookup, states)
