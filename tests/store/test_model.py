"""Any sequence of saves, resends, restarts and deletions gives what a plain dictionary gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.interview.answers import Answer, Key
from bot.interview.draft import Draft
from bot.store import AlreadyDone, ReportGone, Stale, Store

REPORT = st.integers(0, 1)
KEYS = st.builds(Key, st.sampled_from(["a", "b", "c"]), st.sampled_from(["", "c_1"]))
ANSWERS = st.builds(Answer, st.just("given"), st.text(max_size=20) | st.integers(0, 10) | st.none())
STEPS = st.one_of(
    st.tuples(st.just("put"), REPORT, KEYS, ANSWERS),
    st.tuples(st.just("out"), REPORT, KEYS),
    st.tuples(st.just("late"), REPORT, KEYS, ANSWERS),
    st.tuples(st.just("again"), REPORT),
    st.tuples(st.just("erase"), REPORT),
    st.tuples(st.just("restart")),
)


class Model:
    """Two reports as dictionaries beside the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.drafts: list[Draft] = [store.reports.create("safety") for _ in range(2)]
        self.old = list(self.drafts)
        self.model: list[dict[Key, Answer] | None] = [{}, {}]

    def put(self, which: int, key: Key, answer: Answer) -> None:
        self._save(which, replace(self.drafts[which], answers=self.drafts[which].answers.with_(key, answer)))

    def out(self, which: int, key: Key) -> None:
        self._save(which, replace(self.drafts[which], answers=self.drafts[which].answers.without(key)))

    def late(self, which: int, key: Key, answer: Answer) -> None:
        """Save on an older version than the last."""
        old = self.old[which]
        if old.version == self.drafts[which].version:
            return
        expected = Stale if self.model[which] is not None else ReportGone
        try:
            self.store.reports.save(old, replace(old, answers=old.answers.with_(key, answer)))
        except expected:
            return
        raise AssertionError("a late save was taken")

    def again(self, which: int) -> None:
        """Send the last message once more."""
        draft = self.drafts[which]
        expected = AlreadyDone if self.model[which] is not None else ReportGone
        if draft.version == 0:
            return
        try:
            self.store.reports.save(draft, replace(draft, desk={"x": 1}), message_id=f"m{draft.version}")
        except expected:
            return
        raise AssertionError("a message was taken twice")

    def erase(self, which: int) -> None:
        assert self.store.reports.erase(self.drafts[which].id) == (self.model[which] is not None)
        self.model[which] = None

    def _save(self, which: int, after: Draft) -> None:
        if self.model[which] is None:
            return
        before = self.drafts[which]
        self.old[which] = before
        saved = self.store.reports.save(before, after, message_id=f"m{before.version + 1}")
        self.drafts[which], self.model[which] = saved, dict(after.answers)

    def check(self) -> None:
        for draft, expected in zip(self.drafts, self.model, strict=True):
            found = self.store.reports.load(draft.id)
            assert (None if found is None else dict(found.answers)) == expected


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, max_size=20))
def test_the_store_is_a_dictionary(store: Store, opened: Callable[[], Store], steps: list[tuple[object, ...]]) -> None:
    model = Model(store)
    for name, *arguments in steps:
        if name == "restart":
            if model.store is not store:
                model.store.close()
            model.store = opened()
        else:
            getattr(model, str(name))(*arguments)
        model.check()
