"""Coming back, documents, deleting and leaving."""

from __future__ import annotations

import requests

from tests.channels.web.conftest import Client
from tests.channels.web.fakes import CODE, House


def test_a_code_is_shown_once_and_kept_nowhere(client: Client, house: House) -> None:
    client.start()

    shown = client.send("pause").text
    later = client.get("history").text

    assert CODE in shown
    assert CODE not in later
    assert CODE not in str(house.transcript.kept)


def test_a_code_opens_the_report_elsewhere_and_the_first_window_may_only_read(client: Client, house: House) -> None:
    client.start()
    client.send("No")
    client.send("pause")
    other = Client(house.url)

    opened = other.post("resume", {"code": CODE.upper().replace("-", " ")})
    refused = client.send("more")

    assert opened.status_code == 200
    assert any(e["text"] == "No" for e in opened.json()["events"])
    assert refused.status_code == 409
    assert client.get("history").json()["standing"] == "read"
    assert client.post("delete", {"confirm": True}).status_code == 409


def test_a_wrong_code_says_nothing_about_why_and_many_are_stopped(client: Client) -> None:
    replies = [client.post("resume", {"code": f"guess {n}"}) for n in range(22)]

    assert {r.status_code for r in replies[:20]} == {404}
    assert len({r.text for r in replies[:20]}) == 1
    assert replies[-1].status_code == 429
    assert "30 seconds" in replies[-1].json()["says"]


def test_a_document_link_works_once(client: Client, house: House) -> None:
    client.start()
    link = client.post("document", {}).json()

    first = requests.get(house.url + link["url"], timeout=5)
    second = requests.get(house.url + link["url"], timeout=5)

    assert first.headers["content-disposition"] == 'attachment; filename="conference-report-draft.docx"'
    assert first.headers["cache-control"] == "no-store"
    assert len(first.content) == link["bytes"]
    assert second.status_code == 404


def test_deleting_takes_everything_and_ends_the_session(client: Client, house: House) -> None:
    client.start()
    client.send("No")

    unsure = client.post("delete", {"confirm": False})
    done = client.post("delete", {"confirm": True})

    assert unsure.status_code == 400
    assert done.json() == {"done": True}
    assert house.desk.erased
    assert house.transcript.kept == {}
    assert client.get("history").status_code == 401


def test_deleting_by_words_ends_the_session_too(client: Client, house: House) -> None:
    client.start()

    reply = client.send("delete everything").json()

    assert reply["standing"] == "deleted"
    assert house.transcript.kept == {}
    assert house.door.passes == {}


def test_leaving_ends_the_session_and_keeps_the_report(client: Client, house: House) -> None:
    client.start()

    assert client.post("leave", {}).json() == {"done": True}
    assert client.get("history").status_code == 401
    assert house.desk.erased == []


def test_a_session_near_its_end_is_made_longer_while_someone_works(client: Client, house: House) -> None:
    client.start()
    house.door.renewing = True

    reply = client.send("No")

    assert "sos_chat=" in reply.headers["set-cookie"]
    assert client.get("report").status_code == 200


def test_every_refusal_is_in_plain_words(client: Client) -> None:
    for reply in (client.get("history"), client.post("resume", {"code": "x"}), client.post("send", {"text": 1})):
        says = reply.json()["says"]
        assert says
        assert not {"please", "sorry", "invalid", "oops"} & set(says.lower().replace(".", " ").split())
