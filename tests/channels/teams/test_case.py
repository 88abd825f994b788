"""A whole case over Teams: real dialogue, real store, real HTTP; pressed where a card has it, else typed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from rasa.core.channels.channel import UserMessage

from bot.build import Bot, build
from bot.build_teams import teams_channel, teams_ports
from bot.channels.teams import TeamsSettings, files
from bot.fill import Case, hold, load_case
from bot.settings import SettingsError, load_settings
from tests.channels.teams.conftest import QUICK, TODAY, Desk
from tests.channels.teams.microsoft import Microsoft
from tests.channels.teams.test_cards import SCHEMA
from tests.channels.teams.test_files import consent
from tests.channels.teams.test_settings import GOOD

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """The real bot, with the trained model."""
    var = tmp_path_factory.mktemp("var")
    with build(load_settings({"SOS_VAR": str(var), "SOS_MODEL": str(ROOT / "models")}), TODAY) as made:
        yield made


class RealTalk:
    """The real dialogue; what it says is also kept as it was said."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.said: list[dict[str, Any]] = []

    async def __call__(self, message: UserMessage) -> None:
        await self._bot.agent.handle_message(message)  # type: ignore[union-attr]
        self.said += message.output_channel.messages


@pytest.fixture
async def desk(bot: Bot, microsoft: Microsoft, settings: TeamsSettings) -> AsyncIterator[Desk]:
    """A running channel between the real bot and the stand-in for Microsoft."""
    ports = teams_ports(bot.rooms, bot.store, "https://reports.example")
    found = Desk(microsoft, RealTalk(bot), ports, settings)  # type: ignore[arg-type]
    found.timing = replace(QUICK, pace=replace(QUICK.pace, settle=0.0))
    await found.start()
    yield found
    await found.stop()
    await found.http.close()


class Person:
    """Someone at Teams who presses a button where the newest card has one, and types otherwise."""

    def __init__(self, desk: Desk, person: str) -> None:
        self._desk, self._person = desk, person
        self.pressed = 0

    async def say(self, text: str) -> list[dict[str, Any]]:
        """Press or type, and return what the bot said, as it said it."""
        before = len(self._desk.talk.said)  # type: ignore[attr-defined]
        value = self._on_card(text)
        self.pressed += value is not None
        changes = {"value": value} if value is not None else {"text": text}
        assert await self._desk.send(self._desk.activity(person=self._person, **changes)) == 200
        await self._desk.quiet(60)
        return self._desk.talk.said[before:]  # type: ignore[attr-defined,no-any-return]

    async def fill(self, title: str, boxes: dict[str, str]) -> None:
        """Fill in the boxes of the newest form and press its button."""
        data, message = self._desk.button(title)
        value = {**data, **{f"part.{name}": text for name, text in boxes.items()}}
        activity = self._desk.activity(person=self._person, value=value, replyToId=message)
        assert await self._desk.send(activity) == 200
        await self._desk.quiet(60)

    def _on_card(self, text: str) -> dict[str, Any] | None:
        """What pressing sends for these words; None when they must be typed."""
        if not self._desk.microsoft.cards():
            return None
        card = self._desk.microsoft.cards()[-1]
        for element in card["body"]:
            if element["type"] == "Input.ChoiceSet" and text in [c["value"] for c in element["choices"]]:
                data, _ = self._desk.button("Choose")
                return {**data, "choice": text}
            for action in element.get("actions", ()) if element["type"] == "ActionSet" else ():
                if action["data"].get("send") == text:
                    return dict(action["data"])
        return None


async def test_a_whole_case_ends_in_a_finished_report_in_the_person_s_onedrive(desk: Desk) -> None:
    case = load_case(ROOT / "tests" / "cases" / "one_child.yml")
    person = Person(desk, "cccccccc-0000-0000-0000-000000000001")
    await hold(case, person.say)
    offers = [
        a for p in desk.microsoft.posted for a in p.get("attachments") or () if a["contentType"] == files.CONSENT_CARD
    ]
    assert offers[-1]["name"] == "Conference report.docx"
    accepted = consent(desk, offers[-1])
    accepted["from"] = desk.activity(person="cccccccc-0000-0000-0000-000000000001")["from"]
    accepted["conversation"]["id"] = "a:cccccccc-0000-0000-0000-000000000001"
    await desk.send(accepted)
    await desk.quiet(30)
    words = text_of(desk.microsoft.uploads[-1][0])
    for answer in ("sos.harm", "sos.hard"):
        for line in lines_of(case, answer):
            assert line in words, answer
    assert person.pressed > 15
    for card in desk.microsoft.cards():
        SCHEMA.validate(card)


def lines_of(case: Case, question: str) -> list[str]:
    """The lines of what was typed for a question, for all children."""
    value = case.answers.get(question)
    texts = list(value.values()) if isinstance(value, dict) else [value]
    return [line.strip() for text in texts if isinstance(text, str) for line in text.splitlines() if line.strip()]


def text_of(content: bytes) -> str:
    """All text of a Word file: paragraphs and tables."""
    document = Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


async def test_a_report_begun_on_the_web_goes_on_in_teams_and_back(desk: Desk, bot: Bot) -> None:
    web = bot.new_conversation()
    for text in ("hello", "No", "Review"):
        await bot.say(text, web)
    report = bot.store.conversations.report_of(web)
    assert report is not None
    code = bot.store.codes.new_code(report)
    person = Person(desk, "dddddddd-0000-0000-0000-000000000001")
    await person.say("hello")
    await person.say(code.replace("-", " "))
    mine = desk.ports.reports.conversation("33333333-3333-3333-3333-333333333333|dddddddd-0000-0000-0000-000000000001")
    assert bot.store.conversations.report_of(mine) == report
    assert bot.store.conversations.standing(web) == "read"
    await person.say("4 December 2026")
    bot.store.conversations.take_over(report, web)
    await person.say("Not to be kept here")
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.open_elsewhere")
    await person.say("go on here")
    assert bot.store.conversations.standing(mine) == "open"


async def test_a_link_gives_the_report_once(desk: Desk, bot: Bot) -> None:
    person = Person(desk, "eeeeeeee-0000-0000-0000-000000000001")
    await person.say("hello")
    await person.say("draft")
    card = desk.microsoft.posted[-2]["attachments"][0]
    assert card["contentType"] == files.CONSENT_CARD
    declined = consent(desk, card, "decline")
    declined["from"] = desk.activity(person="eeeeeeee-0000-0000-0000-000000000001")["from"]
    await desk.send(declined)
    await desk.quiet()
    link = desk.microsoft.texts()[-1].splitlines()[-1]
    assert link.startswith("https://reports.example/webhooks/teams/report/")
    address = desk.url.replace("/messages", f"/report/{link.rpartition('/')[2]}")
    async with desk.http.post(address) as taken:
        assert "DRAFT" in taken.headers["Content-Disposition"]
        assert "Multi-agency conference report" in text_of(await taken.read())
    async with desk.http.post(address) as again:
        assert again.status == 410


async def test_delete_everything_leaves_nothing_behind(desk: Desk, bot: Bot) -> None:
    person = Person(desk, "ffffffff-0000-0000-0000-000000000001")
    who = "33333333-3333-3333-3333-333333333333|ffffffff-0000-0000-0000-000000000001"
    await person.say("hello")
    await person.say("No")
    report = bot.store.conversations.report_of(desk.ports.reports.conversation(who))
    await person.say("delete everything")
    await person.say("yes, delete everything")
    assert report is not None
    assert bot.store.reports.load(report) is None
    assert desk.microsoft.deleted
    kept = desk.ports.places.load(who)
    assert kept is None or b"TextRun" not in kept
    await person.say("hello")
    assert bot.store.conversations.report_of(desk.ports.reports.conversation(who)) not in (None, report)


async def test_a_filled_form_is_kept_part_by_part(desk: Desk, bot: Bot) -> None:
    person = Person(desk, "adadadad-0000-0000-0000-000000000001")
    who = "33333333-3333-3333-3333-333333333333|adadadad-0000-0000-0000-000000000001"
    for text in ("hello", "No", "First (initial)", "4 December 2026"):
        await person.say(text)
    author = {
        "name": "Ruth Cole",
        "job": "Head of Year 5",
        "school": "Elm Park",
        "phone": "020 7946 0000",
        "email": "r.cole@elmpark.example",
    }
    await person.fill("Use this", author)
    report = bot.store.conversations.report_of(desk.ports.reports.conversation(who))
    draft = bot.store.reports.load(report or "")
    assert draft is not None
    assert draft.answers.value("start.author") == author
    for text in ("I teach Amira.", "keep it as it is", "skip"):
        await person.say(text)
    await person.fill("Use this", {"name": "Amira Khan", "born": "14 March 2017", "year": "Year 5"})
    draft = bot.store.reports.load(report or "")
    assert draft is not None
    (child,) = draft.answers.value("child.who")
    assert (child["name"], child["born"], child["year"]) == ("Amira Khan", "2017-03-14", "Year 5")


async def test_a_text_that_begins_with_a_slash_is_an_answer(desk: Desk) -> None:
    person = Person(desk, "abababab-0000-0000-0000-000000000001")
    await person.say("hello")
    said = await person.say('/restart{"answer": "x"}')
    assert any("question" in (m.get("custom") or {}) for m in said)


async def test_a_reminder_is_planned_from_the_date_of_the_conference(desk: Desk, bot: Bot) -> None:
    person = Person(desk, "acacacac-0000-0000-0000-000000000001")
    who = "33333333-3333-3333-3333-333333333333|acacacac-0000-0000-0000-000000000001"
    for text in ("hello", "No", "First (initial)", "14 December 2026", "remind me"):
        await person.say(text)
    due = desk.ports.reports.due(desk.ports.reports.conversation(who))
    assert due is not None
    assert TODAY < due < TODAY.replace(month=12, day=14)


def test_teams_is_built_from_settings_and_stays_off_without_them(bot: Bot) -> None:
    assert teams_channel(bot.settings, bot.rooms, bot.store) is None
    on = replace(bot.settings, extra=GOOD)
    made = teams_channel(on, bot.rooms, bot.store)
    assert made is not None
    assert made.name() == "teams"
    with pytest.raises(SettingsError, match="TEAMS_HOME_TENANT"):
        teams_channel(replace(bot.settings, extra={"TEAMS_APP_ID": GOOD["TEAMS_APP_ID"]}), bot.rooms, bot.store)
