"""Strange input: what Teams' editor makes, files, edits, unknown kinds, wrong types, too much of it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from bot.channels.teams.plain_text import looks_like_html, plain_text
from tests.channels.teams.conftest import Desk


async def test_the_editor_s_html_becomes_the_words_that_were_typed(desk: Desk) -> None:
    html = (
        "<p>On 3&nbsp;November <b>Amira</b> said:</p><p>&nbsp;</p><p>&quot;No tea &amp; no lunch&quot;<br>"
        "twice</p>"
        "<ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol><p>5 &lt; 6 <img alt='🙂' src='x'></p>"
        "<script>alert(1)</script>"
    )
    await desk.type("flattened", attachments=[{"contentType": "text/html", "content": html}])
    assert desk.talk.texts == [
        'On 3 November Amira said:\n\n"No tea & no lunch"\ntwice\n1. one\n2. two\n- deep\n5 < 6 🙂'
    ]


async def test_a_mention_and_angle_brackets_in_plain_text(desk: Desk) -> None:
    await desk.type("<at>Conference report</at> she is < 5 & > 3")
    await desk.type("a < b and c > d")
    assert desk.talk.texts == ["Conference report she is < 5 & > 3", "a < b and c > d"]


async def test_an_edit_or_deletion_in_teams_is_answered_and_changes_nothing(desk: Desk) -> None:
    await desk.send(desk.activity(type="messageUpdate", text="other words"))
    await desk.send(desk.activity(type="messageDelete"))
    await desk.quiet()
    assert desk.talk.texts == []
    assert desk.microsoft.texts() == [desk.ports.say("teams.edited")] * 2


async def test_files_and_pictures_are_answered_in_words(desk: Desk) -> None:
    picture = {"contentType": "image/png", "contentUrl": "https://x.example/a.png"}
    await desk.type("", attachments=[picture])
    assert desk.talk.texts == []
    await desk.type("see this", attachments=[picture])
    assert desk.talk.texts == ["see this"]
    assert [t for t in desk.microsoft.texts() if t == desk.ports.say("teams.no_files")] == [
        desk.ports.say("teams.no_files")
    ] * 2


@pytest.mark.parametrize(
    "value",
    [{"sos": 0, "turn": "t", "send": "yes"}, {"action": "approve"}, {"sos": 1, "turn": [], "send": "yes"}],
)
async def test_a_card_of_an_old_version_is_answered_with_the_question_as_it_stands(
    desk: Desk, value: dict[str, Any]
) -> None:
    await desk.type("Hello")
    await desk.send(desk.activity(value=value))
    await desk.quiet()
    assert desk.talk.texts == ["Hello", "repeat"]
    assert desk.ports.say("teams.old_card") in desk.microsoft.texts()


async def test_an_empty_message_is_answered_in_words(desk: Desk) -> None:
    await desk.type("  \n ")
    assert desk.talk.texts == []
    assert desk.microsoft.texts() == [desk.ports.say("teams.not_words")]


def test_hostile_html_is_read_in_proportion_to_its_length() -> None:
    began = time.perf_counter()
    pieces = (
        "&nbsp;",
        "<p>",
        "<ol><li>",
        " \u00a0<br>",
        "<",
        "<p a=",
        "<!",
        "<!--",
        "<!-- >",
        "<![CDATA[>",
        "</ >",
        "&#",
    )
    for html in (piece * (100_000 // len(piece)) for piece in pieces):
        plain_text(html)
        looks_like_html(html)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "endOfConversation", "event", "handoff", "x"])
async def test_other_kinds_of_activity_are_taken_and_left_alone(desk: Desk, kind: str) -> None:
    assert await desk.send(desk.activity(type=kind)) == 200
    await desk.quiet()
    assert desk.talk.texts == []
    assert desk.microsoft.posted == []


async def test_an_unknown_invoke_is_said_to_be_unknown(desk: Desk) -> None:
    assert await desk.send(desk.activity(type="invoke", name="task/fetch")) == 501


async def test_a_message_of_100_kilobytes_is_taken_and_more_is_refused(desk: Desk) -> None:
    await desk.type("word " * 20_000)
    assert len(desk.talk.texts[0]) > 99_000
    token = desk.microsoft.token()
    async with desk.http.post(desk.url, data=b"[" * 100_000, headers={"Authorization": f"Bearer {token}"}) as response:
        assert response.status == 400


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation": "x"}, {"conversation": {}}, {"serviceUrl": 7}, {"type": None}, {"type": ["message"]},
        {"from": None}, {"text": {"a": 1}}, {"value": "yes"}, {"value": [1]}, {"attachments": "x"},
        {"attachments": [None, 7, {}]}, {"channelData": "x"}, {"timestamp": 7}, {"timestamp": "soon"},
        {"timestamp": "9999-99-99T99:99:99Z"}, {"id": None}, {"recipient": None}, {"replyToId": 7},
        {"membersAdded": "x"}, {"action": 7}, {"conversation": None},
    ],
    ids=range(21),
)  # fmt: skip
async def test_values_of_the_wrong_type_never_break_the_channel(desk: Desk, changes: dict[str, Any]) -> None:
    token = desk.microsoft.token()
    assert await desk.send({**desk.activity(text="Hello"), **changes}, token) in (200, 400, 401, 403)
    await desk.quiet()
    await desk.type("still there")
    assert desk.talk.texts[-1] == "still there"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"7"])
async def test_a_body_that_is_no_activity_is_refused(desk: Desk, body: bytes) -> None:
    token = desk.microsoft.token()
    async with desk.http.post(desk.url, data=body, headers={"Authorization": f"Bearer {token}"}) as response:
        assert response.status == 400
