"""Today, lately and soon: what is news that cannot wait, and what is an ordinary date in a report."""

from __future__ import annotations

from datetime import date

import pytest

from bot.coaching import prompts
from bot.coaching.days import days, months

TODAY = date(2026, 11, 23)


def _raised(check, question: str, text: str) -> list[str]:
    return [f.id for f in prompts(check(question, text), ())]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("share.child", "Mr Bell told Amira the main points on 23 November 2026"),
        ("share.child", "I told Amira the main points today and showed her the pictures"),
        ("share.parent", "Read through with mum today. She said it was fair."),
        ("share.parent", "Mum read the part about the bruise today and asked us to change the date."),
        ("edu.attend", "84% from 3 September to today (23 November 2026), which shows a drop from 93%"),
        ("edu.learn", "In a test today she got full marks, 20 out of 20; in July she had 11"),
        (
            "edu.home",
            "Mum got in touch today to say she has a dentist's visit. She came to 2 of 3 meetings. Dad has not been asked.",
        ),
        ("voice.how", "Mr Bell spoke with Amira on her own in the library today, using Three Houses."),
        ("voice.good", "Amira told Mr Bell today “football and my nan’s cat”"),
        ("edu.behave", "She had a good day today and told her teacher about 2 days at Gran's"),
        ("sos.hard", "No self-harm and no talk of suicide that we know of. Mum works nights, 5 a week."),
        ("next.worse", "If she says she wants to die we ring 999 and then mum."),
        ("next.others", "Gran told us today she can have them each Friday from 4 December"),
        (
            "edu.behave",
            "He told Mrs Lister today that he was picked for the chess team. He sat alone on 4 days in May.",
        ),
    ],
)
def test_an_ordinary_fact_of_today_is_not_an_alarm(check, question: str, text: str) -> None:
    assert _raised(check, question, text) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("share.child", "When I read it to her today she said dad had hit her again."),
        ("share.child", "She read it today and then told me that dad had strangled mum again"),
        ("share.diff", "Mum just told me dad is going to kill her"),
        ("voice.wish", "Amira said today “I want to be dead”"),
        ("start.know", "She told me today that her dad hit her"),
        ("edu.look", "She has come in with a black eye today"),
        ("edu.home", "Mum rang this morning, she is scared of him and has nowhere to go"),
        ("inv.events", "23 November 2026.\nShe said her uncle comes into her bed.\nMr Bell.\nWrote it down."),
        ("sos.unknown", "Amira did not come home last night and nobody knows where she is"),
        ("sos.unknown", "She has not come in today and her phone is off. No one knows where she is."),
        ("sos.strength", "Usually she smiles but not today. She has a handprint on her cheek and said nan did it."),
        ("scale.why", "Not higher: this morning he told me he had no tea as mum did not get up."),
        ("voice.how", "Mrs Lowe with her today 9.10, she drew a man hitting her with a stick"),
        ("sos.danger", "She is going to be taken to Pakistan next week to get married"),
        ("edu.behave", "She cut herself in the toilets at break"),
    ],
)
def test_news_of_today_is_an_alarm_under_any_question(check, question: str, text: str) -> None:
    assert _raised(check, question, text)[0] == "C35"


def test_news_of_today_is_no_alarm_once_the_social_worker_knows(check) -> None:
    assert "C35" not in _raised(check, "edu.look", "A black eye today. I rang the social worker at 9.10.")


def test_a_day_to_come_is_not_called_old(check) -> None:
    text = "Not asked yet, because I have met her only once. I will see her on 25 November."

    assert _raised(check, "voice.how", text) == []
    assert _raised(check, "voice.how", "Met her on 3 June. Mrs Day will see her again on 25 November.") == []


@pytest.mark.parametrize("text", ["I spoke to her in June.", "Mrs Day asked her last term.", "We met on 3 June."])
def test_views_from_long_ago_are_called_old(check, text: str) -> None:
    assert "C42" in _raised(check, "voice.how", text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25 November", date(2026, 11, 25)),
        ("20 November", date(2026, 11, 20)),
        ("3 May", date(2026, 5, 3)),
        ("12 January", date(2027, 1, 12)),
        ("3 February", date(2026, 2, 3)),
        ("29 February", None),
        ("29 February 2024", date(2024, 2, 29)),
        ("1/12/27", date(2027, 12, 1)),
        ("12/40", None),
    ],
)
def test_a_day_without_a_year_is_the_last_one_unless_it_comes_soon(text: str, day: date | None) -> None:
    assert [d for _, d in days(text, TODAY)] == ([day] if day else [])


def test_a_month_without_a_day_ends_with_its_last_day() -> None:
    found = months("in June, since December, on 3 March and in May 2025", TODAY)

    assert [d for _, d in found] == [date(2026, 6, 30), date(2025, 12, 31), date(2025, 5, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Bell. Meet Amira at the gate each day. 18 December 2026. Amira is in by 9.",
        "Mr Bell.\nMeet Amira at the gate each day.\n18 December 2026.\nAmira is in by 9.",
        "Ms Dunn.\nRing Sana each Friday.\n18 December 2026.\nLog book.",
        "Mrs Hall.\nMark Amira's book with her each Friday.\n18 December 2026.",
        "Mrs Okafor.\nChase Camden for the form.\n1 December 2026.",
    ],
)
def test_what_a_step_begins_with_is_not_a_pupil(check, text: str) -> None:
    assert "C26" not in _raised(check, "next.school", text)


def test_a_promise_among_strengths_is_met_with_what_has_been_done(check) -> None:
    (found, *_) = prompts(check("sos.strength", "Mum has agreed to stop drinking."), ())

    assert found.id == "C16"
    assert found.says == "You wrote “has agreed”, which is a promise. What has been done so far?"


def test_a_named_adult_s_record_is_not_the_school_s_to_share(check) -> None:
    assert _raised(check, "sos.hard", "Sana has been arrested twice and is on bail")[0] == "C28"
    assert "C28" not in _raised(check, "sos.danger", "Ms Cole is worried that Amira could be hurt or arrested.")
