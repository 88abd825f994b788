"""What the coach does with its checks: order, limits, quotations, names, odd input."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.coaching import CoachError, Finding, as_json, load_coach, prompts

GOOD_HARM = (
    "On 3 November 2026 Amira came in with a bruise the size of a 10p coin on her arm. She said “dad’s "
    "friend grabbed me”. The DSL called the social worker at 9.40am."
)


def _ids(findings: tuple[Finding, ...]) -> list[str]:
    return [f.id for f in findings]


def test_a_full_account_is_left_alone(check) -> None:
    assert prompts(check("sos.harm", GOOD_HARM), ()) == ()


def test_a_label_is_quoted_back_with_one_question(check) -> None:
    found = check("sos.harm", "Amira is a victim of neglect.")

    assert found[0].id == "C03"
    assert "“neglect”" in found[0].says or "“victim”" in found[0].says


def test_danger_now_comes_before_everything(check) -> None:
    found = check("sos.harm", "Today he told me that Lily Parker lives at 14 Mill Lane and is neglected.")

    assert found[0].severity == "safety"
    assert [f.severity for f in found] == sorted(
        (f.severity for f in found), key=["safety", "privacy", "ask", "tip"].index
    )


def test_a_promise_is_not_safety(check) -> None:
    assert "C16" in _ids(check("sos.safety", "Mum has promised not to drink."))


def test_words_of_a_child_are_not_corrected_for_style(check) -> None:
    assert prompts(check("voice.worry", "“dad is aggressive and always horrible, mum is lazy”"), ()) == ()


def test_danger_inside_a_quotation_is_still_danger(check) -> None:
    assert "C35" in _ids(check("voice.worry", "She told me today “I want to die”"))


def test_none_that_i_know_of_is_a_full_answer(check) -> None:
    for text in ("None that I know of.", "none", "No", "Not known"):
        assert prompts(check("sos.safety", text), ()) == ()


def test_not_asked_yet_with_a_reason_is_not_coached(check) -> None:
    assert prompts(check("voice.parent", "Dad: not asked yet, because we have no number for him."), ()) == ()


def test_at_most_two_prompts_and_no_tips(check) -> None:
    found = check("sos.harm", "There was a domestic incident, CPOMS logs neglect, mum is in denial and often lazy.")

    assert len(prompts(found, ())) == 2
    assert all(f.severity != "tip" for f in prompts(found, ()))


def test_what_was_asked_already_is_not_asked_again(check) -> None:
    found = check("sos.harm", "Amira is a victim of neglect.")
    first = prompts(found, ())[0]

    assert first.id not in _ids(prompts(found, {first.id}))


def test_the_same_words_are_not_asked_about_twice(check) -> None:
    shown = prompts(check("sos.strength", "Amira is resilient."), ())

    assert len({f.about for f in shown}) == len(shown)


def test_json_holds_the_prompts_and_then_the_tips(check) -> None:
    data = as_json(check("inv.help", "CAMHS referral."))

    assert all(set(row) == {"id", "severity", "says"} for row in data)
    assert [row["severity"] for row in data] == sorted((row["severity"] for row in data), key=["ask", "tip"].index)


def test_people_of_the_report_and_adults_are_not_other_children(check) -> None:
    text = "Amira and Bilal sat with Mrs Day. Auntie Farah and Mum's partner Lee came at 3."

    assert "C26" not in _ids(check("edu.peers", text))


@pytest.mark.parametrize(
    "text",
    [
        "We met on Microsoft Teams on 2 November and Mum used Google Translate.",
        "Dr Lewis at Kingston Hospital and Coach Ben at Kingston Town saw her on Sports Day.",
        "Thrive sessions with Jo Price (ELSA) since June, and Forest School on Fridays.",
    ],
)
def test_staff_places_and_things_are_not_other_children(check, text: str) -> None:
    assert "C26" not in _ids(check("edu.home", text))


@pytest.mark.parametrize(
    "text",
    ["Bullied by a girl called Ffion Pritchard.", "Hit by another pupil (JB, year 9).", "Plays with Jordan."],
)
def test_other_pupils_are_found_by_rare_names_initials_and_company(check, text: str) -> None:
    assert "C26" in _ids(check("edu.peers", text))


def test_the_child_s_own_initials_are_not_another_child(check) -> None:
    assert "C26" not in _ids(check("edu.behave", "On 3 May A.K. cried twice."))


def test_without_known_people_only_clear_pupils_are_named(check, setting) -> None:
    nobody = replace(setting, people=(), child="", school="")

    assert "C26" not in _ids(check("sos.harm", "On 3 May Amira told Mrs Day that mum hit her.", nobody))
    assert "C26" in _ids(check("edu.peers", "Best mates with Lily P, fell out with Jayden.", nobody))


def test_a_copied_answer_is_noticed(check, setting) -> None:
    text = "She hid under the table twice last week and would not come out to play."
    other = replace(setting, others=(text.replace("twice", "three times"),))

    assert "C29" in _ids(check("sos.impact", text, other))
    assert "C29" not in _ids(check("sos.impact", text, replace(setting, others=("He cried at the gate on Monday.",))))


def test_one_part_of_a_row_is_not_asked_for_the_other_parts(check) -> None:
    assert prompts(check("sos.danger", "Ms Cole", part="who"), ()) == ()
    assert "C03" in _ids(check("sos.danger", "parental substance misuse", part="about"))


def test_a_danger_statement_put_together_from_its_parts_is_whole(check) -> None:
    text = "Ms Cole and Gran. Mum drinks at night and no one is awake. Amira could be hurt in a fire."

    assert prompts(check("sos.danger", text), ()) == ()


def test_lines_of_the_family_table_do_not_hide_a_missing_owner(check, setting) -> None:
    lines = replace(setting, people=("Amira Khan", "Dad (Omar) lives in Hull and will see her"))

    assert "C25" in _ids(check("next.school", "we will support her in class", lines))


def test_names_and_numbers_fields_are_left_alone(check) -> None:
    assert check("start.author", "Ms R Cole, deputy DSL, 020 7946 0000") == ()


def test_an_address_in_a_restricted_answer_is_caught(check) -> None:
    assert _ids(check("family.restrict", "Yes, mum has moved to 4 Mill Lane because of dad.")) == ["C27"]


def test_a_model_that_is_not_there_names_the_setting() -> None:
    with pytest.raises(CoachError, match="SOS_SPACY_MODEL"):
        load_coach("no_such_model")


def test_a_broken_model_folder_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="SOS_SPACY_MODEL"):
        load_coach(str(tmp_path))


def test_nothing_that_is_printed_holds_the_words(check, setting) -> None:
    found = check("sos.harm", "Amira is a victim of neglect.")

    assert "neglect" not in repr(found)
    assert "Khan" not in repr(setting)


ODD = {
    "emoji": "😀😢" * 500,
    "punctuation": "?!...,,,---" * 1000,
    "polish": "Mama nie chce rozmawiać z nami i mówi że wszystko jest dobrze ale dziecko jest smutne",
    "urdu": "امیرہ نے مجھے بتایا کہ وہ ڈرتی ہے",
    "french": "Sa mère ne veut pas parler avec nous et elle dit que tout va bien à la maison",
    "html": "<div><script>alert('x')</script></div>" * 50,
    "one letter": "a" * 20_000,
    "spaces": " " * 20_000,
}
LONG = {
    "20,000 characters": (GOOD_HARM + " ") * 120,
    "500 lines": "\n".join(f"{i % 28 + 1}/10 late, told Mrs Day she had no coat" for i in range(500)),
    "quotes": "'a \"b “c " * 2_000,
    "opened tags": "<a" * 10_000,
    "digits": "0" * 20_000,
    "names": "Lily Smith " * 1_800,
    "address-like": "1 a b c d " * 2_000,
    "mail-like": "a.a-" * 5_000 + "@",
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_not_english_prose_gets_no_senseless_prompt(check, name: str) -> None:
    assert prompts(check("sos.harm", ODD[name]), ()) == ()


@pytest.mark.parametrize("name", LONG)
def test_long_input_takes_bounded_time(check, name: str) -> None:
    begun = time.thread_time()  # the coach's own work, whatever else the machine is doing
    for question in ("sos.harm", "edu.peers", "goal.see"):
        check(question, LONG[name])

    assert (time.thread_time() - begun) / 3 < 1.5


@given(text=st.text(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_it_fail_and_every_quotation_is_the_writer_s(check, text: str) -> None:
    for finding in check("edu.peers", text):
        assert " ".join(finding.about.split()) in " ".join(text.split())


def test_it_gives_the_same_answer_from_many_threads(check) -> None:
    texts = [GOOD_HARM, "Amira is neglected.", "Fell out with Jayden.", "Mum does not engage."] * 5
    alone = [check("sos.harm", text) for text in texts]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: check("sos.harm", text), texts))

    assert alone == together
