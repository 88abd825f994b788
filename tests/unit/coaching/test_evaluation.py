"""The figures to reach, on answers that were written before the checks (tests/coaching/evaluation)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.coaching import Setting, prompts

FOLDER = Path(__file__).parents[2] / "coaching" / "evaluation"
PLAIN = yaml.safe_load((FOLDER / "plain.yml").read_text(encoding="utf-8"))
# Kinds that understand an answer before it is coached ask again by themselves: they are not coached.
NOT_COACHED = {
    *("start.now", "start.kind", "start.last", "start.date", "start.author"),
    *("child.who", "scale.score", "sign.off"),
}
ALARMS = {"C35", "C26", "C27", "C28", "C43"}  # safety and privacy
BLIND = ("blind_fourth", "blind_fifth", "blind_sixth", "blind_seventh", "blind_eighth", "blind_ninth")
# In these the list of a poor answer holds all that could fit; what must not be missed stands under "plain" alone.
ALL_THAT_FITS = ("blind_sixth", "blind_seventh", "blind_eighth", "blind_ninth")
# Of these only the plain cases were looked at: how well the prompts fit is nearly what it was at first sight.
LEFT_AS_FOUND = {"blind_eighth", "blind_ninth"}
WITH_PLAIN = (*BLIND, "fresh", "fresh_second", "fresh_third", "fresh_fourth")
PLAIN_ALONE = (
    *("blind_plain", "blind_names", "blind_names_second", "blind_names_third"),
    *("blind_ordinary", "blind_ordinary_second", "blind_ordinary_third", "blind_ordinary_fourth"),
)
LOADED = {
    name: yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")) for name in (*WITH_PLAIN, *PLAIN_ALONE)
}
MISSED_NEVER = [(name, *row) for name, data in LOADED.items() for row in data["plain"]["missed_never"]]
FLAGGED_NEVER = [(name, *row) for name, data in LOADED.items() for row in data["plain"]["flagged_never"]]
POOR_BUT_FULL = {"share.form"}  # "No" is its words for none


def _setting(data: dict[str, Any]) -> Setting:
    known = data["setting"]
    return Setting(people=tuple(known["people"]), school=known["school"], child=known["child"], today=known["today"])


def _of_family(name: str, family: str) -> Setting:
    data = LOADED[name]
    return _setting({"setting": data["families"][family] | {"today": data["today"]}})


def _raised(check: Any, question: str, text: str, setting: Setting) -> list[str]:
    return [f.id for f in prompts(check(question, text, setting), ())]


@pytest.mark.parametrize("name", ["tuning", "held_out"])
def test_poor_answers_get_a_fitting_prompt_and_good_ones_none(check, name: str) -> None:
    data = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    setting, good, poor = _setting(data), [], []
    for question, answers in data["answers"].items():
        for text in answers["good"]:
            asked = [f for f in prompts(check(question, text, setting), ()) if f.severity == "ask"]
            good.append(not asked)
        for fits, text in answers["poor"]:
            poor.append(bool(set(fits.split()) & set(_raised(check, question, text, setting))))

    assert len(good) + len(poor) >= 170
    assert sum(poor) / len(poor) >= 0.95
    assert sum(good) / len(good) >= 0.97


@pytest.mark.parametrize("name", ["blind", "blind_second", "blind_third", *WITH_PLAIN])
def test_answers_of_many_schools_and_families_are_read_as_a_careful_chair_would(check, name: str) -> None:
    data = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    known = {k: _setting({"setting": v | {"today": data["today"]}}) for k, v in data["families"].items()}
    bothered, alarmed, missed, fitting = [], [], [], []
    for question, answers in data["answers"].items():
        for family, text in answers["good"]:
            raised = prompts(check(question, text, known[family]), ())
            bothered.append(any(f.severity == "ask" for f in raised))
            alarmed += [(question, f.id) for f in raised if f.severity != "ask"]
        for family, fits, text in answers.get("poor", ()):
            ids = set(_raised(check, question, text, known[family]))
            fitting.append(bool(ids & set(fits.split())))
            plain = ALARMS & set(fits.split())
            missed += [(question, fits)] if plain and not plain & ids and name not in ALL_THAT_FITS else []
            alarmed += [(question, id_) for id_ in ids & ALARMS - plain]

    assert len(bothered) + len(fitting) >= 30
    assert sum(fitting) / len(fitting) >= (0.9 if name in LEFT_AS_FOUND else 0.95)
    assert sum(bothered) / len(bothered) <= 0.03
    assert (alarmed, missed) == ([], [])


@pytest.mark.parametrize(("id_", "question", "text"), [(i, q, t) for i, rows in PLAIN["must"].items() for q, t in rows])
def test_no_plain_case_of_danger_or_privacy_is_missed(check, id_: str, question: str, text: str) -> None:
    assert id_ in _raised(check, question, text, _setting(PLAIN))


@pytest.mark.parametrize(("question", "text"), PLAIN["never"])
def test_quiet_cases_raise_no_alarm(check, question: str, text: str) -> None:
    found = check(question, text, _setting(PLAIN))

    assert [f.id for f in found if f.severity in ("safety", "privacy")] == []


@pytest.mark.parametrize(("name", "question", "family", "id_", "text"), MISSED_NEVER)
def test_no_plain_case_of_the_later_sets_is_missed(
    check, name: str, question: str, family: str, id_: str, text: str
) -> None:
    assert id_ in _raised(check, question, text, _of_family(name, family))


@pytest.mark.parametrize(("name", "question", "family", "text"), FLAGGED_NEVER)
def test_look_alikes_in_good_answers_raise_no_alarm(check, name: str, question: str, family: str, text: str) -> None:
    found = check(question, text, _of_family(name, family))

    assert [f.id for f in found if f.severity in ("safety", "privacy")] == []


def test_the_questions_own_good_examples_raise_nothing(check, questionnaire) -> None:
    asked = {q.id: prompts(check(q.id, q.good), ()) for q in questionnaire.questions}

    assert {id_: found for id_, found in asked.items() if found} == {}


def test_the_questions_own_poor_examples_raise_something(check, questionnaire) -> None:
    silent = {q.id for q in questionnaire.questions if not prompts(check(q.id, q.poor), ())}

    assert silent == NOT_COACHED | POOR_BUT_FULL
