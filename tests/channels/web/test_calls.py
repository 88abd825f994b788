"""What the page may do, and what nobody else may."""

from __future__ import annotations

import queue
import threading

import pytest
import requests

from tests.channels.web.conftest import PAGE, Client
from tests.channels.web.fakes import House


def test_a_start_gives_a_cookie_that_scripts_and_other_sites_cannot_use(client: Client) -> None:
    reply = client.post("start", {})

    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert [e["who"] for e in reply.json()["events"]] == ["bot", "bot"]
    assert "token" not in reply.json()


def test_a_frame_gets_a_cookie_for_its_site_alone_and_its_token_in_the_answer(client: Client, house: House) -> None:
    reply = client.post("start", {}, **{"X-SOS-Frame": "1"})

    held = {"Authorization": f"Bearer {reply.json()['token']}"}
    assert reply.headers["set-cookie"].endswith("HttpOnly; SameSite=None; Secure; Partitioned")
    assert requests.get(f"{house.url}/chat/history", headers=held, timeout=5).status_code == 200


def test_a_message_comes_back_with_what_the_bot_says(client: Client, house: House) -> None:
    client.start()

    events = client.send("No").json()["events"]

    assert [(e["who"], e["text"].split("\n")[0]) for e in events] == [
        ("you", "No"),
        ("bot", "Kept."),
        ("bot", "What date is the conference?"),
    ]


def test_a_message_sent_again_is_not_a_second_answer(client: Client, house: House) -> None:
    client.start()

    first = client.send("No", "message-0001").json()
    again = client.send("No", "message-0001").json()

    assert again["events"] == first["events"]
    assert house.talk.heard == ["No"]


def test_a_message_that_another_worker_kept_meanwhile_is_shown_once(client: Client, house: House) -> None:
    client.start()
    house.talk.meanwhile = [{"who": "you", "text": "No", "id": "message-0001"}, {"who": "bot", "text": "Kept."}]

    reply = client.send("No", "message-0001")

    assert reply.status_code == 200
    assert [e["text"] for e in reply.json()["events"] if e["who"] == "you"] == ["No"]


def test_a_damaged_entry_is_told_and_the_rest_is_shown(client: Client, house: House) -> None:
    client.start()
    kept = next(iter(house.transcript.kept.values()))
    whole = len(client.get("history").json()["events"])
    kept[0] = None

    events = client.get("history").json()["events"]

    assert len(events) == whole
    assert "cannot be read any more" in events[0]["text"]


def test_the_same_message_twice_at_once_is_one_answer(client: Client, house: House) -> None:
    client.start()
    house.talk.seconds = 0.3
    replies: list[dict[str, object]] = []
    both = [threading.Thread(target=lambda: replies.append(client.send("No", "message-0001").json())) for _ in "ab"]

    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert house.talk.heard == ["No"]
    assert replies[0]["events"] == replies[1]["events"]


def test_no_one_reads_without_a_session_of_theirs(house: House, client: Client) -> None:
    started = client.start()
    report_ids = {held.report for held in house.door.passes.values()} | {
        h.conversation for h in house.door.passes.values()
    }
    stranger = Client(house.url)

    for token in ["", "x", "x" * 72, *report_ids]:
        stranger.http.cookies.set("sos_chat", token)
        for name in ("history", "events", "review", "report"):
            assert stranger.get(name).status_code == 401
    assert started["events"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://127.0.0.1.evil.example"},
        {"Origin": "https://www.council.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"X-SOS-Chat": "0"},
    ],
)
def test_a_call_that_another_site_makes_is_refused(client: Client, house: House, headers: dict[str, str]) -> None:
    client.start()
    refused = client.post("send", {"text": "x", "message_id": "message-0001"}, **headers)

    assert refused.status_code == 403
    assert house.talk.heard == []


def test_our_own_origin_is_let_in(client: Client, house: House) -> None:
    client.start()

    assert client.post("send", {"text": "x", "message_id": "message-0001"}, Origin=house.url).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 60_000, 400),
        (b"null", 400),
        (b"[]", 400),
        (b'{"text": 1, "message_id": "message-0001"}', 400),
        (b'{"text": "", "message_id": "message-0001"}', 400),
        (b'{"text": "x"}', 400),
        (b'{"text": "x", "message_id": "short"}', 400),
        (b'{"text": "x", "message_id": "message-0001", "file": "UEs="}', 400),
        (b'{"text": "x", "message_id": "message-0001", "after": -1}', 400),
        (b'\xff\xfe{"text": "x", "message_id": "message-0001"}', 400),
        (b'{"text": "' + b"x" * 20_001 + b'", "message_id": "message-0001"}', 413),
        (b'{"text": "' + b"x" * 300_000 + b'", "message_id": "message-0001"}', 413),
    ],
)
def test_what_cannot_be_read_is_refused(client: Client, house: House, body: bytes, status: int) -> None:
    client.start()
    sent = PAGE | {"Content-Type": "application/json"}

    reply = client.http.post(f"{house.url}/chat/send", data=body, headers=sent, timeout=5)

    assert reply.status_code == status
    assert house.talk.heard == []


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_a_form_of_another_site_cannot_make_a_call(client: Client, house: House, kind: str) -> None:
    client.start()

    reply = client.http.post(
        f"{house.url}/chat/send",
        data=b'{"text": "x", "message_id": "m"}',
        headers=PAGE | {"Content-Type": kind},
        timeout=5,
    )

    assert reply.status_code == 415


def test_a_file_is_refused_in_words(client: Client) -> None:
    client.start()

    reply = client.post("send", {"text": "x", "message_id": "message-0001", "file": "UEs="})

    assert reply.json()["says"].startswith("I cannot take files here.")


def test_twenty_thousand_characters_are_taken(client: Client, house: House) -> None:
    client.start()

    assert client.send("\u4e2d" * 20_000).status_code == 200
    assert house.talk.heard == ["\u4e2d" * 20_000]


def test_control_characters_and_lone_surrogates_go_and_the_rest_stays(client: Client, house: House) -> None:
    client.start()
    body = b'{"text": "a\\u0000b\\ud800c\\nd", "message_id": "message-0001"}'

    client.http.post(
        f"{house.url}/chat/send", data=body, headers=PAGE | {"Content-Type": "application/json"}, timeout=5
    )

    assert house.talk.heard == ["abc\nd"]


def test_html_comes_back_as_the_text_that_it_is(client: Client) -> None:
    client.start()

    reply = client.send("<script>alert(1)</script>")

    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.json()["events"][0]["text"] == "<script>alert(1)</script>"


def test_a_flood_is_slowed_and_told_how_long_to_wait(client: Client, house: House) -> None:
    client.start()

    replies = [client.get("history") for _ in range(160)]

    late = [r for r in replies if r.status_code == 429]
    assert late
    assert int(late[0].headers["retry-after"]) >= 1
    assert late[0].json()["says"]


def test_too_many_waiting_windows_are_refused(client: Client, house: House) -> None:
    client.start()
    statuses: queue.Queue[int] = queue.Queue()
    waits = [threading.Thread(target=lambda: statuses.put(client.get("events?after=2").status_code)) for _ in range(6)]

    for wait in waits:
        wait.start()
    at_once = [statuses.get(timeout=5), statuses.get(timeout=5)]
    client.send("No")
    for wait in waits:
        wait.join()

    assert at_once == [429, 429]
    assert [statuses.get(timeout=5) for _ in range(4)] == [200] * 4


def test_a_second_window_hears_at_once_what_was_said_in_the_first(client: Client, house: House) -> None:
    client.start()
    heard: list[dict[str, object]] = []
    window = threading.Thread(target=lambda: heard.append(client.get("events?after=2").json()))
    window.start()

    client.send("No")
    window.join(5)

    assert [e["text"] for e in heard[0]["events"]][:2] == ["No", "Kept."]  # type: ignore[index, attr-defined]


def test_what_could_not_be_kept_is_not_acknowledged_and_can_be_sent_again(client: Client, house: House) -> None:
    client.start()
    house.talk.fail = 1

    refused = client.send("No", "message-0001")
    again = client.send("No", "message-0001")

    assert refused.status_code == 503
    assert refused.json()["error"] == "not_saved"
    assert again.status_code == 200
    assert house.talk.heard == ["No"]
