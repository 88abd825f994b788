"""One turn's work on one draft: reads derive from it, changes gather in it, and it is saved once at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.interview.answers import Answer, Key
from bot.interview.draft import Draft
from bot.interview.interview import Interview
from bot.interview.questionnaire import Part, Question
from bot.interview.wording import fill
from bot.session.rooms import Rooms
from bot.session.turn import Button, Message

MISSES_BEFORE_OFFER = 3


class Work:
    """The draft as it was, the draft as it will be, and what is said on the way.

    ``desk`` keeps what derives from nothing: what the bot is waiting for, which question was jumped to, whether
    to return to the review, and how often in a row it did not understand.
    """

    def __init__(self, rooms: Rooms, draft: Draft) -> None:
        self.rooms = rooms
        self.before = draft
        self.draft = draft
        self.says: list[Message] = []
        self.erased = False
        self._seen: tuple[Draft, Interview] | None = None

    # what is said

    def say(self, key: str, /, *, buttons: tuple[Button, ...] = (), **values: object) -> None:
        """Say a sentence from the words files."""
        self.tell(self.rooms.words.say(key, **values), buttons=buttons)

    def tell(self, text: str, *, buttons: tuple[Button, ...] = (), custom: Mapping[str, Any] | None = None) -> None:
        """Say a text that is already made."""
        self.says.append(Message(text, buttons, custom or {}))

    def words(self, key: str, /, **values: object) -> str:
        """Return a sentence from the words files."""
        return self.rooms.words.say(key, **values)

    # what is known

    @property
    def interview(self) -> Interview:
        """The checklist over the answers as they now stand; worked out once until they change."""
        if (
            self._seen is None
            or self._seen[0].answers is not self.draft.answers
            or self._seen[0].length != self.draft.length
        ):
            self._seen = (self.draft, self.rooms.interview(self.draft))
        return self._seen[1]

    @property
    def waiting(self) -> Mapping[str, Any]:
        """What the bot waits for other than an answer to the question in hand, or an empty mapping."""
        return self.draft.desk.get("waiting") or {}

    def current(self) -> Key | None:
        """Return the question in hand: the one jumped to, else the first open one, else None at the end."""
        focus = self.draft.desk.get("focus")
        if focus is not None and Key(*focus) in self.interview.applicable:
            return Key(*focus)
        return self.interview.next_question()

    def part_in_hand(self, key: Key) -> tuple[int, Part] | None:
        """Return the part that is asked for now (row number, part), or None when the whole question is."""
        found = self.interview.part_in_hand(key)
        if found is None:
            return None
        return found[0], self.part(self.interview.question(key), found[1], key)

    def part(self, question: Question, part_id: str, key: Key) -> Part:
        """Return a part of a question; the text that goes with a choice is asked for in the option's own words."""
        if question.kind != "choice_text":
            return question.part(part_id)
        value = self.draft.answers.value(key.question, key.child) or {}
        option = next(o for o in question.options if o.id == value.get("choice"))
        return Part(id="text", label=question.heading, ask=option.needs or question.question)

    def question(self, key: Key) -> Question:
        """Return a question by its key."""
        return self.rooms.questionnaire.by_id[key.question]

    def child_called(self, key: Key) -> str:
        """Return what the child of a key is called, or "the child" for a question about the whole report."""
        child = self.interview.child(key.child)
        return child.first if child else "the child"

    def fill(self, text: str, key: Key, *, child: str = "") -> str:
        """Put the child's name into a question's text."""
        filled = fill(text, key=key.question, child=child or self.child_called(key))
        return filled[:1].upper() + filled[1:]

    def answer(self, key: Key) -> Answer | None:
        """Return the answer as it now stands."""
        return self.draft.answers.get(key)

    @property
    def has_changed(self) -> bool:
        """Whether there is anything to save. A turn that only explains something writes nothing."""
        was, now = self.before, self.draft
        return was.answers is not now.answers or was.desk != now.desk or was.length != now.length

    # what changes

    def put(self, key: Key, answer: Answer) -> None:
        """Set one answer."""
        self.draft = replace(self.draft, answers=self.draft.answers.with_(key, answer))

    def drop(self, key: Key) -> None:
        """Take one answer out."""
        self.draft = replace(self.draft, answers=self.draft.answers.without(key))

    def desk(self, **changes: Any) -> None:
        """Change what lies on the desk; None takes an entry away."""
        merged = {**self.draft.desk, **changes}
        self.draft = replace(self.draft, desk={k: v for k, v in merged.items() if v is not None})

    def wait(self, kind: str, **data: Any) -> None:
        """Wait for a reply of another kind than an answer."""
        self.desk(waiting={"kind": kind, **data})

    def go_on(self) -> None:
        """Wait for nothing but the answer to the question in hand."""
        self.desk(waiting=None)

    def understood(self) -> None:
        """Forget earlier misunderstandings."""
        self.desk(misses=None)

    def missed(self, key: Key | None, say: str, values: Mapping[str, object]) -> None:
        """Say why a message was not understood; after the third in a row offer other ways on."""
        misses = int(self.draft.desk.get("misses", 0)) + 1
        self.desk(misses=misses)
        self.tell(self.words(say, **values))
        if misses >= MISSES_BEFORE_OFFER and key is not None:
            self.wait("offer")

    def leave(self, key: Key) -> None:
        """Finish with a question that was jumped to, and go back to the review if that is where it began."""
        if self.draft.desk.get("focus") == list(key) and self.part_in_hand(key) is None:
            self.desk(focus=None)
