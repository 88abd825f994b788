"""The report as a file: offered, uploaded to the person's own OneDrive, or given as a link."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest

from bot.channels.teams import files
from bot.channels.teams.settings import TeamsSettings
from tests.channels.teams.conftest import Desk
from tests.channels.teams.microsoft import APP, OTHER_SCHOOL
from tests.channels.teams.talk import question

SAID = [{"text": "Here is your report so far.", "custom": {"document": "draft"}}, question()]


async def offered(desk: Desk, kind: str = "draft") -> dict[str, Any]:
    """Ask for the report and return the consent card that comes."""
    desk.talk.script = lambda text: [{**SAID[0], "custom": {"document": kind}}, SAID[1]]
    await desk.type("draft")
    found = [
        a for p in desk.microsoft.posted for a in p.get("attachments") or () if a["contentType"] == files.CONSENT_CARD
    ]
    return dict(found[-1])


def consent(desk: Desk, card: dict[str, Any], action: str = "accept", **changes: Any) -> dict[str, Any]:
    """The invoke that Teams sends when a person answers the offer."""
    info = {
        "contentUrl": f"{desk.microsoft.address}/personal/report.docx",
        "name": "Conference report DRAFT.docx",
        "uploadUrl": f"{desk.microsoft.address}/upload",
        "uniqueId": "U1",
        "fileType": "docx",
    }
    value = {
        "type": "fileUpload",
        "action": action,
        "context": card["content"]["acceptContext"],
        "uploadInfo": info,
    }
    return desk.activity(type="invoke", name="fileConsent/invoke", value={**value, **changes})


async def test_the_report_is_offered_before_the_next_question_and_names_no_child(desk: Desk) -> None:
    card = await offered(desk)
    assert card["name"] == "Conference report DRAFT.docx"
    assert card["content"]["sizeInBytes"] == len(desk.reports.content)
    assert "Amira" not in str(card)
    kinds = [
        (p.get("attachments") or [{}])[0].get("contentType", "text").rpartition(".")[2] for p in desk.microsoft.posted
    ]
    assert kinds[-2:] == ["consent", "adaptive"]
    assert (await offered(desk, "final"))["name"] == "Conference report.docx"


async def test_an_accepted_file_is_uploaded_and_shown_and_the_offer_is_taken_away(desk: Desk) -> None:
    card = await offered(desk)
    desk.reports.content = b"x" * 1000
    assert await desk.send(consent(desk, card)) == 200
    assert desk.answer == {}
    await desk.quiet()
    content, headers = desk.microsoft.uploads[0]
    assert content == b"x" * 1000
    assert headers["Content-Range"] == "bytes 0-999/1000"
    assert "Authorization" not in headers
    shown = [
        a for p in desk.microsoft.posted for a in p.get("attachments") or () if a["contentType"] == files.INFO_CARD
    ]
    assert shown[0]["content"] == {"uniqueId": "U1", "fileType": "docx"}
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.file_there")
    assert len(desk.microsoft.deleted) == 1


async def test_a_declined_file_becomes_a_link_that_works_once(desk: Desk) -> None:
    card = await offered(desk)
    await desk.send(consent(desk, card, "decline"))
    await desk.quiet()
    assert desk.microsoft.uploads == []
    assert desk.reports.link_to in desk.microsoft.texts()[-1]


async def test_a_failed_upload_becomes_a_link_and_a_short_fault_is_tried_again(desk: Desk) -> None:
    card = await offered(desk)
    desk.microsoft.upload_faults += [503]
    await desk.send(consent(desk, card))
    await desk.quiet()
    assert len(desk.microsoft.uploads) == 1
    card = await offered(desk)
    desk.microsoft.upload_faults += [403]
    await desk.send(consent(desk, card))
    await desk.quiet()
    assert len(desk.microsoft.uploads) == 1
    assert desk.ports.say("teams.file_failed") in desk.microsoft.texts()
    assert desk.reports.link_to in desk.microsoft.texts()[-1]


async def test_without_a_public_address_there_is_another_way_on(desk: Desk) -> None:
    card = await offered(desk)
    desk.reports.link_to = ""
    await desk.send(consent(desk, card, "decline"))
    await desk.quiet()
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.file_no_link")


async def test_an_offer_is_good_once_and_only_for_the_one_who_got_it(desk: Desk) -> None:
    card = await offered(desk)
    other = consent(desk, card)
    other["from"] = {"id": "29:other", "aadObjectId": "bbbbbbbb-0000-0000-0000-000000000001"}
    await desk.send(other)
    await desk.quiet()
    assert desk.microsoft.uploads == []
    same_id_elsewhere = consent(desk, card)
    same_id_elsewhere["conversation"]["tenantId"] = OTHER_SCHOOL
    same_id_elsewhere["channelData"]["tenant"]["id"] = OTHER_SCHOOL
    await desk.send(same_id_elsewhere)
    await desk.quiet()
    assert desk.microsoft.uploads == []
    await desk.send(consent(desk, card))
    await desk.quiet()
    await desk.send(consent(desk, card))
    await desk.quiet()
    assert len(desk.microsoft.uploads) == 1
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.file_old")


@pytest.mark.parametrize("context", [None, {}, "x", {"offer": 7}, {"offer": "another"}])
async def test_a_consent_without_our_offer_uploads_nothing(desk: Desk, context: Any) -> None:
    await offered(desk)
    await desk.send(consent(desk, {"content": {"acceptContext": context}}))
    await desk.quiet()
    assert desk.microsoft.uploads == []


async def test_looking_at_a_link_does_not_use_it_up_and_pressing_gives_the_file_once(desk: Desk) -> None:
    address = desk.url.replace("/messages", "/report/one-time")
    for _ in range(3):
        async with desk.http.get(address, headers={"Sec-Fetch-Site": "cross-site"}) as page:
            assert page.status == 200
            assert "no-store" in page.headers["Cache-Control"]
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert '<form method="post">' in await page.text()
    async with desk.http.post(address) as taken:
        assert await taken.read() == desk.reports.content
        assert "Conference%20report.docx" in taken.headers["Content-Disposition"]
    async with desk.http.post(address) as again:
        assert again.status == 410
        assert escape(desk.ports.say("teams.page_gone")) in await again.text()


REAL = TeamsSettings(APP, None, "", frozenset())  # type: ignore[arg-type]
GOOD = {
    "uploadUrl": "https://x-my.sharepoint.com/up",
    "contentUrl": "https://x-my.sharepoint.com/r.docx",
    "name": "r.docx",
    "uniqueId": "u",
    "fileType": "docx",
}


def test_an_upload_goes_to_sharepoint() -> None:
    assert files.read_upload({"uploadInfo": GOOD}, REAL).address == GOOD["uploadUrl"]


@pytest.mark.parametrize(
    "address",
    [
        "http://x-my.sharepoint.com/up",
        "https://sharepoint.com.evil.example/up",
        "https://evilsharepoint.com/up",
        "https://evil.example/?x=.sharepoint.com",
        "https://sharepoint.com@evil.example/up",
        "https://user:pw@x.sharepoint.com/up",
        "https://169.254.169.254/up",
        "file:///etc/passwd",
        "https://[::1/up",
        "https://evil.example#.sharepoint.com",
        "https://evil.example\\.sharepoint.com/up",
        "",
        None,
        7,
    ],
)
def test_an_upload_goes_nowhere_else(address: Any) -> None:
    for name in ("uploadUrl", "contentUrl"):
        with pytest.raises(files.NotUploaded):
            files.read_upload({"uploadInfo": {**GOOD, name: address}}, REAL)


@pytest.mark.parametrize("value", [{}, {"uploadInfo": None}, {"uploadInfo": []}, {"uploadInfo": {}}])
def test_a_consent_without_an_address_uploads_nothing(value: dict[str, Any]) -> None:
    with pytest.raises(files.NotUploaded):
        files.read_upload(value, REAL)
