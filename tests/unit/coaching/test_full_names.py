"""Another pupil's full name is pointed out in whatever way and tongue it is written."""

from __future__ import annotations

import pytest

FIRST = (
    "oliver",
    "kayden",
    "saoirse",
    "eilidh",
    "angharad",
    "zuzanna",
    "ioana",
    "oluwaseun",
    "akosua",
    "hodan",
    "tasnim",
    "harleen",
    "kajan",
)
FIRST += ("emre", "rojda", "khalid", "minh", "beatriz", "shanice", "levi-jay", "olena", "liepa", "thandi")
LAST = (
    "hargreaves",
    "o'rourke",
    "llewellyn",
    "wojcik",
    "popescu",
    "adeyemi",
    "mensah",
    "warsame",
    "chowdhury",
    "dhaliwal",
    "sivakumar",
)
LAST += ("yilmaz", "al-masri", "nguyen", "ferreira", "gaskin", "shevchenko", "novakova", "moyo")
SAID = {
    "sos.harm": "on 3 november {} pushed her off the wall and she cut her knee",
    "edu.learn": "sits next to {} in maths and copies her work",
    "sos.unknown": "we dont know if {} saw what happened",
    "sos.strength": "walks home with {} most days so shes not alone",
    "next.school": "keep her and {} apart until 11 december, mr bell to check",
}


def _title(name: str) -> str:
    return " ".join("-".join(part[:1].upper() + part[1:] for part in word.split("-")) for word in name.split())


@pytest.mark.parametrize("question", SAID)
@pytest.mark.parametrize("number", range(len(FIRST)))
def test_a_full_name_is_found_in_small_letters_with_capitals_and_in_capitals_alone(
    check, question: str, number: int
) -> None:
    name = f"{FIRST[number]} {LAST[number % len(LAST)]}"
    ways = (SAID[question].format(name), SAID[question].format(_title(name)), SAID[question].format(name).upper())

    missed = [text for text in ways if "C26" not in {finding.id for finding in check(question, text)}]

    assert missed == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("edu.peers", "She sits with Billie Jones and Adele Owusu."),
        ("edu.peers", "He plays with Charlie and Jayden every break."),
        ("edu.peers", "He plays with Mario at lunch."),
        ("edu.behave", "He hit Matilda Brown on 3 November."),
    ],
)
def test_a_pupil_with_the_name_of_a_singer_or_a_character_is_a_pupil(check, question: str, text: str) -> None:
    assert "C26" in {finding.id for finding in check(question, text)}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("edu.learn", "In English he read Matilda, and Romeo and Juliet with the class."),
        ("start.attend", "me and sian trevorrow our safeguarding lead"),
        ("edu.send", "dyslexia, helen astbury the senco sees her on tuesdays"),
        ("child.identity", "supports aston villa and loves roald dahl"),
        ("edu.look", "asked for coco pops, has a hello kitty coat"),
        ("sos.strength", "story time at central library on 5 saturdays"),
        ("voice.good", "“babcia's pierogi and kino z tata”"),
    ],
)
def test_staff_clubs_places_and_things_are_no_pupils(check, question: str, text: str) -> None:
    assert "C26" not in {finding.id for finding in check(question, text)}
