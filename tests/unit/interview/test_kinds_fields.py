"""Who someone is, from one sentence: what is told is told apart, and nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.kinds import KINDS, Context
from bot.interview.questionnaire import load_questionnaire
from tests.unit.interview.kinds_help import in_words, missing, read, read_part, value

FULL = {"name": "Ms R Cole", "job": "deputy DSL", "school": "Elm Park Primary", "phone": "020 7946 0000"}


@pytest.mark.parametrize(
    "text",
    [
        "Ms R Cole, deputy DSL, Elm Park Primary, 020 7946 0000",
        "Ms R Cole. deputy DSL. Elm Park Primary. 020 7946 0000",
        "Ms R Cole\ndeputy DSL\nElm Park Primary\n020 7946 0000",
        "Ms R Cole deputy DSL Elm Park Primary 020 7946 0000",
        "I'm Ms R Cole and I'm the deputy DSL at Elm Park Primary, tel 020 7946 0000",
        "020 7946 0000, Elm Park Primary, deputy DSL, Ms R Cole",
        "Ms R Cole (deputy DSL), Elm Park Primary - 020 7946 0000",
        "Name: Ms R Cole, Job: deputy DSL, School: Elm Park Primary, Phone: 020 7946 0000",
        "Hello, my name is Ms R Cole. I am the deputy DSL. I work at Elm Park Primary. My number is 020 7946 0000",
    ],
)
def test_one_sentence_in_any_order_gives_the_parts(text: str) -> None:
    assert value("start.author", text) == FULL
    assert missing("start.author", value("start.author", text)) == ("email",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I'm Ruth Cole and I'm the deputy head at Elm Park Primary School, r.cole@elmpark.example",
            {
                "name": "Ruth Cole",
                "job": "deputy head",
                "school": "Elm Park Primary School",
                "email": "r.cole@elmpark.example",
            },
        ),
        (
            "Mr. A. Shah, SENCO, St. Mary's Catholic Primary",
            {"name": "Mr. A. Shah", "job": "SENCO", "school": "St. Mary's Catholic Primary"},
        ),
        (
            "José Núñez-Smith, deputy headteacher and DSL, The Grove Academy",
            {"name": "José Núñez-Smith", "job": "deputy headteacher and DSL", "school": "The Grove Academy"},
        ),
        ("class teacher at Elm Park", {"job": "class teacher", "school": "Elm Park"}),
        ("DSL", {"job": "DSL"}),
        ("Ruth Cole", {"name": "Ruth Cole"}),
        ("I am the headteacher", {"job": "headteacher"}),
        ("Ms Cole from Elm Park", {"name": "Ms Cole", "school": "Elm Park"}),
        (
            "Mrs Head, head teacher, Head Street School",
            {"name": "Mrs Head", "job": "head teacher", "school": "Head Street School"},
        ),
        (
            "Dr O'Neill, Head of Year 9, Hill High (07700 900123)",
            {"name": "Dr O'Neill", "job": "Head of Year 9", "school": "Hill High", "phone": "07700 900123"},
        ),
        (
            "ruth cole, deputy head, elm park primary",
            {"name": "ruth cole", "job": "deputy head", "school": "elm park primary"},
        ),
    ],
)
def test_only_what_is_told_is_taken(text: str, told: dict[str, str]) -> None:
    assert value("start.author", text) == told


@pytest.mark.parametrize("text", ["School", "the office", "me", "Ruth", "the primary school", "hello", ""])
def test_what_tells_nothing_is_asked_again(text: str) -> None:
    assert (read("start.author", text).outcome, read("start.author", text).say) == (
        "again",
        "kinds.fields_not_read",
    )


@given(st.text(max_size=200))
def test_every_part_is_a_piece_of_what_was_typed(text: str) -> None:
    for part in (value("start.author", text) or {}).values():
        assert part in text.replace("’", "'")


def test_a_home_email_is_kept_and_said_to_be_one() -> None:
    assert read("start.author", "Ruth Cole, DSL, ruth@gmail.com").say == "kinds.personal_email"
    assert (read_part("start.author", "email", "ruth@yahoo.co.uk").outcome) == "kept"
    assert read_part("start.author", "email", "ruth@yahoo.co.uk").say == "kinds.personal_email"
    assert read_part("start.author", "email", "r.cole@elmpark.example").say == ""


@pytest.mark.parametrize(
    "text", ["020 7946 0000", "+44 20 7946 0000", "07700900123", "(01632) 960 001", "020-7946-0000 ext 12"]
)
def test_a_british_phone_number_is_kept_as_typed(text: str) -> None:
    assert read_part("start.author", "phone", f"it's {text}").value == text


@pytest.mark.parametrize("text", ["1234", "999", "020 7946", "0000 0000 0000 0000", "none"])
def test_what_is_no_phone_number_is_asked_again(text: str) -> None:
    assert read_part("start.author", "phone", text).say == "kinds.phone_not_read"


def test_parts_that_are_asked_for_lose_their_lead_in() -> None:
    assert read_part("start.author", "name", "My name is Ruth Cole.").value == "Ruth Cole"
    assert read_part("start.author", "job", "I'm the class teacher").value == "class teacher"
    assert read_part("start.author", "school", "I work at Elm Park Primary").value == "Elm Park Primary"
    assert read_part("start.author", "email", "ruth at elmpark").say == "kinds.email_not_read"


@pytest.mark.parametrize(
    "text",
    ["Mr A Shah, DSL, 1 December 2026", "Mr A Shah (DSL) on 1 December 2026", "Mr A Shah. DSL. 1/12/26"],
)
def test_a_sign_off_has_name_job_and_date(text: str) -> None:
    assert value("sign.off", text) == {"name": "Mr A Shah", "job": "DSL", "date": "2026-12-01"}


def test_a_sign_off_of_yesterday_is_read_back() -> None:
    got = read("sign.off", "Ms Cole checked it yesterday")
    assert (got.outcome, got.value) == ("confirm", {"name": "Ms Cole", "date": "2026-11-22"})
    assert missing("sign.off", got.value) == ("job",)


def test_fields_in_words_leave_out_what_is_not_known() -> None:
    assert (
        in_words("sign.off", {"name": "Mr A Shah", "job": None, "date": "2026-12-01"}) == "Mr A Shah, 1 December 2026"
    )


def test_a_church_school_is_no_person_and_keeps_its_whole_name() -> None:
    text = "Dr. Ngozi Adeyemi. Headteacher and DSL. St Mary's C of E Primary School. 01632 960123. head@stmarys.example"

    found = KINDS["fields"].parse(load_questionnaire().by_id["start.author"], text, Context(date(2026, 11, 23))).value

    assert found["name"] == "Dr. Ngozi Adeyemi"
    assert found["school"] == "St Mary's C of E Primary School"


def test_words_right_behind_the_job_belong_to_it() -> None:
    text = "Mrs A. B. Jones, Assistant Head, Pastoral, Royal Park Academy, 01632 960123"

    found = KINDS["fields"].parse(load_questionnaire().by_id["start.author"], text, Context(date(2026, 11, 23))).value

    assert found["job"] == "Assistant Head, Pastoral"
