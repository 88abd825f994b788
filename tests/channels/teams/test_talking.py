"""What a person in Teams sees: welcome, cards, buttons, forms, and the life of the app."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.channels.teams.reminders import Reminders
from tests.channels.teams.conftest import TODAY, Desk
from tests.channels.teams.microsoft import OTHER_SCHOOL, card_of
from tests.channels.teams.samples import MESSAGES, REVIEW
from tests.channels.teams.talk import question

PERSON = "aaaaaaaa-0000-0000-0000-000000000001"
BOT = "28:11111111-1111-1111-1111-111111111111"


def says(*messages: dict[str, Any]) -> Any:
    """A script that says the same whatever is typed."""
    return lambda text: list(messages)


async def test_a_new_person_is_welcomed_once_on_install(desk: Desk) -> None:
    await desk.send(desk.activity(type="installationUpdate", action="add"))
    await desk.send(desk.activity(type="conversationUpdate", membersAdded=[{"id": BOT}]))
    await desk.quiet()
    assert desk.talk.texts == ["hello"]
    assert sum("Your school keeps" in text for text in desk.microsoft.texts()) == 1


async def test_a_person_who_joins_is_not_the_bot_that_joins(desk: Desk) -> None:
    await desk.send(desk.activity(type="conversationUpdate", membersAdded=[{"id": "29:someone"}, "x", {"id": 7}]))
    await desk.quiet()
    assert desk.talk.texts == []


async def test_after_an_uninstall_nothing_is_sent_and_after_a_new_install_it_goes_on(desk: Desk) -> None:
    await desk.type("Hello")
    said = len(desk.microsoft.posted)
    await desk.send(desk.activity(type="installationUpdate", action="remove"))
    await desk.quiet()
    assert len(desk.microsoft.posted) == said
    await desk.send(desk.activity(type="installationUpdate", action="add"))
    await desk.quiet()
    assert desk.talk.texts == ["Hello", "hello"]
    assert len({conversation for conversation, _ in desk.talk.kept}) == 1


async def test_a_group_gets_one_sentence_and_no_content(desk: Desk) -> None:
    for kind in ("groupChat", "channel"):
        await desk.type("Amira came in late", conversation_type=kind)
    await desk.send(desk.activity(type="conversationUpdate", membersAdded=[{"id": BOT}], conversation_type="channel"))
    await desk.quiet()
    assert desk.talk.texts == []
    assert desk.microsoft.texts() == [desk.ports.say("teams.private_only")] * 3


async def test_someone_without_an_entra_id_is_not_let_on(desk: Desk) -> None:
    activity = desk.activity(text="Hello")
    del activity["from"]["aadObjectId"]
    await desk.send(activity)
    await desk.quiet()
    assert desk.talk.texts == []
    assert desk.microsoft.texts() == [desk.ports.say("teams.who_are_you")]


async def test_a_pressed_card_is_closed_with_its_answer_and_cannot_be_pressed_again(desk: Desk) -> None:
    desk.talk.script = says(MESSAGES["choice"])
    await desk.type("Hello")
    value, message = desk.button("Choose")
    desk.talk.script = says({"text": "Kept."}, MESSAGES["date"])
    pressed = desk.activity(value={**value, "choice": "Review"}, replyToId=message)
    await desk.send(pressed)
    await desk.quiet()
    assert desk.talk.texts == ["Hello", "Review"]
    closed = card_of(desk.microsoft.changed[message])
    assert closed is not None
    assert "Your answer: Review" in closed["fallbackText"]
    await desk.send(desk.activity(value={**value, "choice": "Review"}, replyToId=message))
    await desk.quiet()
    assert desk.talk.texts == ["Hello", "Review"]
    await desk.send(desk.activity(value={**value, "choice": "Before birth"}, replyToId=message))
    await desk.quiet()
    assert desk.talk.texts == ["Hello", "Review", "repeat"]
    assert desk.ports.say("teams.old_card") in "\n".join(desk.microsoft.texts())


async def test_a_double_click_counts_once(desk: Desk) -> None:
    desk.talk.script = says(MESSAGES["yes-no"])
    await desk.type("4 December")
    value, message = desk.button("Yes")
    for _ in range(3):
        await desk.send(desk.activity(value=value, replyToId=message))
    await desk.quiet()
    assert desk.talk.texts == ["4 December", "yes"]


async def test_a_typed_answer_closes_the_card_too(desk: Desk) -> None:
    desk.talk.script = says(MESSAGES["yes-no"])
    await desk.type("4 December")
    _, message = desk.button("Yes")
    await desk.type("yes")
    closed = card_of(desk.microsoft.changed[message])
    assert closed is not None
    assert "actions" not in closed


async def test_a_card_with_nothing_chosen_says_so(desk: Desk) -> None:
    desk.talk.script = says(MESSAGES["scale"])
    await desk.type("Hello")
    await desk.press("Choose")
    assert desk.talk.texts == ["Hello"]
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.nothing_picked")
    await desk.press("Choose", choice="3")
    assert desk.talk.texts == ["Hello", "3"]


async def test_boxes_that_the_bot_asks_for_again_are_filled_in_from_the_card(desk: Desk) -> None:
    part = question("What could happen?", question="sos.danger.could", part="could", state="part", kind="builder")
    replies = {
        "Hello": [MESSAGES["danger-statement"]],
        "Ms Cole. Mum drinks. Amira could be hurt": [{"text": "Kept."}, part],
        "Amira could be hurt": [
            {"text": "This is how it reads."},
            question("Is there another danger?", state="rows"),
        ],
    }
    desk.talk.script = lambda text: replies[text]
    await desk.type("Hello")
    await desk.press("Use this", **{
        "part.who": "Ms Cole", "part.about": "Mum drinks.", "part.could": "Amira could be hurt",
    })  # fmt: skip
    assert desk.talk.texts == ["Hello", "Ms Cole. Mum drinks. Amira could be hurt", "Amira could be hurt"]
    said = "\n".join(desk.microsoft.texts())
    assert "What could happen?" not in said
    assert "This is how it reads." in said


async def test_boxes_wait_while_the_coach_asks_and_go_when_the_answer_is_over(desk: Desk) -> None:
    part = question("What could happen?", question="sos.danger.could", part="could", state="part", kind="builder")
    coach = question("Can you say more?", state="coach", question="sos.danger")
    other = question("Another?", state="rows", question="sos.danger")
    replies = {
        "Hello": [MESSAGES["danger-statement"]],
        "Ms Cole. Drinks. Hurt": [coach],
        "keep": [part],
        "Hurt": [other],
    }
    desk.talk.script = lambda text: replies.get(text, [part])
    await desk.type("Hello")
    await desk.press("Use this", **{"part.who": "Ms Cole", "part.about": "Drinks", "part.could": "Hurt"})
    await desk.type("keep")
    assert desk.talk.texts[-1] == "Hurt"
    await desk.type("a new one")
    assert desk.talk.texts[-1] == "a new one"


async def test_change_in_the_newest_review_works_and_in_an_old_one_shows_it_again(desk: Desk) -> None:
    desk.talk.script = says(REVIEW, question())
    await desk.type("review")
    old, message = desk.button("Change 13")
    await desk.press("Change 13")
    assert desk.talk.texts == ["review", "change 13"]
    await desk.type("review")
    await desk.send(desk.activity(value=old, replyToId=message))
    await desk.quiet()
    assert desk.talk.texts == ["review", "change 13", "review", "review"]
    assert desk.ports.say("teams.old_list") in "\n".join(desk.microsoft.texts())


async def test_a_card_can_also_come_as_an_invoke(desk: Desk) -> None:
    desk.talk.script = says(MESSAGES["yes-no"])
    await desk.type("4 December")
    value, message = desk.button("Yes")
    action = {"action": {"type": "Action.Execute", "data": value}}
    activity = desk.activity(type="invoke", name="adaptiveCard/action", value=action, replyToId=message)
    assert await desk.send(activity) == 200
    assert desk.answer["statusCode"] == 200
    await desk.quiet()
    assert desk.talk.texts == ["4 December", "yes"]


async def test_a_resume_code_opens_the_report_here(desk: Desk) -> None:
    await desk.type("river-candle-amber-fox-tulip-stone")
    assert desk.reports.opened[0][1] == f"conversation-of-33333333-3333-3333-3333-333333333333|{PERSON}"
    assert desk.talk.texts == ["hello"]
    await desk.type("a-b-c-d-e-f")
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.code_refused")
    assert desk.talk.texts == ["hello"]


async def test_a_report_that_is_open_on_the_web_is_not_written_here(desk: Desk) -> None:
    await desk.type("Hello")
    desk.reports.away.add(desk.talk.kept[0][0])
    await desk.type("Amira came in late")
    assert desk.talk.texts == ["Hello"]
    assert desk.microsoft.texts()[-1] == desk.ports.say("teams.open_elsewhere")
    await desk.type("Go on here")
    await desk.type("Amira came in late")
    assert desk.talk.texts == ["Hello", "repeat", "Amira came in late"]


async def test_delete_everything_takes_back_what_the_bot_said(desk: Desk) -> None:
    await desk.type("Hello")
    sent = [f"m{n}" for n in range(1, len(desk.microsoft.posted) + 1)]
    desk.talk.script = says({"text": "It is all deleted."}, {"text": "Type anything.", "custom": {"deleted": True}})
    await desk.type("yes, delete everything")
    assert desk.microsoft.deleted == sent
    assert desk.ports.say("teams.keeps_after_delete") in "\n".join(desk.microsoft.texts())
    kept = desk.ports.places.load(f"33333333-3333-3333-3333-333333333333|{PERSON}")
    assert kept is not None
    assert b"What has happened" not in kept


async def test_the_bot_follows_when_teams_moves_a_chat_to_another_address(desk: Desk) -> None:
    await desk.type("Hello")
    moved = f"{desk.microsoft.address}/moved/"
    await desk.type("Hello again", serviceUrl=moved)
    assert desk.microsoft.posted[-1]["at"].startswith("/moved/")


async def test_a_reminder_is_sent_once_only_to_who_asked_and_without_content(desk: Desk) -> None:
    desk.reports.due_on = TODAY + timedelta(days=10)
    await desk.type("Hello")
    await desk.type("Hello", tenant=OTHER_SCHOOL)
    await desk.type("Remind me")
    said = len(desk.microsoft.posted)
    days = {"now": TODAY}
    ports = type(desk.ports)(**{**desk.ports.__dict__, "today": lambda: days["now"]})
    reminders = Reminders(ports, desk.channel._connector)
    assert await reminders.send_due() == 0
    days["now"] = date(2026, 12, 1)
    assert await reminders.send_due() == 1
    assert await reminders.send_due() == 0
    assert desk.microsoft.texts()[said:] == [desk.ports.say("teams.remind_note")]


async def test_reminders_stop_when_they_are_not_wanted_any_more(desk: Desk) -> None:
    desk.reports.due_on = TODAY + timedelta(days=10)
    await desk.type("remind me")
    await desk.type("stop reminders")
    assert desk.ports.places.remind(date(2027, 1, 1)) == ()


async def test_a_pause_offers_the_reminder(desk: Desk) -> None:
    desk.talk.script = says({"text": "All kept.", "custom": {"resume_code": "a-b-c-d-e-f"}}, question())
    await desk.type("pause")
    assert desk.ports.say("teams.remind_offer") in "\n".join(desk.microsoft.texts())
