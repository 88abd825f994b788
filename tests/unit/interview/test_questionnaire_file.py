"""The questions file is checked at load, and a mistake is named by file, question and field."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.interview.questionnaire import QUESTIONS_FILE, QuestionnaireError, load_questionnaire

SMALL = """
sections:
  - id: family
    title: The child
    questions:
      - {id: child.who, heading: H, question: Q, hint: H, why: W, good: G, poor: P, improve: I, kind: people,
         parts: [{id: name, label: Name, ask: Name}]}
"""
CONTRACT_IDS = [
    "start.now",
    "start.kind",
    "start.date",
    "start.author",
    "start.know",
    "start.attend",
    "child.who",
    "child.identity",
    "family.who",
    "family.pr",
    "family.restrict",
    "inv.help",
    "inv.events",
    "edu.attend",
    "edu.learn",
    "edu.send",
    "edu.excl",
    "edu.look",
    "edu.behave",
    "edu.peers",
    "edu.home",
    "sos.harm",
    "sos.impact",
    "sos.pattern",
    "sos.danger",
    "sos.hard",
    "sos.unknown",
    "sos.strength",
    "sos.sort",
    "sos.safety",
    "sos.network",
    "voice.how",
    "voice.worry",
    "voice.good",
    "voice.wish",
    "voice.parent",
    "scale.score",
    "scale.why",
    "scale.up",
    "goal.see",
    "next.school",
    "next.others",
    "next.worse",
    "view.plan",
    "share.parent",
    "share.child",
    "share.diff",
    "share.form",
    "sign.off",
]


def broken(tmp_path: Path, change: str, by: str) -> Path:
    path = tmp_path / "questions.yml"
    assert change in SMALL
    path.write_text(SMALL.replace(change, by), encoding="utf-8")
    return path


def test_every_question_id_that_others_rely_on_is_there() -> None:
    assert set(CONTRACT_IDS) <= set(load_questionnaire().by_id)


@pytest.mark.parametrize(
    ("change", "by", "named"),
    [
        ("kind: people", "kind: poem", ["child.who", "kind"]),
        ("why: W, ", "", ["child.who", "why"]),
        ("hint: H", "hintt: H", ["child.who", "hintt"]),
        ("child.who", "child.whom", ["child.who"]),
        ("ask: Name}]", "ask: Name}, {id: name, label: N, ask: A}]", ["child.who", "parts"]),
        ("label: Name", "label: 3", ["child.who.name", "label"]),
        ("improve: I", "improve: I, when: {question: no.such}", ["child.who", "when"]),
        ("improve: I", "improve: I, required: maybe", ["child.who", "required"]),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, change: str, by: str, named: list[str]) -> None:
    with pytest.raises(QuestionnaireError) as caught:
        load_questionnaire(broken(tmp_path, change, by))

    assert all(name in str(caught.value) for name in ["questions.yml", *named])


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.yml"
    path.write_text("sections:\n  - id: [", encoding="utf-8")

    with pytest.raises(QuestionnaireError, match=r"questions.yml.*line"):
        load_questionnaire(path)


def test_an_id_used_twice_is_named(tmp_path: Path) -> None:
    data = yaml.safe_load(QUESTIONS_FILE.read_text(encoding="utf-8"))
    data["sections"][0]["questions"].append(data["sections"][0]["questions"][0])
    path = tmp_path / "questions.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")

    with pytest.raises(QuestionnaireError, match=r"start.now: id: is used twice"):
        load_questionnaire(path)


def test_lists_can_be_added_to_in_words() -> None:
    for question in load_questionnaire().questions:
        if question.kind in ("rows", "people") or question.id == "sos.danger":
            assert question.more, question.id
