"""Holds the whole conversation of a case file through the real dialogue, as a person would type it.

The case file is YAML: ``answers`` by question id; a question asked of each child maps the child's name to the
answer. A text is typed as it stands; a list is one message a row, then "no more"; a mapping is typed as one
message, and what the bot still asks for is answered from it by name, or with "I don't know".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Say = Callable[[str], Awaitable[list[dict[str, Any]]]]
MOST_TURNS = 5_000

# What is typed when the bot waits for something other than an answer to a question.
_REPLIES = {
    "confirm": "yes",
    "told": "yes",
    "clash": "yes",
    "leave_out": "yes",
    "held": "it is my answer",
    "coach": "keep it as it is",
    "rewrite": "keep it as it is",
    "stop": "I have done this",
    "unlike": "strength",
    "offer": "skip",
    "pick": "go on",
    "edit": "leave it",
    "spare": "no",
}


class CaseError(ValueError):
    """The case file cannot be used. The message names the file and the entry."""


@dataclass(frozen=True)
class Case:
    """A case file: answers by question id. ``keep``: answer the coach with "keep it as it is"."""

    answers: Mapping[str, Any]
    keep: bool = True


@dataclass
class Transcript:
    """Both sides of a conversation, in order."""

    lines: list[str] = field(default_factory=list)

    def bot(self, message: Mapping[str, Any]) -> None:
        """Add what the bot said, with what could be pressed."""
        pressed = " ".join(f"[{b['title']}]" for b in message.get("buttons") or ())
        self.lines.append(f"Bot: {message.get('text') or ''}" + (f"\n     {pressed}" if pressed else ""))

    def you(self, text: str) -> None:
        """Add what was typed."""
        self.lines.append(f"You: {text}")

    def __str__(self) -> str:
        return "\n\n".join(self.lines) + "\n"


def load_case(path: Path) -> Case:
    """Read a case file. Raises CaseError naming what is wrong."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaseError(f"{path.name}: cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise CaseError(f"{path.name}: is not YAML") from error
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        raise CaseError(f"{path.name}: answers: must be question ids with answers")
    return Case(data["answers"], keep=bool(data.get("keep", True)))


def typed(value: Any) -> str:
    """Return a YAML value as a person would type it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value.day} {value:%B} {value.year}"
    if isinstance(value, Mapping):
        return ". ".join(typed(v).rstrip(".") if n < len(value) else typed(v) for n, v in enumerate(value.values(), 1))
    return "I don't know" if value is None else str(value).strip()


class Writer:
    """Answers the bot's questions from a case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._row: dict[tuple[str, str], int] = defaultdict(int)
        self._last: Any = None
        self._finished = False

    @property
    def finished(self) -> bool:
        """Whether the report has been asked to finish and nothing is waited for."""
        return self._finished

    def reply(self, asked: Mapping[str, Any]) -> str | None:
        """Return what is typed in reply to a question's metadata, or None when the case is done."""
        state, question, child = asked.get("state"), str(asked.get("question") or ""), str(asked.get("child") or "")
        if state == "end":
            self._finished, done = True, self._finished
            return None if done else "finish"
        if question.startswith("sos.sort"):
            return _REPLIES.get(str(state)) or self._sort(asked, child)
        if state in _REPLIES:
            return _REPLIES[str(state)]
        if state == "part":
            return self._part(str(asked.get("part")))
        return self._next(question, child, in_rows=state == "rows")

    def _value(self, question: str, child: str) -> Any:
        value = self._case.answers.get(question)
        if child and isinstance(value, Mapping):
            for name, answer in value.items():
                if str(name).casefold() in (child.casefold(), child.split()[0].casefold()):
                    return answer
            return None
        return value

    def _next(self, question: str, child: str, *, in_rows: bool) -> str:
        value = self._value(question, child)
        rows = value if isinstance(value, list) else [] if value is None else [value]
        place = (question, child)
        number = self._row[place]
        self._row[place] += 1
        if number >= len(rows):
            self._last = None
            return "no more" if in_rows else "skip"
        self._last = rows[number]
        return typed(self._last)

    def _part(self, part: str) -> str:
        if isinstance(self._last, Mapping) and self._last.get(part) not in (None, ""):
            return typed(self._last[part])
        return "I don't know"

    def _sort(self, asked: Mapping[str, Any], child: str) -> str:
        """Sort an item as the case says: ``sos.sort: {child: [{item: start of it, acted: yes, ...}]}``."""
        about = str(asked.get("about") or "")
        for entry in self._value("sos.sort", child) or ():
            if isinstance(entry, Mapping) and about.startswith(str(entry.get("item"))):
                value = entry.get(str(asked.get("part")))
                return "I don't know" if value is None else typed(value)
        return "skip"


async def hold(case: Case, say: Say) -> Transcript:
    """Hold the conversation of a case and return both sides of it.

    Raises CaseError when the conversation does not come to an end, which would be a dead end of the bot's.
    """
    writer, transcript = Writer(case), Transcript()
    text = "hello"
    for _ in range(MOST_TURNS):
        transcript.you(text)
        messages = await say(text)
        for message in messages:
            transcript.bot(message)
        asked = next((m["custom"] for m in reversed(messages) if "question" in (m.get("custom") or {})), None)
        if asked is None:
            raise CaseError("the bot asked nothing")
        reply = writer.reply(asked)
        if reply is None:
            return transcript
        text = reply
    raise CaseError("the conversation does not come to an end")
