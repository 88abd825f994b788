"""Children: one or several in a message, with what is typed of birth and year group."""

import pytest

from bot.interview.kinds import is_due
from tests.unit.interview.kinds_help import TODAY, in_words, missing, read, read_part, value

AMIRA = {"name": "Amira Khan", "born": "2017-03-14", "due": False, "year": "Year 5"}
BILAL = {"name": "Bilal Khan", "born": "2023-05-02", "due": False, "year": "nursery"}


@pytest.mark.parametrize(
    "text",
    [
        "Amira Khan, 14 March 2017, Year 5",
        "Amira Khan. 14 March 2017. Year 5",
        "Amira Khan (Year 5) dob 14.03.2017",
        "Amira Khan born 14/3/17 in Year 5",
        "Her name is Amira Khan, she was born on 14 March 2017 and she is in Year 5",
        "1. Amira Khan, 14 March 2017, Year 5",
        "Amira Khan, 14 March 2017, Year 5. She lives with Mum and Gran",
        "Amira Khan, 14 March 2017, Year 5, Elm Park Primary",
        "Amira Khan, 9, 14-03-2017, Year 5",
    ],
)
def test_a_child_is_read_from_one_sentence(text: str) -> None:
    assert (read("child.who", text).outcome, value("child.who", text)) == ("kept", AMIRA)
    assert missing("child.who", AMIRA) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Amira Khan, 14 March 2017, Year 5 and Bilal Khan, 2 May 2023, nursery",
        "Amira Khan, 14 March 2017, Year 5\nBilal Khan, 2 May 2023, nursery",
        "Two children: Amira Khan (14/3/2017, Year 5) and her brother Bilal Khan (2/5/2023, nursery)",
    ],
)
def test_two_children_in_one_message_are_two_rows(text: str) -> None:
    assert value("child.who", text) == [AMIRA, BILAL]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Amira Khan", "Amira Khan"), ("Bilal, 3", "Bilal"), ("just Tia", "Tia"), ("amira khan", "amira khan")],
)
def test_a_name_alone_lacks_birth_and_year(text: str, name: str) -> None:
    assert value("child.who", text) == {"name": name}
    assert missing("child.who", {"name": name}) == ("born", "year")


@pytest.mark.parametrize("text", ["The Khan children", "twins", "the two girls", "both of them"])
def test_a_group_without_names_is_asked_for_each_child(text: str) -> None:
    assert read("child.who", text).say == "kinds.people_each"


@pytest.mark.parametrize("text", ["hello there my friend", "", "14 March 2017", "Mum"])
def test_no_name_is_asked_again(text: str) -> None:
    assert (read("child.who", text).outcome, read("child.who", text).say) == (
        "again",
        "kinds.people_not_read",
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Siân O'Connor-Lloyd, 4 Feb 2015, Y6", "Siân O'Connor-Lloyd"),
        ("Khan, Amira, 14 March 2017, Year 5", "Khan, Amira"),
        ("May Summers, 1 May 2015, Year 6", "May Summers"),
        ("April, Year 3", "April"),
        ("Jo-Anne de Souza, 1/1/2015", "Jo-Anne de Souza"),
    ],
)
def test_names_stay_as_typed(text: str, name: str) -> None:
    assert value("child.who", text)["name"] == name


def test_an_unborn_child_has_a_due_date_and_no_year_group() -> None:
    row = value("child.who", "Baby Khan due 3 February 2027")
    assert row == {"name": "Baby Khan", "born": "2027-02-03", "due": True}
    assert missing("child.who", row) == ()
    assert in_words("child.who", [AMIRA, row]) == "Amira Khan, 14 March 2017, Year 5\nBaby Khan, due 3 February 2027"


@pytest.mark.parametrize(
    ("born", "say"),
    [
        ("3 February 2027", "kinds.born_due"),
        ("3 February 2028", "kinds.born_ahead"),
        ("3 May 2007", "kinds.born_long_ago"),
    ],
)
def test_an_odd_date_of_birth_is_read_back(born: str, say: str) -> None:
    assert (
        read("child.who", f"Amira Khan, {born}").outcome,
        read("child.who", f"Amira Khan, {born}").say,
    ) == ("confirm", say)
    assert read_part("child.who", "born", born).say == say


def test_the_eighteenth_birthday_is_where_a_child_is_grown_up() -> None:
    assert read_part("child.who", "born", "24 November 2008").outcome == "kept"
    assert read_part("child.who", "born", "23 November 2008").say == "kinds.born_long_ago"


def test_a_date_of_birth_that_does_not_exist_is_said_and_asked_for() -> None:
    got = read("child.who", "Amira Khan, 31 February 2017, Year 5")
    assert (got.outcome, got.say, missing("child.who", got.value)) == (
        "kept",
        "kinds.birth_not_real",
        ("born",),
    )


def test_a_date_of_birth_needs_its_year() -> None:
    assert read_part("child.who", "born", "14 March").say == "kinds.birth_year"
    assert read_part("child.who", "born", "Year 5").say == "kinds.birth_not_read"
    assert read_part("child.who", "born", "she was born 14.3.17").value == "2017-03-14"


def test_a_year_group_stays_as_typed() -> None:
    assert read_part("child.who", "year", "She is in Year 5").value == "Year 5"
    assert read_part("child.who", "year", "not at school yet").value == "not at school yet"


def test_a_date_after_today_is_a_due_date() -> None:
    assert is_due("2027-02-03", TODAY)
    assert not is_due("2017-03-14", TODAY)
    assert not is_due(None, TODAY)
