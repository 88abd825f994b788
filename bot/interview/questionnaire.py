"""The questions as data: Questionnaire > Section > Question, loaded from a YAML file and checked.

A mistake in the file stops the program with the file's name, the question's id and the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import yaml

from bot.interview.questions import (
    Kind,
    Option,
    Part,
    PartKind,
    Per,
    Question,
    Questionnaire,
    Section,
    When,
)

__all__ = [
    "QUESTIONS_FILE",
    "Kind",
    "Option",
    "Part",
    "PartKind",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "Section",
    "When",
    "load_questionnaire",
]

QUESTIONS_FILE = Path(__file__).with_name("questions.yml")


class QuestionnaireError(ValueError):
    """The questions file cannot be used. The message names the file, the question and the field."""


_QUESTION_FIELDS = {
    "id", "heading", "question", "hint", "why", "good", "poor", "improve", "kind", "per", "required", "short",
    "printed", "optional_setting", "probes", "none_words", "more", "parts", "options", "when", "most",
}  # fmt: skip
_PART_FIELDS = {"id", "label", "ask", "kind", "required", "hint"}
_OPTION_FIELDS = {"id", "label", "words", "needs"}
_WHEN_FIELDS = {"question", "is", "born"}
_TEXTS = ("heading", "question", "hint", "why", "good", "poor", "improve")


@dataclass(frozen=True)
class _Place:
    """Where in the file we are, to name it in errors."""

    file: str
    at: str = field(default="")

    def inside(self, at: str) -> _Place:
        return _Place(self.file, at)

    def refuse(self, name: str, why: str) -> QuestionnaireError:
        return QuestionnaireError(f"{self.file}: {self.at or 'the file'}: {name}: {why}")


def load_questionnaire(path: Path = QUESTIONS_FILE) -> Questionnaire:
    """Read and check a questions file.

    Raises QuestionnaireError, naming file, question id and field, when it cannot be read or is wrong.
    """
    place = _Place(path.name)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise place.refuse("file", f"cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        raise place.refuse("file", f"is not YAML{line}") from error
    sections = _mapping(data, place).get("sections")
    if not isinstance(sections, list) or not sections:
        raise place.refuse("sections", "must be a list with at least one section")
    questionnaire = Questionnaire(tuple(_section(s, place) for s in sections), source=path.name)
    _check_whole(questionnaire, place)
    return questionnaire


def _mapping(data: Any, place: _Place) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise place.refuse("content", "must be names with values")
    return data


def _known(data: dict[str, Any], allowed: set[str], place: _Place) -> None:
    for name in data:
        if name not in allowed:
            raise place.refuse(str(name), f"is not a known field; known are {', '.join(sorted(allowed))}")


def _text(data: dict[str, Any], name: str, place: _Place, *, needed: bool = True) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise place.refuse(name, "must be a text")
    return value.strip()


def _texts(data: dict[str, Any], name: str, place: _Place) -> tuple[str, ...]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise place.refuse(name, "must be a list of texts")
    return tuple(value)


def _flag(data: dict[str, Any], name: str, place: _Place, *, default: bool = False) -> bool:
    value = data.get(name, default)
    if not isinstance(value, bool):
        raise place.refuse(name, "must be true or false")
    return value


def _one_of(data: dict[str, Any], name: str, allowed: Any, place: _Place, *, default: str = "") -> Any:
    value = data.get(name, default)
    if value not in get_args(allowed):
        raise place.refuse(name, f"must be one of {', '.join(get_args(allowed))}")
    return value


def _section(data: Any, place: _Place) -> Section:
    data = _mapping(data, place)
    section_id = _text(data, "id", place)
    here = place.inside(f"section {section_id}")
    _known(data, {"id", "title", "opening", "questions"}, here)
    questions = data.get("questions")
    if not isinstance(questions, list) or not questions:
        raise here.refuse("questions", "must be a list with at least one question")
    return Section(
        id=section_id,
        title=_text(data, "title", here),
        opening=_text(data, "opening", here, needed=False),
        questions=tuple(_question(q, section_id, here) for q in questions),
    )


def _question(data: Any, section: str, place: _Place) -> Question:
    data = _mapping(data, place)
    here = place.inside(_text(data, "id", place))
    _known(data, _QUESTION_FIELDS, here)
    parts, options = data.get("parts", []), data.get("options", [])
    most = data.get("most", 0)
    if not isinstance(most, int) or most < 0:
        raise here.refuse("most", "must be a whole number")
    question = Question(
        id=here.at,
        section=section,
        kind=_one_of(data, "kind", Kind, here),
        per=_one_of(data, "per", Per, here, default="report"),
        required=_flag(data, "required", here, default=True),
        short=_flag(data, "short", here),
        printed=_flag(data, "printed", here, default=True),
        optional_setting=_flag(data, "optional_setting", here),
        probes=_texts(data, "probes", here),
        none_words=_text(data, "none_words", here, needed=False),
        more=_text(data, "more", here, needed=False),
        parts=tuple(_part(p, here) for p in parts),
        options=tuple(_option(o, here) for o in options),
        when=_when(data["when"], here) if "when" in data else None,
        most=most,
        **{name: _text(data, name, here) for name in _TEXTS},
    )
    _check_kind(question, here)
    return question


def _part(data: Any, place: _Place) -> Part:
    data = _mapping(data, place)
    here = place.inside(f"{place.at}.{_text(data, 'id', place)}")
    _known(data, _PART_FIELDS, here)
    return Part(
        id=_text(data, "id", here),
        label=_text(data, "label", here),
        ask=_text(data, "ask", here),
        kind=_one_of(data, "kind", PartKind, here, default="text"),
        required=_flag(data, "required", here, default=True),
        hint=_text(data, "hint", here, needed=False),
    )


def _option(data: Any, place: _Place) -> Option:
    data = _mapping(data, place)
    here = place.inside(f"{place.at} option {_text(data, 'id', place)}")
    _known(data, _OPTION_FIELDS, here)
    return Option(
        id=_text(data, "id", here),
        label=_text(data, "label", here),
        words=_texts(data, "words", here),
        needs=_text(data, "needs", here, needed=False),
    )


def _when(data: Any, place: _Place) -> When:
    data = _mapping(data, place)
    _known(data, _WHEN_FIELDS, place)
    return When(
        question=_text(data, "question", place, needed=False),
        is_=_texts(data, "is", place),
        born=_flag(data, "born", place),
    )


def _check_kind(question: Question, place: _Place) -> None:
    if question.kind in ("fields", "people", "rows", "builder", "attendance") and not question.parts:
        raise place.refuse("parts", f"are needed for the kind {question.kind}")
    if question.kind in ("choice", "choice_text") and len(question.options) < 2:
        raise place.refuse("options", "need at least two")
    for name, ids in (("parts", [p.id for p in question.parts]), ("options", [o.id for o in question.options])):
        if len(ids) != len(set(ids)):
            raise place.refuse(name, "use an id twice")


def _check_whole(questionnaire: Questionnaire, place: _Place) -> None:
    """Check what only the whole file shows: ids used once, and conditions that look back, not forward."""
    seen: dict[str, Question] = {}
    for section in questionnaire.sections:
        for question in section.questions:
            here = place.inside(question.id)
            if question.id in seen:
                raise here.refuse("id", "is used twice")
            _check_when(question, seen, here)
            seen[question.id] = question
    if "child.who" not in seen:
        raise place.refuse("child.who", "is needed: it names the children that other questions ask about")


def _check_when(question: Question, earlier: Mapping[str, Question], place: _Place) -> None:
    when = question.when
    if when is None or not when.question:
        return
    if when.question not in earlier:
        raise place.refuse("when", f"looks at {when.question}, which is not an earlier question")
    options = {o.id for o in earlier[when.question].options}
    for value in when.is_:
        if value not in options:
            raise place.refuse("when", f"{value} is not an option of {when.question}")
