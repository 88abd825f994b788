"""Whatever is typed, in whatever order: no dead end, and a message changes the answer it was for and no other."""

from __future__ import annotations

import pytest

from bot import session
from tests.unit.session.talk import Talk
from tests.walking import changed, may_change, messages


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_at_random_has_no_dead_end_and_loses_no_answer(seed: int) -> None:
    talk = Talk()
    for text in messages(seed, 700):
        if talk.report not in talk.store.drafts:
            talk.report = session.begin(talk.rooms).id
            talk.turn = session.greet(talk.rooms, talk.report)
        before, asked = talk.store.drafts[talk.report], talk.asks.custom
        talk.say(text)
        assert talk.asks.text
        after = talk.store.drafts.get(talk.report)
        if after is not None:
            assert {k.question for k in changed(before, after)} <= {may_change(asked, before)}, text
