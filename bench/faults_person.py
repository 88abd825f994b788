"""Someone who writes a report over the web channel, remembers what was acknowledged, and checks that it is there.

Every text that is an answer holds a mark: a word that nobody else types. So an answer that was lost, doubled, or
shown to somebody else can be told by looking for marks.
"""

from __future__ import annotations

import http.client
import json
import re
import secrets
import time
from collections import Counter
from functools import cache
from typing import Any

from bot.fill import Case, Writer

MARK = re.compile(r"zq[a-z0-9]+x\d+z")
_PLACES = ("asked", "rows", "end")
_FIXED: dict[str, Any] = {
    "start.now": "No",
    "start.kind": "First (initial)",
    "start.date": "4 December 2026",
    "start.author": {"name": "Ms R Cole", "job": "deputy DSL", "school": "Elm Park Primary",
                     "phone": "020 7946 0000", "email": "r.cole@elmpark.example"},
    "child.who": [{"name": "Amira Khan", "born": "14 March 2017", "year": "Year 5"},
                  {"name": "Bilal Khan", "born": "2 May 2020", "year": "Year 1"}],
    "family.restrict": "No",
    "edu.send": "No",
    "share.parent": "Yes",
}  # fmt: skip
_CHILDREN = ("Amira Khan", "Bilal Khan")


class Cut(Exception):
    """No answer came: the server is not there, or went away in the middle."""


class Refused(Exception):
    """The server said in words that it did not take a message."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(f"{status}: {says}")
        self.status, self.says = status, says


class Wrong(AssertionError):
    """Something was lost, doubled or mixed up."""


@cache
def _marked_questions() -> tuple[tuple[str, bool], ...]:
    from bot.interview.questionnaire import load_questionnaire

    found = load_questionnaire().by_id.values()
    return tuple((q.id, q.per == "child") for q in found if q.kind == "prose")


class Person:
    """One conversation of one person. Threads may each have a person; a person is for one thread at a time."""

    def __init__(self, port: int, *, patient: bool = True) -> None:
        """``patient``: wait when told that it was too much at once, as the page does."""
        self.port, self.patient = port, patient
        self.name = secrets.token_hex(4)
        self.token, self.last, self.waits = "", 0, 0
        self.asked: dict[str, Any] = {}
        self.acknowledged: list[tuple[str, str]] = []
        self.pending: tuple[str, str] | None = None
        self.seconds: list[float] = []
        self._marks = 0
        self._writer = Writer(Case(self._answers()))
        self._connection: http.client.HTTPConnection | None = None

    # what a person does

    def begin(self) -> None:
        """Open a chat."""
        reply = self.call("POST", "/chat/start", {})
        self.token = reply["token"]
        self._hear(reply)

    def step(self) -> bool:
        """Send one message, or the last one again when its answer never came. False when the report is finished."""
        if not self.token:
            self.begin()
            return True
        if self.pending is None:
            text = self._writer.reply(self.asked)
            if text is None:
                return False
            self.pending = (secrets.token_hex(8), text)
        self.send(*self.pending)
        self.pending = None
        return True

    def send(self, message_id: str, text: str) -> dict[str, Any]:
        """Send a message with an id of ours and count it as acknowledged. Raises Cut or Refused."""
        began = time.monotonic()
        body = {"text": text, "message_id": message_id, "after": self.last}
        reply = self.call("POST", "/chat/send", body)
        self.seconds.append(time.monotonic() - began)
        if (message_id, text) not in self.acknowledged:
            self.acknowledged.append((message_id, text))
        self._hear(reply)
        return reply

    def go(self, steps: int) -> None:
        """Take some steps."""
        for _ in range(steps):
            if not self.step():
                return

    def go_on(self) -> None:
        """Go on until the server is gone or the report is finished."""
        try:
            while self.step():
                pass
        except Cut:
            return

    def move(self, port: int) -> None:
        """Go on at another server, with the same session."""
        self.port = port
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def to(self, question: str) -> None:
        """Go on until a question is open."""
        for _ in range(400):
            if self.asked.get("question") == question and self.asked.get("state") == "asked":
                return
            if not self.step():
                break
        raise Wrong(f"never asked {question}")

    # what a person checks

    def check(self) -> None:
        """Raise Wrong unless all that was acknowledged is there, once, in order, and nothing of anybody else's."""
        events = self.call("GET", "/chat/history?after=0", None)["events"]
        mine = [(e.get("id"), e["text"]) for e in events if e["who"] == "you"]
        sent = [*self.acknowledged, *([self.pending] if self.pending else [])]
        if mine not in (self.acknowledged, sent):
            raise Wrong(f"of {len(self.acknowledged)} messages acknowledged {len(mine)} are in the transcript")
        heard = " ".join(e["text"] for e in events)
        self._look(heard, at_most=10_000)
        self._look(self.review())

    def review(self) -> str:
        """Return every answer in words, as the review shows them."""
        sections = self.call("GET", "/chat/review", None)["sections"]
        return "\n".join(row["answer"] for section in sections for row in section["rows"])

    def _look(self, text: str, at_most: int = 1) -> None:
        seen = Counter(MARK.findall(text))
        foreign = [mark for mark in seen if not mark.startswith(f"zq{self.name}x")]
        if foreign:
            raise Wrong(f"{len(foreign)} marks of somebody else")
        known = {mark for _, sent in self.acknowledged for mark in MARK.findall(sent)}
        lost = known - set(seen)
        # An answer that is being held until the person says that it is one is kept, and not yet in the review.
        settled = self.pending is None and self.asked.get("state") in _PLACES
        if len(lost) > (0 if settled else 1):
            raise Wrong(f"{len(lost)} of {len(known)} answers lost")
        if any(count > at_most for count in seen.values()):
            raise Wrong("an answer is there twice")

    # how

    def _answers(self) -> dict[str, Any]:
        answers = dict(_FIXED)
        for question, each in _marked_questions():
            if question not in answers:
                answers[question] = {c: self._text() for c in _CHILDREN} if each else self._text()
        rows = {child: [self._text(), self._text()] for child in _CHILDREN}
        return {**answers, "family.who": [self._text()], "sos.safety": rows}

    def _text(self) -> str:
        self._marks += 1
        return f"On 3 November 2026 Mrs Day saw this in class and wrote it down as zq{self.name}x{self._marks}z."

    def _hear(self, reply: dict[str, Any]) -> None:
        self.last = reply["last"] or self.last
        for event in reply["events"]:
            if event["who"] == "bot" and "question" in (event.get("custom") or {}):
                self.asked = event["custom"]

    def call(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """Make a call of the page and return its answer. Raises Cut or Refused."""
        while True:
            status, reply = self._exchange(method, path, body)
            if status == 200:
                return reply
            if status != 429 or not self.patient:
                raise Refused(status, str(reply.get("says") or ""))
            self.waits += 1
            time.sleep(float(reply.get("wait") or 1))

    def _exchange(self, method: str, path: str, body: dict[str, Any] | None) -> tuple[int, dict[str, Any]]:
        headers = {"X-SOS-Chat": "1", "X-SOS-Frame": "1", "Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        connection = self._connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        kept = self._connection is not None
        self._connection = connection
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            connection.close()
            self._connection = None
            if kept and isinstance(error, http.client.RemoteDisconnected):
                return self._exchange(method, path, body)  # an idle connection was closed: the id makes this safe
            raise Cut(type(error).__name__) from None
